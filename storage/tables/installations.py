"""Where the app is installed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.kit.types import UtcDateTime, partial_index


class Workspace(SQLModel, table=True):
    """A Slack workspace; `milestones` is the last number given to a milestone set there.

    `version` counts the changes of its state, from a number that was drawn at first sight.
    `planned` is the one from which the outbox was planned last, NULL where that does not count;
    `planned_at` is when, `plan_at` when it must be again, both by the bot's clock.
    """

    __table_args__ = (
        partial_index(
            "ix_workspace_changed", "team", where="planned IS NULL OR planned <> version"
        ),
        Index("ix_workspace_plan_at", "plan_at"),
        Index("ix_workspace_planned_at", "planned_at"),
    )

    team: str = Field(primary_key=True)
    installed_at: datetime = Field(sa_type=UtcDateTime)
    milestones: int = 0
    version: int = 0
    planned: int | None
    planned_at: datetime | None = Field(sa_type=UtcDateTime)
    plan_at: datetime | None = Field(sa_type=UtcDateTime)


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


class Purge(SQLModel, table=True):
    """A workspace that is being deleted: of it alone, history may be deleted."""

    team: str = Field(primary_key=True)
