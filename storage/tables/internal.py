"""What keeps the processes in step."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.kit.types import UtcDateTime


class Seen(SQLModel, table=True):
    """What was handled once and must not be handled again."""

    team: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)


class Heartbeat(SQLModel, table=True):
    """When a process last showed that it lives."""

    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Secret(SQLModel, table=True):
    """What was made at random with the database, and never changes."""

    name: str = Field(primary_key=True)
    value: str
