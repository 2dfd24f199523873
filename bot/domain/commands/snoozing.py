"""What follows `snooze`, as in `arguments`: a deliverable, and until when."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.commands.changes import Snooze
from bot.domain.commands.ids import several
from bot.domain.commands.model import BadCommand, Command, Trouble
from bot.domain.commands.words import after_separator, leading_id
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.snoozes import Until
from bot.domain.text import fold

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


def read_until(words: str) -> Until | date | DateTrouble:
    """Read until when: a word that is counted from today, or a day that is known."""
    if named := _NAMES.get(fold(words.rstrip(" .!。"))):
        return named
    when = parse_when(words)
    if isinstance(when, DateTrouble):
        return when
    return when.earliest if when.exact and when.earliest else DateTrouble.UNREADABLE
