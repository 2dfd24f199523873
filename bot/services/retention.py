"""What is kept of a workspace, for whoever runs the bot: handed over, or deleted."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, time

from bot.domain.statement import When
from storage import export as exported
from storage import purge
from storage.engine import AT_LENGTH, Database


class UnknownWorkspaceError(Exception):
    """Nothing is kept of the workspace; the message says in one line which ones there are."""


def chosen(database: Database, team: str | None) -> str:
    """The workspace that is meant: the only one, if none is named.

    Raises:
        UnknownWorkspaceError: There is no such one, or not only one.
    """
    with database.read() as conn:
        known = exported.known(conn)
    if team in known:
        return team
    if team is None and len(known) == 1:
        return known[0]
    names = ", ".join(known) or "none"
    which = f"nothing is kept of {team}" if team else "name a workspace"
    raise UnknownWorkspaceError(f"{which}; there is something of: {names}.")


def export(database: Database, team: str, real_now: datetime) -> str:
    """All that is kept of a workspace, but for secrets, as JSON; instants are ISO 8601 in UTC."""
    with database.write(AT_LENGTH) as conn:
        tables = exported.rows(conn, team)
    whole = {"workspace": team, "exported_at": real_now, "tables": tables}
    return json.dumps(whole, default=_spelled, ensure_ascii=False, indent=2)


def forget(database: Database, team: str) -> dict[str, int]:
    """Delete a workspace, or an organisation with all of its own, history and tokens included.

    Returns:
        How many rows were deleted, by table.
    """
    counts: Counter[str] = Counter()
    with database.write(AT_LENGTH) as conn:
        for each in sorted({team, *exported.members(conn, team)}):
            counts.update(purge.workspace(conn, each))
    return dict(counts)


def _spelled(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, When):
        return value.model_dump(mode="json")
    raise TypeError(f"no JSON for {type(value).__name__}")
