"""Two wordings compared, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.35  # below this, less is left than was changed: a list of changes tells nothing
_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")  # a full stop is no part of its word


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other: in the `old` text, in the `new` one; alike where both are.

    One of them is empty where words were only taken out, or only put in.
    """

    old: str
    new: str
    same: bool


def compared(old: str, new: str) -> tuple[Run, ...]:
    """The runs of words of two texts, in order; spaces between words are not compared."""
    return tuple(
        Run(_words(old, start, end), _words(new, begin, stop), tag == "equal")
        for tag, start, end, begin, stop in _matched(old, new).get_opcodes()
    )


def changes(old: str, new: str) -> tuple[Run, ...] | None:
    """What was changed between two texts; None where hardly a word stayed."""
    if _matched(old, new).ratio() < _ALIKE:
        return None
    return tuple(run for run in compared(old, new) if not run.same)


def _matched(old: str, new: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, _TOKEN.findall(old), _TOKEN.findall(new), autojunk=False)


def _words(text: str, start: int, end: int) -> str:
    """The text from one of its tokens up to another, as it is written there."""
    if start == end:
        return ""
    tokens = list(_TOKEN.finditer(text))
    return text[tokens[start].start() : tokens[end - 1].end()]
