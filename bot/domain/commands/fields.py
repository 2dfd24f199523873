"""The fields of a form that was filled in, each read as it would be if it had been typed.

What a client sends is not trusted: whatever it is, it is read, or a FieldError says what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.commands.menu import TEXT_LIMIT
from bot.domain.commands.model import BadCommand, Trouble
from bot.domain.commands.sides import SEATS, Side
from bot.domain.commands.words import LINK_LIMIT, sole_id, take_link
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.forms import OPTIONS, Field
from bot.domain.people import is_user_id
from bot.domain.statement import When
from bot.domain.status import Status
from bot.domain.text import clean

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

    def text(self, field: Field, limit: int = TEXT_LIMIT) -> str | None:
        """The words in a field, at most `limit` characters of them once they are cleaned."""
        return _text(field, self.values.get(field), limit)

    def link(self, field: Field) -> str | None:
        """A web address and nothing else."""
        said = self.text(field)
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
        said = [_text(field, each, TEXT_LIMIT) for each in chosen]
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
    link, around = take_link(clean(said))
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


def _text(field: Field, value: object, limit: int) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise FieldError(field, Trouble.MISSING)
    if len(value) > TEXT_LIMIT or len(text := clean(value)) > limit:
        raise FieldError(field, Trouble.TOO_LONG)
    return text or None
