"""Giving seats to others: who is meant, and the same in words again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.domain.commands.base import BadCommand, Command, MenuItem, Trouble, too_long
from bot.domain.commands.people import find_person, passes_for_person
from bot.domain.commands.views import IDS, WORD, View
from bot.domain.commands.words import leading_ids, read_side, take_seat, unquoted
from bot.domain.forms import Field
from bot.domain.people import NAME_LIMIT
from bot.domain.sides import SEATS, Side
from bot.domain.text import Typed


@dataclass(frozen=True)
class Assign(Command):
    """Give seats of one's own side to a person, `user`, or to a unit called `unit`.

    Of several deliverables, or of all in the topic called `topic` (not yet looked up).
    """

    ids: tuple[str, ...] = ()
    topic: str | None = None
    user: str | None = None
    unit: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Accept(Command):
    """Take on what one was assigned; said by buttons alone."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowAssigned(Command):
    """What `user` was assigned of these, as it stands now; said by buttons alone."""

    user: str
    ids: tuple[str, ...]


UNIT_LIMIT = NAME_LIMIT  # it stands where people's names do
_UNIT = re.compile(r'" ?(?P<unit>[^" ][^"]*?) ?"')
_TO = re.compile(r"(?:^| )to$", re.IGNORECASE)


def assign(rest: str) -> Command:
    """`assign <ID…|topic> @person [eu|japan]`; in place of the person a unit, in quotes."""
    found = _assignee(rest)
    if isinstance(found, BadCommand):
        return found
    before, after = _TO.sub("", rest[: found.start()].strip()), rest[found.end() :].strip()
    side, of = take_seat(before or after)
    if before and after:
        side = read_side(after)
        if side not in SEATS:
            return BadCommand(Trouble.NOT_A_SIDE, after, "assign")
    ids, words = leading_ids(of)
    if ids and words:
        return BadCommand(Trouble.NOT_AN_ID, words, "assign")
    if not (ids or words):
        return BadCommand(Trouble.MISSING, command="assign")
    who = found.groupdict()
    return Assign(ids, unquoted(words) or None, who.get("user"), who.get("unit"), side)


def spell_assign(command: Assign, of: str | None = None) -> str:
    """The command as somebody would type it; without `of`, of all that it names.

    It begins with the person, so that what it is about may be added to it.
    """
    who = f"<@{command.user}>" if command.user else f'"{command.unit}"'
    side = [str(command.side)] if command.side else []
    what = ", ".join(command.ids) or str(command.topic) if of is None else of
    return " ".join(["assign", who, *side, what]).strip()


def unit_trouble(name: str) -> Trouble | None:
    """Why this cannot be the name of a unit; None where it can."""
    if len(name) > UNIT_LIMIT:
        return Trouble.TOO_LONG
    return Trouble.NOT_A_PERSON if passes_for_person(name) else None


def _assignee(rest: str) -> re.Match[str] | BadCommand:
    """Where a person or a unit is named; a quoted topic may stand before the unit."""
    if person := find_person(rest, "assign"):
        return person
    units = list(_UNIT.finditer(rest))
    if not units:
        return _nobody(rest)
    name = units[-1]["unit"]
    trouble = unit_trouble(name)
    if trouble is Trouble.TOO_LONG:
        return too_long(Field.UNIT, UNIT_LIMIT, "assign")
    return BadCommand(trouble, name, "assign") if trouble else units[-1]


def _nobody(rest: str) -> BadCommand:
    """What is wrong where nobody is picked: words after the ids are a name typed out."""
    ids, words = leading_ids(take_seat(rest)[1])
    name = words.removeprefix("to ").strip(' "')
    if ids and name:
        return BadCommand(Trouble.NOT_A_PERSON, name, "assign")
    return BadCommand(Trouble.MISSING, command="assign")


def _keep_unit(command: Command, typed: Typed, _: int) -> Command:
    """The unit as it was typed; of several names in quotes it is the last."""
    if not isinstance(command, Assign) or command.unit is None:
        return command
    found = list(_UNIT.finditer(typed.plain))[-1]
    unit = typed.called(found["unit"], found.start("unit"))
    if len(unit) > UNIT_LIMIT:
        return too_long(Field.UNIT, UNIT_LIMIT, "assign")
    return replace(command, unit=unit)


MENU = (
    MenuItem(
        "assign",
        "assign <ID…|topic> @person [eu|japan]",
        assign,
        ("割り当て", "割当", "任命"),
        _keep_unit,
    ),
)

VIEWS = (
    View("accept", Accept, (), IDS),
    View("assigned", ShowAssigned, [WORD], IDS),
)
