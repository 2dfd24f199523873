"""Two wordings beside each other, word by word."""

from __future__ import annotations

import re

from bot.domain.diff import Run, compared

_WORD = re.compile(r"\S+")


def difference(old: str, new: str) -> tuple[Run, ...]:
    """The runs of words of both, in one order.

    Capitals and the marks beside a word make no difference.
    """
    return compared(old, new, _WORD, _bare)


def _bare(word: str) -> str:
    return word.strip(".,;:()“”\"'’*").casefold() or word
