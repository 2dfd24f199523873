"""Wordings compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.diff import Run, changes, compared

WORDS = st.lists(st.sampled_from(["both", "sides", "will", "3GPP", "e.g.", "–", "AI-native"]))


def test_what_was_changed() -> None:
    """Words taken out, put in, and put for others; marks at words are none of them."""
    old = "Both sides will explore the 3GPP, which helps."
    assert changes(old, "Both sides will launch the new 3GPP.") == (
        Run("explore", "launch", same=False),
        Run("", "new", same=False),
        Run(", which helps", "", same=False),
    )
    assert changes(old, old) == ()
    assert changes(old, "Nothing of it is left here") is None


@given(WORDS, WORDS)
def test_runs_are_the_texts(old: list[str], new: list[str]) -> None:
    """No word is lost or made up, on either side."""
    runs = compared(" ".join(old), " ".join(new))
    assert "".join(run.old for run in runs).replace(" ", "") == "".join(old)
    assert "".join(run.new for run in runs).replace(" ", "") == "".join(new)
    assert all(run.old.split() == run.new.split() for run in runs if run.same)
