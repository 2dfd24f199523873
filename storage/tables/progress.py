"""What people have set: progress, dates, evidence, meetings, and who changed what."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import Fate, When
from storage.kit.types import JsonTuple, JsonWhen, RowId, UtcDateTime, words


class Standing(SQLModel, table=True):
    """How far one side is with a deliverable, and when it means to be done."""

    team: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    side: Side = Field(primary_key=True, sa_type=words(Side))
    status: Status = Field(sa_type=words(Status))
    note: str | None
    due: When | None = Field(sa_type=JsonWhen)
    milestone: str | None
    by: str
    name: str
    at: datetime = Field(sa_type=UtcDateTime)
    due_set: datetime | None = Field(sa_type=UtcDateTime)


class Snooze(SQLModel, table=True):
    """Until when a person does not want to hear of a deliverable."""

    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    until: date
    at: datetime = Field(sa_type=UtcDateTime)


class Ask(SQLModel, table=True):
    """Somebody who was asked by their coordinator about a deliverable, to be told on a day."""

    __table_args__ = (Index("ix_ask_at", "team", "at"),)

    id: int = Field(primary_key=True, sa_type=RowId)
    team: str
    deliverable: str
    side: Side = Field(sa_type=words(Side))
    user: str
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
    day: date


class Evidence(SQLModel, table=True):
    """A link that shows progress."""

    __table_args__ = (Index("ix_evidence_deliverable", "team", "deliverable"),)

    id: int = Field(primary_key=True, sa_type=RowId)
    team: str
    deliverable: str
    side: Side = Field(sa_type=words(Side))
    link: str
    note: str | None
    by: str
    name: str
    at: datetime = Field(sa_type=UtcDateTime)


class Milestone(SQLModel, table=True):
    """A milestone as a workspace has set it; columns are named as the domain's fields."""

    team: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    title: str
    when: When = Field(sa_type=JsonWhen)
    place: str | None
    sentences: tuple[str, ...] = Field(sa_type=JsonTuple)
    aliases: tuple[str, ...] = Field(sa_type=JsonTuple)
    outcome: Fate = Field(sa_type=words(Fate))
    link: str | None
    revision: int
    set_by: str | None
    set_at: datetime | None = Field(sa_type=UtcDateTime)


class History(SQLModel, table=True):
    """Who changed what; triggers refuse to change or delete a row."""

    __table_args__ = (
        Index("ix_history_subject_at", "team", "subject", "at"),
        Index("ix_history_subject_what", "team", "subject", "what", "at"),
        Index("ix_history_at", "team", "at"),
    )

    id: int = Field(primary_key=True, sa_type=RowId)
    team: str
    at: datetime = Field(sa_type=UtcDateTime)
    by: str
    source: str
    subject: str
    what: str
    old: str | None
    new: str | None
    note: str | None
