"""All deliveries of a database, those that are settled too."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from storage.tables import table
from storage.tables.messages import Outbox

_outbox = table(Outbox)


def by_state(connection: Connection) -> dict[str, int]:
    """How many there are in each state; states without any are left out."""
    counted = select(_outbox.c.state, func.count()).group_by(_outbox.c.state)
    return {state.value: number for state, number in connection.execute(counted)}
