"""What nobody types: how the views behind the bot's own messages are read and spelled.

"reminder DPC-3", "assigned U061 CYBER-1 CYBER-2", "decide 7 accept", "form report CYBER-2". Each
is a line of `VIEWS` in the file of its noun: a verb, then the command's fields in words. Messages
that were posted, and rows of the outbox, keep these words: a spelling stays for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from bot.domain.commands.base import Command
from bot.domain.sides import SEATS, Side

# Nine digits fit a number of every database.
_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Field:
    """How a field of a command is read from its word, a ValueError for any other, and spelled."""

    read: Callable[[str], object]
    spell: Callable[[Any], str] = str


@dataclass(frozen=True)
class Rest:
    """Likewise of the fields that the words after those make."""

    read: Callable[[Sequence[str]], tuple[object, ...]]
    spell: Callable[..., Sequence[str]]


@dataclass(frozen=True)
class View:
    """The words of a command: its verb, a word for each of the first fields, and the rest."""

    verb: str
    command: Callable[..., Command]
    fields: Sequence[Field]
    rest: Rest

    def read(self, words: Sequence[str]) -> Command:
        """The command that the words after the verb make; ValueError if they make none."""
        first, rest = words[: len(self.fields)], words[len(self.fields) :]
        values = [field.read(word) for field, word in zip(self.fields, first, strict=True)]
        return self.command(*values, *self.rest.read(rest))

    def spell(self, command: Command) -> str:
        """The verb and the words after it."""
        values = [getattr(command, each.name) for each in fields(command)]  # type: ignore[arg-type]
        first, rest = values[: len(self.fields)], values[len(self.fields) :]
        words = [field.spell(value) for field, value in zip(self.fields, first, strict=True)]
        return " ".join([self.verb, *words, *self.rest.spell(*rest)])


def read_seat(word: str) -> Side:
    """One of the two sides; ValueError for anything else."""
    if word not in SEATS:
        raise ValueError(word)
    return Side(word)


def _instant(word: str) -> datetime:
    at = datetime.fromisoformat(word)
    if at.tzinfo is None:
        raise ValueError(word)
    return at


def _number(word: str) -> int:
    if not _DIGITS.fullmatch(word):
        raise ValueError(word)
    return int(word)


def _nothing(words: Sequence[str]) -> tuple[object, ...]:
    if words:
        raise ValueError(words)
    return ()


def _some(words: Sequence[str]) -> tuple[object, ...]:
    if not words:
        raise ValueError(words)
    return (tuple(words),)


def _since(words: Sequence[str]) -> tuple[object, ...]:
    """An instant from which on to tell, if there is one."""
    return (_instant(words[0]), *_nothing(words[1:])) if words else ()


WORD, DAY = Field(str), Field(date.fromisoformat, date.isoformat)
INSTANT, SIDE, NUMBER = Field(_instant, datetime.isoformat), Field(read_seat), Field(_number)

END = Rest(_nothing, tuple)
SINCE = Rest(_since, lambda since: [since.isoformat()] if since else [])
IDS = Rest(_some, tuple)
ANY_IDS = Rest(lambda words: (tuple(words),), tuple)
