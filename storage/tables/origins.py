"""Which database this is."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Origin(SQLModel, table=True):
    """What this database was when messages were last sent from it: see `storage.origins`."""

    id: int = Field(primary_key=True)
    value: str
