"""One post at a time to a destination, whoever sends it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from storage.tables import Slot, table
from storage.upsert import upsert

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)

_slot = table(Slot)
_TAKE = upsert(
    _slot, ["free_at"], [_slot.c.free_at], where=lambda _: _slot.c.free_at <= bindparam("by")
)
_BLOCK = upsert(
    _slot, ["free_at"], [_slot.c.free_at], where=lambda new: _slot.c.free_at < new.free_at
)
_FREE_AT = select(_slot.c.free_at).where(
    _slot.c.team == bindparam("team"), _slot.c.destination == bindparam("destination")
)


def take(
    connection: Connection,
    team: str,
    destination: str,
    real_now: datetime,
    pace: timedelta,
    ahead: timedelta = timedelta(),
) -> datetime:
    """Take the turn to post to a destination, if it is free; for `pace` it is nobody else's.

    Args:
        connection: In a transaction.
        team: The workspace.
        destination: A channel or a person.
        real_now: Real time.
        pace: The least time between two turns.
        ahead: How long before it is free it may be taken.

    Returns:
        `real_now` if the turn was taken; else the real time at which to ask again.
    """
    place = {"team": team, "destination": destination}
    values = {**place, "free_at": _micros(real_now + pace), "by": _micros(real_now + ahead)}
    if connection.execute(_TAKE[connection.dialect.name], values).one_or_none():
        return real_now
    free_at: int = connection.execute(_FREE_AT, place).scalar_one()
    return _EPOCH + free_at * _TICK - ahead


def block(connection: Connection, team: str, destination: str, until: datetime) -> None:
    """Nobody posts to a destination before the real time `until`."""
    values = {"team": team, "destination": destination, "free_at": _micros(until)}
    connection.execute(_BLOCK[connection.dialect.name], values)


def _micros(instant: datetime) -> int:
    return (instant - _EPOCH) // _TICK
