"""Seats that change hands by somebody else's word; everybody concerned is told once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import commands as c
from bot.domain.state import Seat
from bot.domain.statement import Deliverable
from bot.services import coworking
from bot.services.context import Context
from bot.services.introducing import introduce
from bot.services.telling import relieved, tell
from storage import seats


def movable(
    context: Context, side: c.Side, to: str, asked: Sequence[Deliverable]
) -> list[Deliverable]:
    """Those whose seats are open, or the asker's to hand on, and not with `to` already."""

    def may_move(seat: Seat | None) -> bool:
        if seat is None:
            return True
        theirs = seat.is_with(context.user) or context.actor.coordinates is side
        return theirs and seat.holder != to

    return [each for each in asked if may_move(context.state.seats.get((each.id, side)))]


def give(
    context: Context,
    command: c.Assign,
    side: c.Side,
    free: Sequence[Deliverable],
    note: str | None = None,
) -> list[Deliverable]:
    """Give these seats; tell the assignee, and whoever led them before.

    `note` goes into the history. Returns those that were given.
    """
    if free and command.user:
        introduce(context, command.user, side)
    before = [context.state.seats.get((each.id, side)) for each in free]
    given = [each for each in free if _give_one(context, command, side, each.id, note)]
    relieved(context, [s for s in before if s and not s.is_with(context.user)])
    if given and command.user:
        tell(context, command.user, c.ShowAssigned(command.user, tuple(d.id for d in given)))
    return given


def holder(command: c.Assign) -> str:
    """Who is to hold the seats: a user's id, or a unit's name."""
    return command.user or str(command.unit)


def name(context: Context, command: c.Assign) -> str:
    """What whoever is to hold the seats is called."""
    return context.profile_of(command.user).name if command.user else str(command.unit)


def _give_one(context: Context, command: c.Assign, side: c.Side, id: str, note: str | None) -> bool:
    before, new = context.state.seats.get((id, side)), holder(command)
    instead_of = before.holder if before else context.user
    seat = seats.assign(
        context.conn, context.team, id, side, new, context.user, context.now, instead_of
    )
    context.state.seats[id, side] = seat
    if (seat.holder, seat.by) != (new, context.user):
        return False
    coworking.leave_one(context, id, side, new)
    context.changed(id, f"{side} lead", before.holder if before else None, new, note)
    return True
