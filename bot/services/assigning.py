"""Giving seats to others of one's own side: one at once, several after a preview."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import commands as c
from bot.domain import names
from bot.domain.outcomes import (
    AlreadyTaken,
    Assigned,
    AssignPreviewed,
    NotFound,
    Outcome,
    Refused,
    Rule,
    SideAsked,
)
from bot.domain.state import Seat
from bot.domain.statement import Deliverable
from bot.services import topics
from bot.services.assignments import message
from bot.services.context import Context
from bot.services.seats import claim
from storage import outbox, people, seats


def assign(context: Context, command: c.Assign) -> Outcome:
    """Give open seats, or the asker's own, to a person or a unit of the asker's side."""
    side = context.side()
    if side is None:
        return SideAsked(c.spell_assign(command), context.request.view, context.request.page)
    if rule := _forbidden(context, command, side):
        return Refused(rule)
    chosen = _chosen(context, command)
    if isinstance(chosen, Outcome):
        return chosen
    if command.topic or len(chosen) > 1:
        return _assign_several(context, command, side, chosen)
    if command.user == context.user:
        return claim(context, c.Claim(chosen[0].id))
    return _assign_one(context, command, side, chosen[0])


def _forbidden(context: Context, command: c.Assign, side: c.Side) -> Rule | None:
    """Why the asker may not give a seat, or not to whom they name; None where they may."""
    if side is c.Side.COORDINATOR:
        return Rule.COORDINATOR
    if command.side not in (None, side):
        return Rule.OTHER_SIDE
    if command.user is None:
        return None
    if not context.assignee.role.may_write:
        return Rule.NOT_A_MEMBER
    theirs = people.side_of(context.conn, context.team, command.user)
    return Rule.THEIR_SIDE if theirs not in (None, side) else None


def _chosen(context: Context, command: c.Assign) -> Outcome | Sequence[Deliverable]:
    """The deliverables that are named, or all of the topic."""
    catalogue = context.catalogue
    known = catalogue.deliverable_by_id
    if command.topic is None:
        missing = next((id for id in command.ids if id not in known), None)
        if missing:
            return NotFound(missing, names.nearest_ids(known, missing))
        return [known[id] for id in command.ids]
    found = topics.called(context, [command.topic], c.spell_assign(command, of=""))
    if isinstance(found, Outcome):
        return found
    return catalogue.deliverables_of(found[0].code)


def _assign_one(
    context: Context, command: c.Assign, side: c.Side, deliverable: Deliverable
) -> Assigned | AlreadyTaken:
    movable = _movable(context, command, side, [deliverable])
    given = _give(context, command, side, movable)
    card = context.card(deliverable)
    if not given:
        return AlreadyTaken(card, context.state.seats[deliverable.id, side])
    return Assigned((card,), side, context.user, context.profile.name)


def _assign_several(
    context: Context, command: c.Assign, side: c.Side, chosen: Sequence[Deliverable]
) -> Assigned | AssignPreviewed:
    """Show what would change hands; once that is confirmed, give what is still free to give."""
    movable = _movable(context, command, side, chosen)
    given = movable if context.request.confirmed is None else _give(context, command, side, movable)
    cards, kept = context.cards(given), context.cards(d for d in chosen if d not in given)
    if context.request.confirmed is None or not given:
        return AssignPreviewed(command, _name(context, command), side, cards, kept)
    return Assigned(cards, side, context.user, context.profile.name, kept)


def _movable(
    context: Context, command: c.Assign, side: c.Side, asked: Sequence[Deliverable]
) -> list[Deliverable]:
    """Those whose seats are open, or the asker's to hand on."""

    def may_move(seat: Seat | None) -> bool:
        return seat is None or (seat.is_with(context.user) and seat.holder != _holder(command))

    return [each for each in asked if may_move(context.state.seats.get((each.id, side)))]


def _give(
    context: Context, command: c.Assign, side: c.Side, movable: Sequence[Deliverable]
) -> list[Deliverable]:
    """Give these seats, but for those that somebody else took first; tell the assignee."""
    if movable and command.user:
        _introduce(context, command.user, side)
    # Always in the same order: two who give the same seats must not wait for each other.
    in_order = sorted(movable, key=lambda each: each.id)
    given = [each for each in in_order if _give_one(context, command, side, each.id)]
    if given and command.user not in (None, context.user):
        ids = [each.id for each in given]
        outbox.plan(context.conn, [message(context, str(command.user), ids)])
    return given


def _give_one(context: Context, command: c.Assign, side: c.Side, id: str) -> bool:
    before, holder = context.state.seats.get((id, side)), _holder(command)
    instead_of = before.holder if before else context.user
    seat = seats.assign(
        context.conn, context.team, id, side, holder, context.user, context.now, instead_of
    )
    context.state.seats[id, side] = seat
    if (seat.holder, seat.by) != (holder, context.user):
        return False
    context.changed(id, f"{side} lead", before.holder if before else None, holder)
    return True


def _introduce(context: Context, user: str, side: c.Side) -> None:
    """Whoever is given a seat acts for its side from then on."""
    conn, team, name = context.conn, context.team, context.assignee.name
    if people.side_of(conn, team, user):
        context.rename(user, name)
        return
    people.set_side(conn, team, user, name, side, context.now)
    context.note(f"person {user}", "side", None, side)


def _holder(command: c.Assign) -> str:
    return command.user or str(command.unit)


def _name(context: Context, command: c.Assign) -> str:
    return context.assignee.name if command.user else str(command.unit)
