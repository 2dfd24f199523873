"""Giving seats to others: who is meant, and the same in words again."""

from __future__ import annotations

import re

from bot.domain.commands.model import SEATS, Assign, BadCommand, Command, Trouble
from bot.domain.commands.words import leading_ids, read_side, take_seat, unquoted
from bot.domain.people import is_user_id

UNIT_LIMIT = 80  # as long as a person's name may be in Slack
# A person picked from Slack's list, with the name that Slack may add to it.
_PERSON = re.compile(r"<@(?P<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
_UNIT = re.compile(r'" ?(?P<unit>[^" ][^"]*?) ?"')
_TYPED = re.compile(r"(?<!\S)@\S+")
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


def _assignee(rest: str) -> re.Match[str] | BadCommand:
    """Where a person or a unit is named; a quoted topic may stand before the unit."""
    people = list(_PERSON.finditer(rest))
    if len(people) > 1:
        return BadCommand(Trouble.SEVERAL_PEOPLE, command="assign")
    if people:
        return people[0]
    if typed := _TYPED.search(_UNIT.sub(" ", rest)):
        return BadCommand(Trouble.NOT_A_PERSON, typed[0], "assign")
    units = list(_UNIT.finditer(rest))
    if not units:
        return BadCommand(Trouble.MISSING, command="assign")
    name = units[-1]["unit"]
    if len(name) > UNIT_LIMIT:
        return BadCommand(Trouble.TOO_LONG, command="assign")
    # What looks like a user's id would pass for that user.
    return BadCommand(Trouble.NOT_A_PERSON, name, "assign") if is_user_id(name) else units[-1]
