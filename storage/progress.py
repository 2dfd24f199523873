"""How far each side is with each deliverable, and when it means to be done."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from bot.domain.state import Standing
from bot.domain.statement import When
from storage import tables
from storage.kit.upsert import upsert

_standing = tables.table(tables.Standing)
_OF_TEAM = (
    select(*(_standing.c[field.name] for field in fields(Standing)))
    .where(_standing.c.team == bindparam("team"))
    .order_by(_standing.c.deliverable, _standing.c.side)
)
_PUT = upsert(
    _standing,
    ["status", "note", "due", "milestone", "by", "name", "at", "due_set"],
    [_standing.c.deliverable],
)


def of_team(connection: Connection, team: str) -> list[Standing]:
    """What the sides have reported, by deliverable and side."""
    return [_from_row(row) for row in connection.execute(_OF_TEAM, {"team": team})]


def put(connection: Connection, team: str, standing: Standing) -> None:
    """Record how far a side is, in place of what it had reported."""
    due = standing.due and standing.due.model_dump(mode="json")
    row = asdict(standing) | {"team": team, "due": due}
    connection.execute(_PUT[connection.dialect.name], row)


def _from_row(row: Row[Any]) -> Standing:
    values = row._asdict()
    return Standing(**values | {"due": values["due"] and When.model_validate(values["due"])})
