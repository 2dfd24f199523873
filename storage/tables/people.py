"""Who acts here: people and their sides, seats, and those who were let in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bot.domain.sides import Side
from storage.kit.types import JsonTuple, RowId, UtcDateTime, words


class Person(SQLModel, table=True):
    """The side that a person acts for, and the name they went by when they last acted.

    `zone` is the IANA zone that Slack told then, `locale` the language; NULL until it was told.
    """

    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    name: str
    side: Side = Field(sa_type=words(Side))
    at: datetime = Field(sa_type=UtcDateTime)
    zone: str | None
    locale: str | None


class Language(SQLModel, table=True):
    """The language that a person, or a channel, has chosen; `place` is their id."""

    team: str = Field(primary_key=True)
    place: str = Field(primary_key=True)
    language: str
    by: str
    at: datetime = Field(sa_type=UtcDateTime)


class Seat(SQLModel, table=True):
    """A deliverable's seat of one side; `holder` is NULL once it was given back."""

    __table_args__ = (Index("ix_seat_holder", "team", "holder"),)

    team: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    side: Side = Field(primary_key=True, sa_type=words(Side))
    holder: str | None
    since: datetime = Field(sa_type=UtcDateTime)
    by: str


class Coworker(SQLModel, table=True):
    """Who works along on a deliverable for one side."""

    team: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    side: Side = Field(primary_key=True, sa_type=words(Side))
    user: str = Field(primary_key=True)
    since: datetime = Field(sa_type=UtcDateTime)
    by: str


class Coordinator(SQLModel, table=True):
    """Who looks after all seats of one side."""

    __table_args__ = (Index("ix_coordinator_user", "team", "user", unique=True),)

    team: str = Field(primary_key=True)
    side: Side = Field(primary_key=True, sa_type=words(Side))
    user: str
    by: str
    at: datetime = Field(sa_type=UtcDateTime)


class Admission(SQLModel, table=True):
    """A guest, or a connected workspace, that acts for one side."""

    team: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    name: str
    side: Side = Field(sa_type=words(Side))
    by: str
    at: datetime = Field(sa_type=UtcDateTime)


class Proposal(SQLModel, table=True):
    """A lead that one side proposes for seats of the other; `accepted` is NULL until decided."""

    __table_args__ = (Index("ix_proposal_side", "team", "side"),)

    id: int = Field(primary_key=True, sa_type=RowId)
    team: str
    side: Side = Field(sa_type=words(Side))
    deliverables: tuple[str, ...] = Field(sa_type=JsonTuple)
    holder: str
    name: str
    by: str
    by_name: str
    at: datetime = Field(sa_type=UtcDateTime)
    accepted: bool | None
    decided_by: str | None
