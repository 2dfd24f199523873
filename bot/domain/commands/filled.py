"""From a form that was filled in to the command that it is."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.commands.assigning import unit_trouble
from bot.domain.commands.changes import (
    AddEvidence,
    AddMilestone,
    Admit,
    Assign,
    MoveMilestone,
    RecordHeld,
    Report,
    SetCoordinator,
    Snooze,
)
from bot.domain.commands.fields import (
    BadField,
    FieldError,
    Fields,
    Values,
    as_id,
    as_link,
    as_side,
    needed,
)
from bot.domain.commands.meetings import PLACE_LIMIT, TITLE_LIMIT, milestone_add
from bot.domain.commands.menu import parse
from bot.domain.commands.model import Command, Trouble
from bot.domain.commands.progress import NOTE_LIMIT
from bot.domain.commands.questions import Find, Question
from bot.domain.commands.snoozing import read_until
from bot.domain.dates import DateTrouble
from bot.domain.forms import Field, Form


def read_form(form: Form, about: str, seen: str, values: Values) -> Command | BadField:
    """Read a form that was filled in, as its words would be read if they had been typed.

    Args:
        form: which form.
        about: the id, the side or the link that it is about, as it was opened with.
        seen: what it had shown of a deliverable's record, for whoever checks it.
        values: what was filled in, by field; whatever a client may send, and never an exception.

    Returns:
        The command, or the first field that nothing can be made of, and why.
    """
    fields = Fields(values)
    try:
        if form is Form.REPORT:
            return _report(fields, about, seen)
        return _READERS[form](fields, about)
    except FieldError as error:
        return error.bad


def _report(fields: Fields, about: str, seen: str) -> Report:
    status = needed(Field.STATUS, fields.status(Field.STATUS))
    note = fields.text(Field.NOTE, NOTE_LIMIT)
    when, milestone = fields.when(Field.DATE), fields.id(Field.MILESTONE)
    if when and milestone:
        raise FieldError(Field.MILESTONE, Trouble.DATE_OR_MILESTONE)
    link, remark = fields.link(Field.LINK), fields.text(Field.REMARK, NOTE_LIMIT)
    if remark:
        needed(Field.LINK, link)
    id = as_id(Field.STATUS, about)
    return Report(id, status, note, when, milestone, link, remark, seen)


def _assign(fields: Fields, _: str) -> Assign:
    ids = fields.ids(Field.DELIVERABLES)
    if not ids:
        raise FieldError(Field.DELIVERABLES, Trouble.MISSING)
    user, unit = fields.person(Field.PERSON), _unit(fields)
    if user and unit:
        raise FieldError(Field.UNIT, Trouble.SEVERAL_PEOPLE)
    if not unit:
        needed(Field.PERSON, user)
    return Assign(ids, user=user, unit=unit)


def _unit(fields: Fields) -> str | None:
    """A unit's name; it is said in quotes, so that it can hold none."""
    said = fields.text(Field.UNIT) or ""
    name = " ".join(said.replace('"', " ").split())
    if trouble := unit_trouble(name):
        raise FieldError(Field.UNIT, trouble, name if trouble is Trouble.NOT_A_PERSON else "")
    return name or None


def _evidence(fields: Fields, about: str) -> AddEvidence:
    id = needed(Field.DELIVERABLE, fields.id(Field.DELIVERABLE))
    link = as_link(Field.DELIVERABLE, about)
    return AddEvidence(id, link, fields.text(Field.REMARK, NOTE_LIMIT))


def _held(fields: Fields, about: str) -> RecordHeld:
    chosen = as_id(Field.MILESTONE, about) if about else fields.id(Field.MILESTONE)
    id = needed(Field.MILESTONE, chosen)
    return RecordHeld(id, fields.when(Field.DATE), fields.link(Field.LINK))


def _add(fields: Fields, _: str) -> AddMilestone:
    """A new milestone, such that in words it is the same: its title is said in quotes there."""
    title = needed(Field.TITLE, fields.text(Field.TITLE, TITLE_LIMIT)).replace('"', "'")
    when = needed(Field.WHEN, fields.when(Field.WHEN))
    place = fields.text(Field.PLACE, PLACE_LIMIT)
    command = milestone_add(f'"{title}" {when.words} {place or ""}')
    if not isinstance(command, AddMilestone) or command.when != when:
        # The place holds a date or an hour of its own.
        raise FieldError(Field.PLACE, Trouble.NOT_A_DATE, place or "", DateTrouble.UNREADABLE)
    return command


def _move(fields: Fields, about: str) -> MoveMilestone:
    return MoveMilestone(as_id(Field.WHEN, about), needed(Field.WHEN, fields.when(Field.WHEN)))


def _coordinator(fields: Fields, about: str) -> SetCoordinator:
    return SetCoordinator(as_side(Field.PERSON, about), fields.person(Field.PERSON))


def _admit(fields: Fields, _: str) -> Admit:
    user = needed(Field.PERSON, fields.person(Field.PERSON))
    return Admit(user, needed(Field.SIDE, fields.side(Field.SIDE)))


def _snooze(fields: Fields, about: str) -> Snooze:
    """Until the day that is chosen, or else until that of the word."""
    id, day = as_id(Field.UNTIL, about), fields.text(Field.DATE)
    field = Field.DATE if day else Field.UNTIL
    said = day or needed(Field.UNTIL, fields.text(Field.UNTIL))
    until = read_until(said)
    if isinstance(until, DateTrouble):
        raise FieldError(field, Trouble.NOT_A_DATE, said, until)
    return Snooze(id, until)


def _find(fields: Fields, _: str) -> Question:
    """What would change something, and what makes no sense, are words to search for."""
    words = needed(Field.WORDS, fields.text(Field.WORDS))
    command = parse(words)
    return command if isinstance(command, Question) else Find(words)


_READERS: dict[Form, Callable[[Fields, str], Command]] = {
    Form.ASSIGN: _assign,
    Form.EVIDENCE: _evidence,
    Form.HELD: _held,
    Form.ADD: _add,
    Form.MOVE: _move,
    Form.COORDINATOR: _coordinator,
    Form.ADMIT: _admit,
    Form.SNOOZE: _snooze,
    Form.FIND: _find,
}
