"""Two wordings, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.diff import Run
from bot.review.difference import difference

WORDS = st.lists(st.sampled_from(("will", "may", "explore", "cables,", "(AI)")), max_size=12)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_off(old: list[str], new: list[str]) -> None:
    """Both stand there to the letter; no word is doubled."""
    runs = difference(" ".join(old), " ".join(new))
    assert " ".join(run.new for run in runs).split() == new
    assert " ".join(run.old for run in runs).split() == old


def test_marks_and_capitals_make_no_difference() -> None:
    """Only words are compared."""
    runs = difference("Both will meet, soon.", "both may meet soon")
    assert runs == (
        Run("Both", "both", same=True),
        Run("will", "may", same=False),
        Run("meet, soon.", "meet soon", same=True),
    )
