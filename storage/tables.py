"""Every table, as SQLModel classes; the checks and triggers stand in the migrations.

Every table carries the id of the workspace, `team`, since one bot can serve many.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Table, text
from sqlmodel import Field, SQLModel

from bot.domain.commands import Side
from bot.domain.rhythm import Rhythm
from bot.domain.state import DeliveryKind, DeliveryState
from bot.domain.statement import Outcome
from bot.domain.status import Status
from storage.types import Kind, RowId, UtcDateTime, words


class Workspace(SQLModel, table=True):
    """A Slack workspace; `milestones` is the last number given to a milestone set there.

    `version` counts the changes of its state, from a number that was drawn at first sight.
    """

    team: str = Field(primary_key=True)
    installed_at: datetime = Field(sa_type=UtcDateTime)
    milestones: int = 0
    version: int = 0


class Person(SQLModel, table=True):
    """The side that a person acts for, and the name they went by when they last acted.

    `zone` is the IANA zone that Slack told then; NULL until it was told.
    """

    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    name: str
    side: Side = Field(sa_type=words(Side))
    at: datetime = Field(sa_type=UtcDateTime)
    zone: str | None


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
    deliverables: list[str] = Field(sa_type=JSON)
    holder: str
    name: str
    by: str
    by_name: str
    at: datetime = Field(sa_type=UtcDateTime)
    accepted: bool | None
    decided_by: str | None


class Standing(SQLModel, table=True):
    """How far one side is with a deliverable, and when it means to be done."""

    team: str = Field(primary_key=True)
    deliverable: str = Field(primary_key=True)
    side: Side = Field(primary_key=True, sa_type=words(Side))
    status: Status = Field(sa_type=words(Status))
    note: str | None
    due: dict[str, Any] | None = Field(sa_type=JSON(none_as_null=True))
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
    when: dict[str, Any] = Field(sa_type=JSON)
    place: str | None
    sentences: list[str] = Field(sa_type=JSON)
    aliases: list[str] = Field(sa_type=JSON)
    outcome: Outcome = Field(sa_type=words(Outcome))
    link: str | None
    revision: int
    set_by: str | None
    set_at: datetime | None = Field(sa_type=UtcDateTime)


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


class Outbox(SQLModel, table=True):
    """A message to be posted; `due_at` and `sent_at` follow the bot's clock, the others real time.

    `tried_at` is when it was first tried. At `look_at` it is looked at again: for whether it
    arrived (unclear), arrived twice (sent), or can be posted now (parked). `doubled` counts the
    posts of it that were one too many, and were deleted.
    """

    __table_args__ = (
        Index(
            "ix_outbox_due",
            "due_at",
            "not_before",
            postgresql_where=text("state = 'planned'"),
            sqlite_where=text("state = 'planned'"),
        ),
        Index(
            "ix_outbox_leased",
            "leased_until",
            postgresql_where=text("leased_until IS NOT NULL"),
            sqlite_where=text("leased_until IS NOT NULL"),
        ),
        Index(
            "ix_outbox_team_due",
            "team",
            "due_at",
            "not_before",
            postgresql_where=text("state = 'planned'"),
            sqlite_where=text("state = 'planned'"),
        ),
        Index(
            "ix_outbox_look",
            "look_at",
            postgresql_where=text("look_at IS NOT NULL"),
            sqlite_where=text("look_at IS NOT NULL"),
        ),
        Index(
            "ix_outbox_doubled",
            "doubled",
            postgresql_where=text("doubled > 0"),
            sqlite_where=text("doubled > 0"),
        ),
        Index("ix_outbox_kind", "team", "kind", "state"),
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
    """

    __table_args__ = (
        Index("ix_shown_thread", "team", "channel", "thread", "ts"),
        Index(
            "ix_shown_stale",
            "team",
            "channel",
            "ts",
            postgresql_where=text("version > drawn"),
            sqlite_where=text("version > drawn"),
        ),
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

    __table_args__ = (
        Index(
            "ix_home_stale",
            "team",
            "user",
            postgresql_where=text("version > drawn"),
            sqlite_where=text("version > drawn"),
        ),
    )

    team: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    version: int
    drawn: int
    busy_until: datetime | None = Field(sa_type=UtcDateTime)


class Purge(SQLModel, table=True):
    """A workspace that is being deleted: of it alone, history may be deleted."""

    team: str = Field(primary_key=True)


class Seen(SQLModel, table=True):
    """What was handled once and must not be handled again."""

    team: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)


class History(SQLModel, table=True):
    """Who changed what; triggers refuse to change or delete a row."""

    __table_args__ = (Index("ix_history_subject", "team", "subject"),)

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


class Installation(SQLModel, table=True):
    """Where the app is installed, with its tokens, which are sealed; all times are real.

    `team` is a workspace, or an organisation; `busy_until` keeps two from renewing one token.
    """

    team: str = Field(primary_key=True)
    name: str
    is_organisation: bool
    bot_user: str
    bot_id: str
    token: str
    refresh_token: str | None
    expires_at: datetime | None = Field(sa_type=UtcDateTime)
    busy_until: datetime | None = Field(sa_type=UtcDateTime)
    by: str
    at: datetime = Field(sa_type=UtcDateTime)


class Membership(SQLModel, table=True):
    """The organisation whose installation serves a workspace."""

    team: str = Field(primary_key=True)
    organisation: str = Field(index=True)


class Departure(SQLModel, table=True):
    """Since when, in real time, a workspace has the app no more."""

    team: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Heartbeat(SQLModel, table=True):
    """When a process last showed that it lives."""

    name: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class Secret(SQLModel, table=True):
    """What was made at random with the database, and never changes."""

    name: str = Field(primary_key=True)
    value: str


def table(model: type[SQLModel]) -> Table:
    """The Core table behind a model, for statements that are built once."""
    return model.metadata.tables[model.__name__.lower()]
