"""Who answers for what: sides, claims and releases.

A person acts for their own side only, and the database decides who came first.
"""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.outcomes import (
    AlreadyTaken,
    AlreadyYours,
    Claimed,
    NothingToRelease,
    Outcome,
    Refused,
    Released,
    SideAsked,
    SideKept,
    SideSet,
)
from bot.domain.rights import Deed, refusal
from bot.domain.state import Seat
from bot.domain.statement import Deliverable
from bot.services import coworking, governing
from bot.services.asking import asked_deliverable, side_asked
from bot.services.context import Context
from bot.services.telling import handed_back, relieved
from storage import people, seats


def set_side(context: Context, command: c.SetSide) -> Outcome:
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
        coworking.leave_all(context, context.user)
    name = context.profile.name
    people.set_side(context.conn, context.team, context.user, name, wanted, context.now)
    context.note(f"person {context.user}", "side", before, wanted)
    return SideSet(wanted, governing.unsettled(context))


def taken(context: Context, command: c.Claim) -> Outcome | None:
    """Who has a seat that is claimed in vain; None if it may be free, or there is more to say."""
    deliverable = context.catalogue.deliverable_by_id.get(command.id or "")
    side = context.actor.side
    if deliverable is None or side is None or command.side not in (None, side):
        return None
    seat = context.state.seats.get((deliverable.id, side))
    if seat is None:
        return None
    found = AlreadyYours if seat.holder == context.user else AlreadyTaken
    return found(context.card(deliverable), seat)


def claim(context: Context, command: c.Claim) -> Outcome:
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
    coworking.leave_one(context, deliverable.id, side, user)
    context.changed(deliverable.id, f"{side} lead", None, user)
    return Claimed(context.card(deliverable), seat)


def release(context: Context, command: c.Release) -> Outcome:
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
        handed_back(context, seat)
    else:
        relieved(context, [seat])
    return Released(context.card(deliverable), seat)


def _seat_asked(
    context: Context, command: c.Claim | c.Release, deed: Deed
) -> Outcome | tuple[Deliverable, c.Side]:
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
