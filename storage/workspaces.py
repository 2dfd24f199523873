"""The workspaces that the bot serves."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from secrets import randbits
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select, update

from storage.kit.glance import Glance
from storage.kit.upsert import upsert_only
from storage.tables import table
from storage.tables.installations import Workspace

_workspace = table(Workspace)
# Writing a row's own key over it changes nothing, but locks the row and returns it.
_ENSURE = upsert_only(_workspace, ["team"], [_workspace.c.installed_at, _workspace.c.version])
# A number that each change of a workspace's state counts up; none if it never was seen.
VERSION = Glance(select(_workspace.c.version).where(_workspace.c.team == bindparam("team")))
_VERSIONS = (
    select(_workspace.c.team, _workspace.c.version)
    .where(_workspace.c.team.in_(bindparam("teams", expanding=True)))
    .order_by(_workspace.c.team)
    .with_for_update()
)
_CHANGED = (
    update(_workspace)
    .where(_workspace.c.team == bindparam("of_team"))
    .values(version=_workspace.c.version + 1)
)
_TEAMS = select(_workspace.c.team).order_by(_workspace.c.team)
_LOCK_ALL = _TEAMS.with_for_update()
_ALL_CHANGED = update(_workspace).values(version=_workspace.c.version + 1)


class Ensured(NamedTuple):
    """A workspace whose row is locked."""

    first_seen: datetime
    version: int


def ensure(connection: Connection, team: str, at: datetime) -> Ensured:
    """Record a workspace at first sight, and lock it until the transaction ends.

    Whoever is to change what a workspace has set calls this first: then its writers come one
    after another, and no two of them can deadlock. (On SQLite, all writers do so anyway.)

    Returns:
        When it was first seen, `at` or earlier, and the version of its state.
    """
    # Of a workspace that is deleted and comes back no version may be one that is remembered.
    row = {"team": team, "installed_at": at, "version": 1 + randbits(30)}
    return Ensured(*connection.execute(_ENSURE[connection.dialect.name], row).one())


def version(connection: Connection, team: str) -> int:
    """A number that each change of the workspace's state counts up; 0 if it never was seen."""
    return connection.execute(VERSION.query, VERSION.named(team)).scalar() or 0


def versions(connection: Connection, teams: Collection[str]) -> dict[str, int]:
    """The versions of workspaces that were seen; nobody changes them until the transaction ends."""
    rows = connection.execute(_VERSIONS, {"teams": list(teams)})
    return {row.team: row.version for row in rows}


def changed(connection: Connection, team: str) -> None:
    """The workspace's state has changed; call it in the transaction that changes it."""
    connection.execute(_CHANGED, {"of_team": team})


def teams(connection: Connection) -> list[str]:
    """All workspaces that were ever seen."""
    return list(connection.execute(_TEAMS).scalars())


def all_changed(connection: Connection) -> None:
    """What all workspaces are told from has changed; in the transaction that changes it.

    They are locked in the order in which whoever locks several does it.
    """
    connection.execute(_LOCK_ALL).all()
    connection.execute(_ALL_CHANGED)
