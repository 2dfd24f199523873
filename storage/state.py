"""All that a workspace has set, as answers need it."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.domain.state import State
from storage import milestones, seats


def load(connection: Connection, team: str) -> State:
    """The seats that are taken and the recorded milestones, in two queries."""
    return State(
        seats={(seat.deliverable, seat.side): seat for seat in seats.of_team(connection, team)},
        milestones={record.id: record for record in milestones.of_team(connection, team)},
    )
