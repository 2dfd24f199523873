"""What the bot shows, so that it can be kept true."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime, partial_index


class Shown(SQLModel, table=True):
    """A message of the bot; a root is its own thread.

    `view` is the command whose answer, at `page`, it shows; empty where it never changes.
    `version` counts the changes of what it shows, `drawn` is the one that Slack has; real
    times `busy_until` keep two senders from drawing it at once.
    `reader` is the one for whom alone it was worded, NULL where it is for everybody.
    """

    __table_args__ = (
        Index("ix_shown_thread", "team", "channel", "thread", "ts"),
        Index("ix_shown_at", "at"),
        partial_index("ix_shown_stale", "team", "channel", "ts", where="version > drawn"),
    )

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    thread: str
    view: str
    page: int
    version: int
    drawn: int
    busy_until: datetime | None = Field(sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)
    reader: str | None


class ShownDeliverable(SQLModel, table=True):
    """A deliverable that a message of the bot shows; `place` is its order there."""

    __table_args__ = (Index("ix_showndeliverable", "team", "deliverable", "channel", "ts"),)

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    place: int


class Home(SQLModel, table=True):
    """A Home tab that somebody has opened; the columns are as those of `Shown`.

    After it was drawn, `busy_until` keeps it from being drawn again within the second.
    """

    __table_args__ = (partial_index("ix_home_stale", "team", "user", where="version > drawn"),)

    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    version: int
    drawn: int
    busy_until: datetime | None = Field(sa_type=UtcDateTime)
