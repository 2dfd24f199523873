"""Who works along on which deliverable, any number of people a side."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete

from bot.domain.sides import Side
from bot.domain.state import Coworker
from storage import tables
from storage.kit.upsert import insert_new
from storage.people import select_called

_coworker = tables.table(tables.people.Coworker)
OF_TEAM = select_called(Coworker, _coworker, "user").where(_coworker.c.team == bindparam("team"))
_OF_TEAM = OF_TEAM.order_by(
    *(_coworker.c[name] for name in ("deliverable", "side", "since", "user"))
)
_HELD_BY = _OF_TEAM.where(_coworker.c.user == bindparam("user"))
_JOIN = insert_new(_coworker, [_coworker.c.user])
_LEAVE = delete(_coworker).where(
    *(column == bindparam(column.name) for column in _coworker.primary_key)
)


def of_team(connection: Connection, team: str) -> list[Coworker]:
    """Everybody who works along, by deliverable and side, whoever joined first before others."""
    return [Coworker(*row) for row in connection.execute(_OF_TEAM, {"team": team})]


def held_by(connection: Connection, team: str, user: str) -> list[Coworker]:
    """Where one user works along, by deliverable and side."""
    return [Coworker(*row) for row in connection.execute(_HELD_BY, {"team": team, "user": user})]


def join(
    connection: Connection,
    team: str,
    deliverable: str,
    side: Side,
    user: str,
    by: str,
    at: datetime,
) -> bool:
    """Let a user work along from now on; False if they did already, which changes nothing."""
    place = {"team": team, "deliverable": deliverable, "side": side, "user": user}
    new = {**place, "since": at, "by": by}
    return connection.execute(_JOIN[connection.dialect.name], new).first() is not None


def leave(connection: Connection, team: str, deliverable: str, side: Side, user: str) -> bool:
    """Let a user work along no more; False if they did not."""
    place = {"team": team, "deliverable": deliverable, "side": side, "user": user}
    return connection.execute(_LEAVE, place).rowcount == 1
