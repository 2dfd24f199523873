"""The fields of a form that was filled in, each read as it would be if it had been typed.

What a client sends is not trusted: whatever it is, it is read, or a FieldError says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.commands.assignments import Assign, unit_trouble
from bot.domain.commands.base import TEXT_LIMIT, BadCommand, Command, Question, Trouble
from bot.domain.commands.menu import parse
from bot.domain.commands.milestones import (
    PLACE_LIMIT,
    TITLE_LIMIT,
    AddMilestone,
    MoveMilestone,
    RecordHeld,
    spell_add,
)
from bot.domain.commands.nudges import Snooze, read_until
from bot.domain.commands.progress import NOTE_LIMIT, AddEvidence, Report
from bot.domain.commands.settings import Admit, SetCoordinator
from bot.domain.commands.statement import Find
from bot.domain.commands.words import LINK_LIMIT, sole_id, take_link
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.forms import OPTIONS, Field, Form
from bot.domain.people import is_user_id
from bot.domain.rules.status import Status
from bot.domain.sides import SEATS, Side
from bot.domain.statement import When
from bot.domain.text import clean, one_line, storable

Values = Mapping[str, str | tuple[str, ...] | None]
_T = TypeVar("_T")


@dataclass(frozen=True)
class BadField:
    """A field that was filled in so that nothing can be made of it."""

    field: Field
    bad: BadCommand


class FieldError(ValueError):
    """A field cannot be read; `bad` says which, and why."""

    def __init__(
        self, field: Field, trouble: Trouble, said: str = "", reason: DateTrouble | None = None
    ) -> None:
        super().__init__(f"{field}: {trouble}")
        self.bad = BadField(field, BadCommand(trouble, said, reason=reason))


@dataclass(frozen=True)
class Fields:
    """The values of a form by their fields; what is empty is missing, and read as None.

    Every method raises a FieldError for what it cannot read.
    """

    values: Values

    def text(self, field: Field) -> str | None:
        """The words in a field, cleaned."""
        return _text(field, self.values.get(field))

    def words(self, field: Field, limit: int) -> str | None:
        """The words in a field as they were typed, at most `limit` characters of them."""
        value = self.values.get(field)
        if self.text(field) is None or not isinstance(value, str):
            return None
        if len(words := storable(value)) > limit:
            raise FieldError(field, Trouble.TOO_LONG)
        return words

    def name(self, field: Field, limit: int) -> str | None:
        """Likewise, on one line."""
        words = self.words(field, limit)
        return " ".join(words.splitlines()) if words else None

    def link(self, field: Field) -> str | None:
        """A web address and nothing else, as it was typed."""
        said = self.words(field, TEXT_LIMIT)
        return as_link(field, said) if said else None

    def when(self, field: Field) -> When | None:
        """A date and nothing else."""
        said = self.text(field)
        when = parse_when(said) if said else None
        if isinstance(when, DateTrouble):
            raise FieldError(field, Trouble.NOT_A_DATE, said or "", when)
        return when

    def id(self, field: Field) -> str | None:
        """An id, canonical."""
        said = self.text(field)
        return as_id(field, said) if said else None

    def ids(self, field: Field) -> tuple[str, ...]:
        """The ids in a field that takes several, each once."""
        chosen = self.values.get(field) or ()
        if not isinstance(chosen, tuple):
            raise FieldError(field, Trouble.NOT_AN_ID)
        if len(chosen) > OPTIONS:
            raise FieldError(field, Trouble.TOO_LONG)
        said = [_text(field, each) for each in chosen]
        return tuple(dict.fromkeys(as_id(field, each) for each in said if each))

    def person(self, field: Field) -> str | None:
        """Somebody's id in Slack."""
        said = self.text(field)
        if said and not is_user_id(said):
            raise FieldError(field, Trouble.NOT_A_PERSON, said)
        return said

    def side(self, field: Field) -> Side | None:
        """One of the two sides that hold seats."""
        said = self.text(field)
        return as_side(field, said) if said else None

    def status(self, field: Field) -> Status | None:
        """A state of the scale."""
        said = self.text(field)
        if said and said not in tuple(Status):
            raise FieldError(field, Trouble.NOT_A_STATUS, said)
        return Status(said) if said else None


def needed(field: Field, value: _T | None) -> _T:
    """The value that a field cannot do without; a FieldError where it is missing."""
    if value is None:
        raise FieldError(field, Trouble.MISSING)
    return value


def as_id(field: Field, said: str) -> str:
    """The canonical id that the words are; a FieldError of `field` where they are none."""
    id = sole_id(clean(said))
    if not id:
        raise FieldError(field, Trouble.NOT_AN_ID, clean(said))
    return id


def as_link(field: Field, said: str) -> str:
    """The web address that the words are; a FieldError of `field` where they are none."""
    link, around = take_link(said)
    if not link or around:
        link, around = take_link(clean(said))  # in full-width letters it is no address
    if not link or around:
        raise FieldError(field, Trouble.NOT_A_LINK, clean(said))
    if len(link) > LINK_LIMIT:
        raise FieldError(field, Trouble.TOO_LONG)
    return link


def as_side(field: Field, said: str) -> Side:
    """The side that the word is; a FieldError of `field` where it is none that holds seats."""
    if said not in SEATS:
        raise FieldError(field, Trouble.NOT_A_SIDE, clean(said))
    return Side(said)


def _text(field: Field, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise FieldError(field, Trouble.MISSING)
    if len(value) > TEXT_LIMIT:
        raise FieldError(field, Trouble.TOO_LONG)
    return clean(value) or None


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
    note = fields.words(Field.NOTE, NOTE_LIMIT)
    when, milestone = fields.when(Field.DATE), fields.id(Field.MILESTONE)
    if when and milestone:
        raise FieldError(Field.MILESTONE, Trouble.DATE_OR_MILESTONE)
    link, remark = fields.link(Field.LINK), fields.words(Field.REMARK, NOTE_LIMIT)
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
    said = fields.name(Field.UNIT, TEXT_LIMIT) or ""
    name = one_line("".join(" " if clean(c) == '"' else c for c in said))
    if trouble := unit_trouble(name):
        raise FieldError(Field.UNIT, trouble, name if trouble is Trouble.NOT_A_PERSON else "")
    return name or None


def _evidence(fields: Fields, about: str) -> AddEvidence:
    id = needed(Field.DELIVERABLE, fields.id(Field.DELIVERABLE))
    link = as_link(Field.DELIVERABLE, about)
    return AddEvidence(id, link, fields.words(Field.REMARK, NOTE_LIMIT))


def _held(fields: Fields, about: str) -> RecordHeld:
    chosen = as_id(Field.MILESTONE, about) if about else fields.id(Field.MILESTONE)
    id = needed(Field.MILESTONE, chosen)
    return RecordHeld(id, fields.when(Field.DATE), fields.link(Field.LINK))


def _add(fields: Fields, _: str) -> AddMilestone:
    """A new milestone, such that in words it is the same."""
    title = needed(Field.TITLE, fields.name(Field.TITLE, TITLE_LIMIT))
    when = needed(Field.WHEN, fields.when(Field.WHEN))
    place = fields.name(Field.PLACE, PLACE_LIMIT)
    for said in (title, title.replace('"', "'")):
        # Not quoted, a title with quotes may not hold a date.
        command = parse(spell_add(said, when, place))
        if isinstance(command, AddMilestone) and (command.title, command.when) == (said, when):
            return command
    # The place holds a date or an hour of its own.
    raise FieldError(Field.PLACE, Trouble.NOT_A_DATE, place or "", DateTrouble.UNREADABLE)


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
