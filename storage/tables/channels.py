"""What channels and calendars are told."""

from __future__ import annotations

from datetime import datetime, time

from sqlmodel import Field, SQLModel

from bot.domain.rules.frequency import Frequency
from storage.kit.types import JsonTuple, UtcDateTime, words


class Subscription(SQLModel, table=True):
    """A channel's reminders; `begun` is when it first had any, `since` when it last chose them.

    `lead_days` are those that were meant then; `usual_days` those that were usual then, where the
    channel wants the usual ones, or NULL. So it does if both are equal.
    """

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    topics: tuple[str, ...] = Field(sa_type=JsonTuple)
    lead_days: tuple[int, ...] = Field(sa_type=JsonTuple)
    usual_days: tuple[int, ...] | None = Field(sa_type=JsonTuple)
    hour: time
    zone: str
    by: str
    since: datetime = Field(sa_type=UtcDateTime)
    begun: datetime = Field(sa_type=UtcDateTime)


class Digest(SQLModel, table=True):
    """A channel's digest."""

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    rhythm: Frequency = Field(sa_type=words(Frequency))
    hour: time
    zone: str
    by: str
    since: datetime = Field(sa_type=UtcDateTime)


class Mute(SQLModel, table=True):
    """A milestone that a channel wants no reminders of."""

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    milestone: str = Field(primary_key=True)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)


class Calendar(SQLModel, table=True):
    """The secret address of somebody's calendar, as its SHA-256, and when it was made."""

    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    digest: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime)
