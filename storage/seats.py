"""Who leads which deliverable: one seat a side, taken by whoever comes first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.sides import Side
from bot.domain.state import Seat
from storage import tables
from storage.kit.upsert import upsert
from storage.people import select_called

_seat = tables.table(tables.people.Seat)
OF_TEAM = select_called(Seat, _seat, "holder").where(
    _seat.c.team == bindparam("team"), _seat.c.holder.is_not(None)
)
_OF_TEAM = OF_TEAM.order_by(_seat.c.deliverable, _seat.c.side)
_RELEASED = select(_seat.c.deliverable, _seat.c.side, _seat.c.since).where(
    _seat.c.team == bindparam("team"), _seat.c.holder.is_(None)
)
_HELD_BY = _OF_TEAM.where(_seat.c.holder == bindparam("holder"))
_ONE = _OF_TEAM.where(
    _seat.c.deliverable == bindparam("deliverable"), _seat.c.side == bindparam("side")
)
_CLAIM = upsert(_seat, [_seat.c.holder], where=lambda _: _seat.c.holder.is_(None))
_ASSIGN = upsert(
    _seat,
    where=lambda _: _seat.c.holder.is_(None) | (_seat.c.holder == bindparam("instead_of")),
)
_RELEASE = (
    update(_seat)
    .where(
        _seat.c.team == bindparam("of_team"),
        _seat.c.deliverable == bindparam("of_deliverable"),
        _seat.c.side == bindparam("of_side"),
        _seat.c.holder == bindparam("held_by"),
    )
    .values(holder=None)
)


def of_team(connection: Connection, team: str) -> list[Seat]:
    """Every seat that is taken, by deliverable and side."""
    return [Seat(*row) for row in connection.execute(_OF_TEAM, {"team": team})]


def held_by(connection: Connection, team: str, holder: str) -> list[Seat]:
    """Every seat that one holder has, by deliverable and side."""
    return [Seat(*row) for row in connection.execute(_HELD_BY, {"team": team, "holder": holder})]


def released(connection: Connection, team: str) -> dict[tuple[str, Side], datetime]:
    """Since when seats are open that somebody had, by deliverable and side."""
    rows = connection.execute(_RELEASED, {"team": team})
    return {(deliverable, Side(side)): since for deliverable, side, since in rows}


def claim(
    connection: Connection,
    team: str,
    deliverable: str,
    side: Side,
    holder: str,
    by: str,
    at: datetime,
) -> tuple[Seat, bool]:
    """Take a seat if it is free, in one conditional write.

    Returns:
        The seat as it is now, and whether it was taken by this: somebody may have come first.
    """
    place = {"team": team, "deliverable": deliverable, "side": side}
    new = {**place, "holder": holder, "by": by, "since": at}
    taken = connection.execute(_CLAIM[connection.dialect.name], new).first()
    # A conflicting row is locked until the transaction ends: it cannot be released in between.
    return Seat(*connection.execute(_ONE, place).one()), taken is not None


def assign(
    connection: Connection,
    team: str,
    deliverable: str,
    side: Side,
    holder: str,
    by: str,
    at: datetime,
    instead_of: str,
) -> Seat:
    """Give a seat that is free, or that `instead_of` holds, to `holder`; one conditional write.

    Returns:
        The seat as it is now: `by` compares its holder and its giver, and may have come too late.
    """
    place = {"team": team, "deliverable": deliverable, "side": side}
    new = {**place, "holder": holder, "by": by, "since": at, "instead_of": instead_of}
    connection.execute(_ASSIGN[connection.dialect.name], new)
    return Seat(*connection.execute(_ONE, place).one())


def release(
    connection: Connection, team: str, deliverable: str, side: Side, holder: str, at: datetime
) -> bool:
    """Give a seat back, which is open since `at` then; False if `holder` does not hold it."""
    place = {"of_team": team, "of_deliverable": deliverable, "of_side": side}
    values = {**place, "held_by": holder, "since": at}
    return connection.execute(_RELEASE, values).rowcount == 1
