"""What changed since a day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, MenuItem, Question
from bot.domain.commands.filters import EVERYTHING, Filter, read_filter
from bot.domain.dates import BadDate, find_when
from bot.domain.dates.past import past_words


@dataclass(frozen=True)
class ShowChanges(Question):
    """What changed of what fits a filter since a day in words, not yet read; "" is lately."""

    filter: Filter = EVERYTHING
    since: str = ""


_SINCE = re.compile(r"\b(?:since|after|from)\b(?: the)?", re.IGNORECASE)
_JAPANESE_SINCE = re.compile(r" ?(?:以降|以来|から)(?:の)?")

_LATELY = re.compile(
    r"\b(?:in |during |of )?(?P<since>last (?:week|month|year)|this (?:week|month|year)|yesterday"
    r"|today)\b|(?:の)?(?P<日本語>先週|先月|昨年|今週|今月|今年|昨日|今日)(?:中|の)?",
    re.IGNORECASE,
)


def changes(rest: str) -> Command:
    """`changes [filter] [since <date>]`; the filter may also follow the date."""
    if found := _SINCE.search(rest):
        return _changes(rest[: found.start()], rest[found.end() :].strip())
    if found := _JAPANESE_SINCE.search(rest):
        return _changes(rest[found.end() :], rest[: found.start()].strip())
    if found := _LATELY.search(rest):
        around = f"{rest[: found.start()]} {rest[found.end() :]}"
        return _changes(around, found["since"] or found["日本語"])
    return _changes(rest, "")


def _changes(narrowed: str, said: str) -> Command:
    """Part the day that is `said` from the words around it, which belong to the filter."""
    date = find_when(said)
    words = (date.words if isinstance(date, BadDate) else date[1].words) or past_words(said)
    before, found, after = said.partition(words) if words else ("", said, "")
    if not found:
        before, found, after = "", said, ""
    chosen = read_filter(f"{narrowed} {before} {after}", "changes")
    return chosen if isinstance(chosen, BadCommand) else ShowChanges(chosen, found.strip(" .?!。"))


MENU = (
    MenuItem("changes", "changes [filter] [since <date>]", changes, ("変更", "変更点", "更新")),
)
