"""Two wordings beside each other, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Run:
    """Words that stand together, and what happened to them."""

    change: Change
    words: str


def difference(old: str, new: str) -> tuple[Run, ...]:
    """The words of both, in one order: what stayed, what is gone, what is new.

    Capitals and the marks beside a word make no difference; what stayed is written as in `new`.
    """
    return tuple(_runs(old.split(), new.split()))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(a=[*map(_bare, old)], b=[*map(_bare, new)], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Run(Change.SAME, " ".join(new[c:d]))
            continue
        if a < b:
            yield Run(Change.GONE, " ".join(old[a:b]))
        if c < d:
            yield Run(Change.NEW, " ".join(new[c:d]))


def _bare(word: str) -> str:
    return word.strip(".,;:()“”\"'’*").casefold() or word
