"""The deletion of a workspace with all that it has set, its history included."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, insert
from sqlmodel import SQLModel

from storage import tables, workspaces

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# A sender takes rows of the outbox, then slots: two that lock in one order cannot deadlock.
_first = tables.table(tables.messages.Outbox)
# What allows history to go is the last to go.
_last = tables.table(tables.installations.Purge)
_others = [
    each
    for each in SQLModel.metadata.sorted_tables
    if "team" in each.c and each not in (_first, _last)
]
_ANNOUNCE = insert(_last)
_DELETE = {
    each.name: delete(each).where(each.c.team == bindparam("team"))
    for each in (_first, *_others, _last)
}


def workspace(connection: Connection, team: str) -> dict[str, int]:
    """Delete every row of a workspace from every table; nothing else may delete history.

    Whoever is changing the workspace is waited for, and whoever comes then finds none.

    Returns:
        How many rows were deleted of each table that held any.
    """
    workspaces.ensure(connection, team, _NEVER)  # only to lock a row, even if there was none
    connection.execute(_ANNOUNCE, {"team": team})
    counts = {
        name: connection.execute(statement, {"team": team}).rowcount
        for name, statement in _DELETE.items()
    }
    del counts[_last.name]
    return {name: count for name, count in counts.items() if count}
