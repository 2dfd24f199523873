"""A short form of `python -m tests.japanese`: most of what is told is Japanese."""

from __future__ import annotations

from tests.japanese import AIM, INPUTS, measured, share


def test_a_japanese_reader_is_told_japanese() -> None:
    """By the letters of all answers and buttons; no single answer is left in English."""
    told = list(measured(INPUTS))
    assert len(told) >= 60
    assert share(told) >= AIM
    assert [each.said for each in told if each.share < 0.5] == []
