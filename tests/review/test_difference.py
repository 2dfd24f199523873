"""Two wordings, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.review.difference import difference

WORDS = st.lists(st.sampled_from(("will", "may", "explore", "cables,", "(AI)")), max_size=12)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_off(old: list[str], new: list[str]) -> None:
    """Without what is gone the new one stands there, to the letter; no word is doubled."""
    runs = difference(" ".join(old), " ".join(new))
    assert " ".join(run.words for run in runs if run.change != "gone").split() == new
    assert " ".join(run.words for run in runs if run.change != "new").split() == old


def test_marks_and_capitals_make_no_difference() -> None:
    """Only words are compared."""
    runs = difference("Both will meet, soon.", "both may meet soon")
    assert [(run.change, run.words) for run in runs] == [
        ("same", "both"), ("gone", "will"), ("new", "may"), ("same", "meet soon"),
    ]  # fmt: skip
