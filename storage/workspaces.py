"""The workspaces that the bot serves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from storage.tables import Workspace, table
from storage.upsert import insert_new

_workspace = table(Workspace)
_ENSURE = insert_new(_workspace, [_workspace.c.team])
_INSTALLED_AT = select(_workspace.c.installed_at).where(_workspace.c.team == bindparam("team"))

_VERSION = select(_workspace.c.version).where(_workspace.c.team == bindparam("team"))
_HOLD = _VERSION.with_for_update()
_CHANGED = (
    update(_workspace)
    .where(_workspace.c.team == bindparam("of_team"))
    .values(version=_workspace.c.version + 1)
)


def ensure(connection: Connection, team: str, at: datetime) -> datetime:
    """Record a workspace at first sight; returns when that was, `at` or earlier."""
    row = {"team": team, "installed_at": at}
    connection.execute(_ENSURE[connection.dialect.name], row)
    first_seen: datetime = connection.execute(_INSTALLED_AT, {"team": team}).scalar_one()
    return first_seen


def version(connection: Connection, team: str) -> int:
    """How often the workspace's state has changed; 0 if it never was seen."""
    return connection.execute(_VERSION, {"team": team}).scalar() or 0


def hold(connection: Connection, team: str) -> int:
    """The version, like `version`; no other transaction that asks for it so goes on meanwhile.

    What is read of a workspace after this stands until the transaction ends, as on SQLite, where
    there is but one writer. Nobody waits for a workspace that never was seen.
    """
    return connection.execute(_HOLD, {"team": team}).scalar() or 0


def changed(connection: Connection, team: str) -> None:
    """The workspace's state has changed; call it in the transaction that changes it."""
    connection.execute(_CHANGED, {"of_team": team})
