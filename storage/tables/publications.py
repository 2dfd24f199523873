"""What was published here."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.kit.types import UtcDateTime


class Publication(SQLModel, table=True):
    """A revision of a statement; triggers refuse to change or delete a row."""

    slug: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    held: date
    source: str
    coding: str
    digest: str
    at: datetime = Field(sa_type=UtcDateTime)
