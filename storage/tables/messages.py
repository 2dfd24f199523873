"""What is to be posted, and when a destination is free."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel

from bot.domain.outbox import DeliveryKind, DeliveryState
from storage.kit.types import Kind, RowId, UtcDateTime, partial_index, words

# What nobody has in hand, and nothing more will become of.
SETTLED = "state IN ('sent', 'cancelled', 'superseded') AND look_at IS NULL"


class Outbox(SQLModel, table=True):
    """A message to be posted; `due_at` and `sent_at` follow the bot's clock, the others real time.

    `tried_at` is when it was first tried. At `look_at` it is looked at again: for whether it
    arrived (unclear), arrived twice (sent), or can be posted now (parked). `doubled` counts the
    posts of it that were one too many, and were deleted.
    """

    __table_args__ = (
        partial_index("ix_outbox_due", "due_at", "not_before", where="state = 'planned'"),
        partial_index("ix_outbox_leased", "leased_until", where="leased_until IS NOT NULL"),
        partial_index(
            "ix_outbox_team_due", "team", "due_at", "not_before", where="state = 'planned'"
        ),
        partial_index("ix_outbox_look", "look_at", where="look_at IS NOT NULL"),
        partial_index("ix_outbox_doubled", "doubled", where="doubled > 0"),
        Index("ix_outbox_subject", "team", "kind", "state", "subject"),
        partial_index("ix_outbox_settled", "kind", "due_at", where=SETTLED),
    )

    id: int = Field(primary_key=True, sa_type=RowId)
    team: str
    destination: str
    thread_ts: str | None
    kind: DeliveryKind = Field(sa_type=Kind)
    subject: str
    subject_date: date | None
    lead: int
    revision: int
    key: str = Field(unique=True)
    state: DeliveryState = Field(sa_type=words(DeliveryState))
    due_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime | None = Field(sa_type=UtcDateTime)
    fence: int
    leased_until: datetime | None = Field(sa_type=UtcDateTime)
    attempts: int
    nonce: str
    ts: str | None
    error: str | None
    payload: dict[str, Any] = Field(sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(sa_type=UtcDateTime)
    tried_at: datetime | None = Field(sa_type=UtcDateTime)
    look_at: datetime | None = Field(sa_type=UtcDateTime)
    doubled: int


class Slot(SQLModel, table=True):
    """When the next post to a destination may leave, in microseconds since 1970.

    A whole number, since adding a second to it is the same expression in both dialects.
    """

    team: str = Field(primary_key=True)
    destination: str = Field(primary_key=True)
    free_at: int = Field(sa_type=BigInteger)


class Shown(SQLModel, table=True):
    """A message of the bot; a root is its own thread.

    `view` is the command whose answer, at `page`, it shows; empty where it never changes.
    `version` counts the changes of what it shows, `drawn` is the one that Slack has; real
    times `busy_until` keep two senders from drawing it at once.
    `reader` is the one for whom alone it was worded, NULL where it is for everybody; `language`
    is what it was worded in, NULL where that was not recorded.
    """

    __table_args__ = (
        Index("ix_shown_thread", "team", "channel", "thread", "ts"),
        Index("ix_shown_at", "at"),
        partial_index("ix_shown_stale", "team", "channel", "ts", where="version > drawn"),
        Index("ix_shown_view", "view", "team"),
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
    language: str | None


class ShownDeliverable(SQLModel, table=True):
    """A deliverable that a message of the bot shows; `place` is its order there."""

    __table_args__ = (Index("ix_showndeliverable", "team", "deliverable", "channel", "ts"),)

    team: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    place: int


class BlockKind(SQLModel, table=True):
    """Whether a workspace takes a type of Slack's newest blocks, `until` a real time."""

    team: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    is_taken: bool
    until: datetime = Field(sa_type=UtcDateTime)


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
