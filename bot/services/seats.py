"""Seats that change hands by somebody else's word; everybody concerned is told once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.commands.assignments import Assign, ShowAssigned
from bot.domain.commands.seats import Claim, Release, SetSide
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.seats import (
    AlreadyTaken,
    AlreadyYours,
    Claimed,
    NothingToRelease,
    Released,
    SideAsked,
    SideKept,
    SideSet,
)
from bot.domain.rules.rights import Deed, refusal
from bot.domain.sides import Side
from bot.domain.state import Seat
from bot.domain.statement import Deliverable
from bot.services import coworkers, settings
from bot.services.context import Context
from bot.services.lookups import asked_deliverable, side_asked
from bot.services.notifications import tell, tell_handed_back, tell_relieved
from bot.services.people import introduce
from bot.services.usecases import writes
from storage import people, seats


@writes(SetSide)
def set_side(context: Context, command: SetSide) -> Outcome:
    """Note whose side a person acts for; refused while they hold a seat of the other."""
    wanted, actor = command.side, context.actor
    if wanted is None:
        return SideAsked()
    if rule := refusal(actor, Deed.CHOOSE_SIDE, wanted):
        return Refused(rule)
    before = actor.chosen
    if wanted is actor.side is not before:
        return SideSet(wanted)  # as they were named or admitted
    held = seats.held_by(context.conn, context.team, context.user)
    if held and wanted is not before:
        return SideKept(held[0].side, tuple(held))
    if wanted is not before:
        coworkers.leave_all(context, context.user)
    name = context.profile.name
    people.set_side(context.conn, context.team, context.user, name, wanted, context.now)
    context.note(f"person {context.user}", "side", before, wanted)
    return SideSet(wanted, settings.unsettled(context))


def taken(context: Context, command: Claim) -> Outcome | None:
    """Who has a seat that is claimed in vain; None if it may be free, or there is more to say."""
    deliverable = context.catalogue.deliverable_by_id.get(command.id or "")
    side = context.actor.side
    if deliverable is None or side is None or command.side not in (None, side):
        return None
    if deliverable.id in context.catalogue.ends:
        return None
    seat = context.state.seats.get((deliverable.id, side))
    if seat is None:
        return None
    found = AlreadyYours if seat.holder == context.user else AlreadyTaken
    return found(context.card(deliverable), seat)


@writes(Claim)
def claim(context: Context, command: Claim) -> Outcome:
    """Take a seat if it is free; whoever comes second learns who has it."""
    asked = _seat_asked(context, command, Deed.CLAIM)
    if isinstance(asked, Outcome):
        return asked
    deliverable, side = asked
    user = context.user
    context.rename(user, context.profile.name)
    seat, is_new = seats.claim(
        context.conn, context.team, deliverable.id, side, user, user, context.now
    )
    context.state.seats[deliverable.id, side] = seat
    if not is_new:
        found = AlreadyYours if seat.holder == user else AlreadyTaken
        return found(context.card(deliverable), seat)
    coworkers.leave_one(context, deliverable.id, side, user)
    context.changed(deliverable.id, f"{side} lead", None, user)
    return Claimed(context.card(deliverable), seat, context.signature)


@writes(Release)
def release(context: Context, command: Release) -> Outcome:
    """Give back a seat that one holds; a coordinator, any of their side."""
    asked = _seat_asked(context, command, Deed.RELEASE)
    if isinstance(asked, Outcome):
        return asked
    deliverable, side = asked
    seat = context.state.seats.get((deliverable.id, side))
    if not (seat and _may_release(context, seat)) or not seats.release(
        context.conn, context.team, deliverable.id, side, seat.holder, context.now
    ):
        return NothingToRelease(context.card(deliverable), side, seat)
    del context.state.seats[deliverable.id, side]
    context.changed(deliverable.id, f"{side} lead", seat.holder, None)
    if seat.is_with(context.user):
        tell_handed_back(context, seat)
    else:
        tell_relieved(context, [seat])
    return Released(context.card(deliverable), seat, context.signature)


def _seat_asked(
    context: Context, command: Claim | Release, deed: Deed
) -> Outcome | tuple[Deliverable, Side]:
    """The deliverable and the side that a claim or a release is about, or why it is not."""
    deliverable = asked_deliverable(context, command.id, deed)
    if isinstance(deliverable, Outcome):
        return deliverable
    side = context.actor.side
    if side is None:
        return side_asked(context, f"{deed} {deliverable.id}")
    wanted = command.side or side
    # Whose seat it is, is looked at when it is given back: the answer names them.
    rule = refusal(context.actor, deed, wanted, holds=True)
    return Refused(rule, wanted) if rule else (deliverable, wanted)


def _may_release(context: Context, seat: Seat) -> bool:
    """Whether the seat is the asker's to give back, as its holder or its coordinator."""
    return seat.is_with(context.user) or context.actor.coordinates is seat.side


def movable(
    context: Context, side: Side, to: str, asked: Sequence[Deliverable]
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
    command: Assign,
    side: Side,
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
    tell_relieved(context, [s for s in before if s and not s.is_with(context.user)])
    if given and command.user:
        tell(context, command.user, ShowAssigned(command.user, tuple(d.id for d in given)))
    return given


def holder(command: Assign) -> str:
    """Who is to hold the seats: a user's id, or a unit's name."""
    return command.user or str(command.unit)


def name(context: Context, command: Assign) -> str:
    """What whoever is to hold the seats is called."""
    return context.profile_of(command.user).name if command.user else str(command.unit)


def _give_one(context: Context, command: Assign, side: Side, id: str, note: str | None) -> bool:
    before, new = context.state.seats.get((id, side)), holder(command)
    instead_of = before.holder if before else context.user
    seat = seats.assign(
        context.conn, context.team, id, side, new, context.user, context.now, instead_of
    )
    context.state.seats[id, side] = seat
    if (seat.holder, seat.by) != (new, context.user):
        return False
    coworkers.leave_one(context, id, side, new)
    context.changed(id, f"{side} lead", before.holder if before else None, new, note)
    return True
