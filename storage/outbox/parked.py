"""Coming back: what was put aside goes on once its destination can be posted to again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, null, update

from bot.domain.outbox import DeliveryState
from storage.tables import table
from storage.tables.messages import Outbox

_outbox = table(Outbox)

_PARKED = (
    update(_outbox)
    .where(_outbox.c.state == DeliveryState.PARKED)
    .values(state=DeliveryState.PLANNED, not_before=null(), look_at=null())
)
_DUE = _PARKED.where(_outbox.c.look_at <= bindparam("real_now"))
# That `look_at` is set goes without saying, but not to the planner: the index has only such rows.
_OF_PLACE = _PARKED.where(
    _outbox.c.look_at.is_not(None),
    _outbox.c.team == bindparam("of_team"),
    _outbox.c.destination == bindparam("of_destination"),
)


def unpark(connection: Connection, team: str, destination: str) -> int:
    """The bot is back in a channel: plan again what was parked there; returns how many."""
    place = {"of_team": team, "of_destination": destination}
    return connection.execute(_OF_PLACE, place).rowcount


def unpark_due(connection: Connection, real_now: datetime) -> int:
    """Plan again what was parked long enough, as nobody may have told that the bot is back."""
    return connection.execute(_DUE, {"real_now": real_now}).rowcount
