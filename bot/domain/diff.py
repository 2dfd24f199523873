"""Two wordings compared, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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


def compared(
    old: str, new: str, token: re.Pattern[str] = _TOKEN, key: Callable[[str], str] = str
) -> tuple[Run, ...]:
    """The runs of words of two texts, in order; spaces between words are not compared.

    `token` matches what counts as a word; two are the same whose `key` is.
    """
    before, after = [*token.finditer(old)], [*token.finditer(new)]
    return tuple(
        Run(_words(old, before[start:end]), _words(new, after[begin:stop]), tag == "equal")
        for tag, start, end, begin, stop in _matched(before, after, key).get_opcodes()
    )


def changes(old: str, new: str) -> tuple[Run, ...] | None:
    """What was changed between two texts; None where hardly a word stayed."""
    matched = _matched([*_TOKEN.finditer(old)], [*_TOKEN.finditer(new)], str)
    if matched.ratio() < _ALIKE:
        return None
    return tuple(run for run in compared(old, new) if not run.same)


def _matched(
    before: Sequence[re.Match[str]], after: Sequence[re.Match[str]], key: Callable[[str], str]
) -> SequenceMatcher[str]:
    old, new = ([key(each[0]) for each in tokens] for tokens in (before, after))
    return SequenceMatcher(None, old, new, autojunk=False)


def _words(text: str, tokens: Sequence[re.Match[str]]) -> str:
    """The text from the first of its tokens to the last, as it is written there."""
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""
