"""Giving seats to others of one's own side: one at once, several after a preview."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.commands.assignments import Accept, Assign, ShowAssigned, spell_assign
from bot.domain.commands.seats import Claim
from bot.domain.outcomes.assignments import Accepted, Assigned, AssignmentShown, AssignPreviewed
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.seats import AlreadyTaken
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import SEATS, Side
from bot.domain.state import Seat
from bot.domain.statement import Deliverable
from bot.services import proposals
from bot.services.context import Context
from bot.services.lookups import asked_deliverables, side_asked
from bot.services.people import unfit
from bot.services.seats import claim, give, holder, movable, name
from bot.services.usecases import reads, writes
from storage import history, people


@writes(Accept)
def accept(context: Context, command: Accept) -> Accepted:
    """Take on what one was assigned; saying so again changes nothing."""
    held = [seat for seat in _given(context, context.user) if seat.deliverable in command.ids]
    for seat in held:
        if not _is_accepted(context, seat):
            context.changed(seat.deliverable, f"{seat.side} acceptance", None, "accepted")
    return Accepted(tuple(context.card_of(seat.deliverable) for seat in held))


@reads(ShowAssigned)
def show(context: Context, command: ShowAssigned) -> AssignmentShown:
    """What somebody was assigned, as far as they still lead it."""
    statement, catalogue = context.catalogue.statement, context.catalogue
    held = [seat for seat in _given(context, command.user) if seat.deliverable in command.ids]
    if not held:
        return AssignmentShown(statement, command.user, command.ids)
    cards = tuple(context.card_of(seat.deliverable) for seat in held)
    refs = dict.fromkeys(ref for card in cards for ref in card.deliverable.sentences)
    return AssignmentShown(
        statement,
        command.user,
        command.ids,
        cards,
        held[0].side,
        people.name_of(context.conn, context.team, held[0].by),
        tuple(catalogue.sentence_by_ref[ref] for ref in refs),
        frozenset(seat.deliverable for seat in held if _is_accepted(context, seat)),
    )


def _given(context: Context, user: str) -> list[Seat]:
    """The seats that somebody holds because another gave them."""
    return [s for s in context.state.seats.values() if s.holder == user != s.by]


def _is_accepted(context: Context, seat: Seat) -> bool:
    """Whether the holder has taken the seat on since it was given to them."""
    what = f"{seat.side} acceptance"
    return any(
        change.what == what and change.by == seat.holder
        for change in history.since(context.conn, context.team, seat.deliverable, seat.since)
    )


@writes(Assign)
def assign(context: Context, command: Assign) -> Outcome:
    """Give seats of the asker's side to a person or a unit; of the other side, propose them."""
    actor = context.actor
    if actor.side is None:
        return side_asked(context, spell_assign(command))
    side = command.side or actor.side
    across = side is not actor.side and actor.side in SEATS
    if rule := _forbidden(context, command, side, Deed.PROPOSE if across else Deed.ASSIGN):
        return Refused(rule, side)
    chosen = asked_deliverables(context, command, spell_assign(command, of=""))
    if isinstance(chosen, Outcome):
        return chosen
    if across:
        return proposals.propose(context, command, side, chosen)
    if command.topic or len(chosen) > 1:
        return _assign_several(context, command, side, chosen)
    if command.user == context.user:
        return claim(context, Claim(chosen[0].id))
    return _assign_one(context, command, side, chosen[0])


def _forbidden(context: Context, command: Assign, side: Side, deed: Deed) -> Rule | None:
    """Why the asker may not give a seat, or not to whom they name; None where they may."""
    rule = refusal(context.actor, deed, side)
    return rule or (unfit(context, command.user, side) if command.user else None)


def _assign_one(
    context: Context, command: Assign, side: Side, deliverable: Deliverable
) -> Assigned | AlreadyTaken:
    free = movable(context, side, holder(command), [deliverable])
    given = give(context, command, side, free)
    card = context.card(deliverable)
    if not given:
        return AlreadyTaken(card, context.state.seats[deliverable.id, side])
    return Assigned((card,), side, context.user, context.profile.name, (), context.signature)


def _assign_several(
    context: Context, command: Assign, side: Side, chosen: Sequence[Deliverable]
) -> Assigned | AssignPreviewed:
    """Show what would change hands; once that is confirmed, give what is still free to give."""
    free = movable(context, side, holder(command), chosen)
    given = free if context.request.confirmed is None else give(context, command, side, free)
    cards, kept = context.cards(given), context.cards(d for d in chosen if d not in given)
    if context.request.confirmed is None or not given:
        return AssignPreviewed(command, name(context, command), side, cards, kept)
    return Assigned(cards, side, context.user, context.profile.name, kept, context.signature)
