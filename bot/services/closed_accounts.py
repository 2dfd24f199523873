"""When an account is closed: its seats fall vacant, and its side's coordinator is told."""

from __future__ import annotations

from bot.domain.commands.notifications import ShowVacated
from bot.domain.sides import SEATS
from bot.domain.state import Seat
from bot.services import coworkers
from bot.services.context import Context
from bot.services.notifications import tell
from storage import calendars, coordinators, seats

CLOSED = "account closed"
OTHER_SIDE = "admitted for the other side"


def vacate(context: Context) -> None:
    """Free whatever the request's user holds; doing it twice changes nothing."""
    conn, team, user = context.conn, context.team, context.user
    named = coordinators.of_team(conn, team)
    held = give_up_all(context, CLOSED)
    for side in SEATS:
        ids = tuple(seat.deliverable for seat in held if seat.side is side)
        if ids and (coordinator := named.get(side)):
            tell(context, coordinator.user, ShowVacated(user, ids))
        if (coordinator := named.get(side)) and coordinator.user == user:
            coordinators.remove(conn, team, side)
            context.note(f"side {side}", "coordinator", user, None, CLOSED)
            tell(context, coordinator.by, ShowVacated(user, coordinated=side))
    calendars.revoke(conn, team, user)


def give_up_all(context: Context, why: str) -> list[Seat]:
    """Free every seat of the request's user, and let them work along on nothing any more."""
    conn, team, user = context.conn, context.team, context.user
    held = seats.held_by(conn, team, user)
    for seat in held:
        seats.release(conn, team, seat.deliverable, seat.side, user, context.now)
        del context.state.seats[seat.deliverable, seat.side]
        context.changed(seat.deliverable, f"{seat.side} lead", user, None, why)
    coworkers.leave_all(context, user)
    return held
