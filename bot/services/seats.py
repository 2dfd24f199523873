"""Who answers for what: sides, claims and releases.

A person acts for their own side only, and the database decides who came first.
"""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.outcomes import (
    AlreadyTaken,
    AlreadyYours,
    Claimed,
    NotFound,
    NothingToRelease,
    Outcome,
    Refused,
    Released,
    Rule,
    SideAsked,
    SideKept,
    SideSet,
    WhichAsked,
)
from bot.domain.statement import Deliverable
from bot.services.context import Context
from storage import people, seats, shown


def set_side(context: Context, command: c.SetSide) -> Outcome:
    """Note whose side a person acts for; refused while they hold a seat of the other."""
    wanted, before = command.side, context.side()
    if wanted is None:
        return SideAsked()
    held = seats.held_by(context.conn, context.team, context.user)
    if held and before and wanted is not before:
        return SideKept(before, tuple(held))
    name = context.profile.name
    people.set_side(context.conn, context.team, context.user, name, wanted, context.now)
    context.note(f"person {context.user}", "side", before, wanted)
    return SideSet(wanted)


def claim(context: Context, command: c.Claim) -> Outcome:
    """Take a seat if it is free; whoever comes second learns who has it."""
    asked = _seat_asked(context, command, "claim")
    if isinstance(asked, Outcome):
        return asked
    deliverable, side = asked
    seat, taken = context.state.seats.get((deliverable.id, side)), False
    if seat is None:
        user = context.user
        context.rename(user, context.profile.name)
        seat, taken = seats.claim(
            context.conn, context.team, deliverable.id, side, user, user, context.now
        )
        context.state.seats[deliverable.id, side] = seat
    card = context.card(deliverable)
    if taken:
        context.changed(deliverable.id, f"{side} lead", None, context.user)
        return Claimed(card, seat)
    return (AlreadyYours if seat.holder == context.user else AlreadyTaken)(card, seat)


def release(context: Context, command: c.Release) -> Outcome:
    """Give back a seat that one holds."""
    asked = _seat_asked(context, command, "release")
    if isinstance(asked, Outcome):
        return asked
    deliverable, side = asked
    seat = context.state.seats.get((deliverable.id, side))
    if not (seat and seat.is_with(context.user)) or not seats.release(
        context.conn, context.team, deliverable.id, side, seat.holder, context.now
    ):
        return NothingToRelease(context.card(deliverable), side, seat)
    del context.state.seats[deliverable.id, side]
    context.changed(deliverable.id, f"{side} lead", seat.holder, None)
    return Released(context.card(deliverable), seat)


def _seat_asked(
    context: Context, command: c.Claim | c.Release, verb: str
) -> Outcome | tuple[Deliverable, c.Side]:
    """The deliverable and the side that a claim or a release is about, or why it is not."""
    deliverable = asked_deliverable(context, command.id, verb)
    if isinstance(deliverable, Outcome):
        return deliverable
    side = context.side()
    if side is None:
        seen = context.request
        return SideAsked(f"{verb} {deliverable.id}", seen.view, seen.page, seen.thread or "")
    if side is c.Side.COORDINATOR:
        return Refused(Rule.COORDINATOR)
    if command.side not in (None, side):
        return Refused(Rule.OTHER_SIDE)
    return deliverable, side


def asked_deliverable(context: Context, id: str | None, verb: str) -> Outcome | Deliverable:
    """The deliverable of an id or, without one, of the thread; why there is none, otherwise."""
    known, request = context.catalogue.deliverable_by_id, context.request
    if id is not None:
        return known.get(id) or NotFound(id, tuple(i for i in known if _same_topic(i, id)))
    if request.thread is None:
        return Refused(Rule.NO_THREAD)
    ids = shown.in_thread(context.conn, context.team, request.channel, request.thread)
    if not ids:
        return Refused(Rule.NO_THREAD)
    if len(ids) > 1:
        return WhichAsked(verb, context.cards(known[i] for i in ids))
    return known[ids[0]]


def _same_topic(id: str, other: str) -> bool:
    return id.rpartition("-")[0] == other.rpartition("-")[0]
