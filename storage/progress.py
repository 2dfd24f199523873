"""How far each side is with each deliverable, and when it means to be done."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from bot.domain.state import Standing
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.upsert import upsert

_standing = tables.table(tables.progress.Standing)
_OF_TEAM = (
    select(*columns_of(Standing, _standing))
    .where(_standing.c.team == bindparam("team"))
    .order_by(_standing.c.deliverable, _standing.c.side)
)
_PUT = upsert(_standing)


def of_team(connection: Connection, team: str) -> list[Standing]:
    """What the sides have reported, by deliverable and side."""
    return [Standing(*row) for row in connection.execute(_OF_TEAM, {"team": team})]


def put(connection: Connection, team: str, standing: Standing) -> None:
    """Record how far a side is, in place of what it had reported."""
    connection.execute(_PUT[connection.dialect.name], {"team": team, **values_of(standing)})
