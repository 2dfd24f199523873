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
    _slot, ["free_at"], [_slot.c.free_at], where=lambda _: _slot.c.free_at <= bindparam("now")
)
_FREE_AT = select(_slot.c.free_at).where(
    _slot.c.team == bindparam("team"), _slot.c.destination == bindparam("destination")
)


def take(
    connection: Connection, team: str, destination: str, real_now: datetime, pace: timedelta
) -> datetime:
    """Take the turn to post to a destination, if it is free; for `pace` it is nobody else's.

    Returns:
        `real_now` if the turn was taken; else the real time at which to ask again.
    """
    now = (real_now - _EPOCH) // _TICK
    place = {"team": team, "destination": destination}
    values = {**place, "free_at": now + pace // _TICK, "now": now}
    if connection.execute(_TAKE[connection.dialect.name], values).one_or_none():
        return real_now
    free_at: int = connection.execute(_FREE_AT, place).scalar_one()
    return _EPOCH + free_at * _TICK
