"""All that is kept of a workspace, but for its secrets."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlmodel import SQLModel

from storage import tables

# What opens something is nobody's to hand on, not even sealed or as a fingerprint.
_SECRETS = {("installation", "token"), ("installation", "refresh_token"), ("calendar", "digest")}

_workspace = tables.table(tables.installations.Workspace)
_installation = tables.table(tables.installations.Installation)
_membership = tables.table(tables.installations.Membership)
_KNOWN = select(_workspace.c.team).union(select(_installation.c.team)).order_by("team")
_MEMBERS = (
    select(_membership.c.team)
    .where(_membership.c.organisation == bindparam("team"))
    .order_by(_membership.c.team)
)
_LOCK = select(_workspace.c.team).where(_workspace.c.team == bindparam("team")).with_for_update()
_ROWS = {
    each.name: select(*(column for column in each.c if (each.name, column.name) not in _SECRETS))
    .where(each.c.team == bindparam("team"))
    .order_by(*each.primary_key.columns)
    for each in SQLModel.metadata.sorted_tables
    if "team" in each.c
}


def known(connection: Connection) -> list[str]:
    """The workspaces of which anything is kept, and the organisations that have the app."""
    return list(connection.execute(_KNOWN).scalars())


def members(connection: Connection, organisation: str) -> list[str]:
    """The workspaces that an organisation's installation serves."""
    return list(connection.execute(_MEMBERS, {"team": organisation}).scalars())


def rows(connection: Connection, team: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a workspace by table, as they stand at one moment; empty tables are left out.

    `connection` is in a transaction: whoever changes the workspace is waited for, and waits.
    """
    connection.execute(_LOCK, {"team": team})
    found = {
        name: [dict(row) for row in connection.execute(statement, {"team": team}).mappings()]
        for name, statement in _ROWS.items()
    }
    return {name: each for name, each in found.items() if each}
