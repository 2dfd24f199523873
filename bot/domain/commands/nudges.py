"""What somebody is told of their own, and for how long they do not want to hear of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.commands.base import BadCommand, Command, Dated, MenuItem, Trouble
from bot.domain.commands.views import ANY_IDS, DAY, IDS, WORD, View
from bot.domain.commands.words import after_separator, leading_id, several
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.rules.snoozes import Until
from bot.domain.statement import When
from bot.domain.text import fold


@dataclass(frozen=True)
class Snooze(Dated):
    """The speaker does not want to hear of a deliverable before a day.

    A When is a date that is counted from today ("next Monday"), as in `parse_when`.
    """

    name = "snooze"

    id: str
    when: Until | date | When


@dataclass(frozen=True)
class Confirm(Command):
    """What is reported of deliverables without a date is still true; said by buttons alone."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowNudge(Command):
    """What `user` is told on their local `day` of what they answer for, as it stands now.

    Without `ids` it is what is due to be told; with them, what was told of these.
    """

    user: str
    day: date
    ids: tuple[str, ...] = ()


_UNTIL = re.compile(r"^(?:until|till|to)(?: the)? ", re.IGNORECASE)
_NAMES = {
    "tomorrow": Until.TOMORROW,
    "明日": Until.TOMORROW,
    "next week": Until.NEXT_WEEK,
    "来週": Until.NEXT_WEEK,
}


def snooze(rest: str) -> Command:
    """`snooze <ID> tomorrow|next week|<date>`."""
    if bad := several(rest, "snooze"):
        return bad
    led = leading_id(rest)
    if not led:
        return BadCommand(Trouble.NOT_AN_ID if rest else Trouble.MISSING, rest, "snooze")
    id, words = led[0], _UNTIL.sub("", after_separator(led[1]))
    if not words:
        return BadCommand(Trouble.MISSING, command="snooze")
    until = read_until(words)
    if isinstance(until, DateTrouble):
        return BadCommand(Trouble.NOT_A_DATE, words, "snooze", until)
    return Snooze(id, until)


def read_until(words: str) -> Until | date | When | DateTrouble:
    """Read until when: what is counted from today, or a day that is known."""
    if named := _NAMES.get(fold(words.rstrip(" .!。"))):
        return named
    when = parse_when(words)
    if isinstance(when, DateTrouble) or when.edtf is None:
        return when
    return when.earliest if when.exact and when.earliest else DateTrouble.UNREADABLE


MENU = (MenuItem("snooze", "snooze <ID> tomorrow|next week|<date>", snooze, ("スヌーズ",)),)

VIEWS = (
    View("nudge", ShowNudge, [WORD, DAY], ANY_IDS),
    View("confirm", Confirm, [], IDS),
)
