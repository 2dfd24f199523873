"""What every command is, and what the bot takes for none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeVar

from bot.domain.dates import DateTrouble, parse_when
from bot.domain.forms import Field
from bot.domain.statement import When
from bot.domain.text import Typed

TEXT_LIMIT = 3000  # characters that are read of what somebody says


class Command:
    """What can be said to the bot: one imperative, frozen dataclass each."""


class Question(Command):
    """A command that people type and that changes nothing."""


class Dated(Command):
    """A command with a date, a field `when`; it may be counted from today ("next Friday").

    `name` is that of the menu by which a date is refused that cannot be.
    """

    name: ClassVar[str | None] = None
    when: object


class Trouble(StrEnum):
    """Why a command could not be understood."""

    UNKNOWN_COMMAND = "unknown command"
    MISSING = "missing"
    NOT_AN_ID = "not an id"
    SEVERAL_IDS = "several ids"
    NOT_A_SIDE = "not a side"
    SEVERAL_SIDES = "several sides"
    NOT_A_PERSON = "not a person"
    FOR_ANOTHER = "for another person"
    A_GROUP = "a group"
    A_CHANNEL = "a channel"
    NOT_A_TOPIC = "a channel, not a topic"
    OTHER_CHANNEL = "another channel"
    SEVERAL_PEOPLE = "several people"
    NOT_A_DATE = "not a date"
    NOT_A_TERM = "neither date nor milestone"
    NOT_A_LINK = "not a link"
    NOT_A_STATUS = "not a status"
    TOO_LONG = "too long"
    LEFT_OVER = "left over"
    NOT_A_SETTING = "not a setting"
    NOT_LEADS = "not lead days"
    NOT_AN_HOUR = "not an hour"
    NOT_A_FREQUENCY = "not a frequency"
    NOT_A_LANGUAGE = "not a language"
    DATE_OR_MILESTONE = "date or milestone"


@dataclass(frozen=True)
class BadCommand(Command):
    """What was said made no sense as a command.

    `command` is the command it was taken for ("milestone move"), `said` the words that did not
    fit, `reason` why a date is none, `suggestions` the nearest commands, ids or states;
    of what is too long, `part` is what it is and `limit` how many characters that may have.
    """

    trouble: Trouble
    said: str = ""
    command: str | None = None
    reason: DateTrouble | None = None
    suggestions: tuple[str, ...] = ()
    part: Field | None = None
    limit: int | None = None


def too_long(part: Field, limit: int, command: str | None = None) -> BadCommand:
    """A part of a command has more than so many characters."""
    return BadCommand(Trouble.TOO_LONG, command=command, part=part, limit=limit)


D = TypeVar("D", bound=Dated)


def from_today(command: D, today: date) -> D | BadCommand:
    """The command with its date as it comes to on `today`, where it was counted from that.

    Whoever asks counts from the day where they are. BadCommand where there is no such day.
    """
    said = command.when
    if not isinstance(said, When) or said.edtf:
        return command
    when = parse_when(said.words, today)
    if isinstance(when, DateTrouble):
        return BadCommand(Trouble.NOT_A_DATE, said.words, command.name, when)
    return replace(command, when=when)  # type: ignore[type-var]  # a dataclass, as commands are


Reader = Callable[[str], Command | None]
# From a command as it was read, what was typed, and the plain letter at which its words begin
# after the name, to the command with what people have worded as they typed it.
Keeper = Callable[[Command, Typed, int], Command]


def alone(command: Command) -> Reader:
    """Make the reader of a command that takes no arguments."""
    return lambda rest: None if rest else command


@dataclass(frozen=True)
class MenuItem:
    """A command that people type: its name, its usage, the reader of what follows the name.

    `aliases` are other names, in Japanese above all. Of what it takes that is stored as it was
    typed `keeps` puts that in. `here` is whether it is about the channel that it is said in.
    """

    name: str
    usage: str
    read: Reader
    aliases: tuple[str, ...] = ()
    keeps: Keeper | None = None
    here: bool = False
