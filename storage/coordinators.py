"""Who looks after all seats of a side: one person a side, who coordinates one side only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.sides import Side
from bot.domain.state import Coordinator
from storage import tables
from storage.kit.upsert import upsert
from storage.people import select_called

_coordinator = tables.table(tables.people.Coordinator)
_team = _coordinator.c.team == bindparam("team")
_OF_TEAM = (
    select_called(Coordinator, _coordinator, "user").where(_team).order_by(_coordinator.c.side)
)
_SIDE_OF = select(_coordinator.c.side).where(_team, _coordinator.c.user == bindparam("user"))
_PUT = upsert(_coordinator)
_REMOVE = delete(_coordinator).where(_team, _coordinator.c.side == bindparam("side"))


def of_team(connection: Connection, team: str) -> dict[Side, Coordinator]:
    """The coordinator of each side that has one."""
    rows = (Coordinator(*row) for row in connection.execute(_OF_TEAM, {"team": team}))
    return {each.side: each for each in rows}


def side_of(connection: Connection, team: str, user: str) -> Side | None:
    """The side that a user coordinates, if any."""
    return connection.execute(_SIDE_OF, {"team": team, "user": user}).scalar()


def put(connection: Connection, team: str, side: Side, user: str, by: str, at: datetime) -> None:
    """Name a side's coordinator, in place of any other that it had.

    Raises:
        IntegrityError: The user coordinates the other side.
    """
    row = {"team": team, "side": side, "user": user, "by": by, "at": at}
    connection.execute(_PUT[connection.dialect.name], row)


def remove(connection: Connection, team: str, side: Side) -> bool:
    """Leave a side without a coordinator; False if it had none."""
    return connection.execute(_REMOVE, {"team": team, "side": side}).rowcount == 1
