"""One post at a time to a destination, whoever sends it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, select, tuple_

from bot.domain.state import Place
from storage.kit.upsert import upsert
from storage.tables import table
from storage.tables.messages import Slot

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)

_slot = table(Slot)
_TAKE = upsert(
    _slot,
    [_slot.c.team, _slot.c.destination],
    where=lambda _: _slot.c.free_at <= bindparam("by"),
)
_BLOCK = upsert(_slot, where=lambda new: _slot.c.free_at < new.free_at)
_FREE_AT = select(_slot).where(
    tuple_(_slot.c.team, _slot.c.destination).in_(bindparam("places", expanding=True))
)


def take(
    connection: Connection,
    places: Collection[Place],
    real_now: datetime,
    pace: timedelta,
    ahead: timedelta = timedelta(),
) -> dict[Place, datetime]:
    """Take the turn to post to each place where it is free; for `pace` it is nobody else's.

    Args:
        connection: In a transaction.
        places: Different ones.
        real_now: Real time.
        pace: The least time between two turns.
        ahead: How long before it is free a turn may be taken.

    Returns:
        The places whose turn was not taken, and the real time at which to ask again.
    """
    if not places:
        return {}
    values = {"free_at": _micros(real_now + pace), "by": _micros(real_now + ahead)}
    # In one order, that no two who want the same turns wait for each other.
    rows = [{"team": team, "destination": where, **values} for team, where in sorted(places)]
    taken = {tuple(row) for row in connection.execute(_TAKE[connection.dialect.name], rows)}
    others = [place for place in places if place not in taken]
    if not others:
        return {}
    return {
        (row.team, row.destination): _EPOCH + row.free_at * _TICK - ahead
        for row in connection.execute(_FREE_AT, {"places": others})
    }


def block(connection: Connection, team: str, destination: str, until: datetime) -> None:
    """Nobody posts to a destination before the real time `until`."""
    values = {"team": team, "destination": destination, "free_at": _micros(until)}
    connection.execute(_BLOCK[connection.dialect.name], values)


def _micros(instant: datetime) -> int:
    return (instant - _EPOCH) // _TICK
