"""What was published here, and what is asked after it."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from bot.domain.sides import Side
from storage.kit.types import JsonTuple, UtcDateTime, words


class Publication(SQLModel, table=True):
    """A revision of a statement; triggers refuse to change or delete a row."""

    slug: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    held: date
    source: str
    coding: str
    digest: str
    at: datetime = Field(sa_type=UtcDateTime)


class Renewal(SQLModel, table=True):
    """Of which topics a side's leads are asked whether they go on, after a statement."""

    team: str = Field(primary_key=True)
    side: Side = Field(primary_key=True, sa_type=words(Side))
    statement: str = Field(primary_key=True)
    topics: tuple[str, ...] = Field(sa_type=JsonTuple)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)
