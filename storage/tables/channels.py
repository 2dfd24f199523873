"""What channels and calendars are told."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.domain.rules.frequency import Rhythm
from storage.kit.types import UtcDateTime, words


class Subscription(SQLModel, table=True):
    """A channel's reminders; `begun` is when it first had any, `since` when it last chose them."""

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    topics: list[str] = Field(sa_type=JSON)
    lead_days: list[int] = Field(sa_type=JSON)
    hour: time
    zone: str
    by: str
    since: datetime = Field(sa_type=UtcDateTime)
    begun: datetime = Field(sa_type=UtcDateTime)


class Digest(SQLModel, table=True):
    """A channel's digest."""

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    rhythm: Rhythm = Field(sa_type=words(Rhythm))
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
