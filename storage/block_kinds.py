"""Which of Slack's newest blocks a workspace takes, as it last answered; all processes see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from storage import tables
from storage.kit.upsert import upsert

_kind = tables.table(tables.messages.BlockKind)
_KNOWN = select(_kind.c.kind, _kind.c.is_taken).where(
    _kind.c.team == bindparam("team"), _kind.c.until > bindparam("real_now")
)
_PUT = upsert(_kind)


def known(connection: Connection, team: str, real_now: datetime) -> dict[str, bool]:
    """Whether a workspace takes a type of blocks, by type; what is long ago is forgotten."""
    rows = connection.execute(_KNOWN, {"team": team, "real_now": real_now})
    return {row.kind: row.is_taken for row in rows}


def put(
    connection: Connection, team: str, kinds: Iterable[str], until: datetime, *, is_taken: bool
) -> None:
    """Remember until a real time whether a workspace takes these types of blocks."""
    # In one order, that no two wait for each other.
    rows = [
        {"team": team, "kind": kind, "is_taken": is_taken, "until": until} for kind in sorted(kinds)
    ]
    connection.execute(_PUT[connection.dialect.name], rows)
