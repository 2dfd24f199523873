"""Giving seats to others of one's own side: one at once, several after a preview."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import commands as c
from bot.domain.outcomes import (
    AlreadyTaken,
    Assigned,
    AssignPreviewed,
    Outcome,
    Refused,
    Rule,
)
from bot.domain.rights import Deed, refusal
from bot.domain.statement import Deliverable
from bot.services import proposing
from bot.services.asking import asked_deliverables, side_asked
from bot.services.context import Context
from bot.services.giving import give, holder, movable, name
from bot.services.introducing import unfit
from bot.services.seats import claim


def assign(context: Context, command: c.Assign) -> Outcome:
    """Give seats of the asker's side to a person or a unit; of the other side, propose them."""
    actor = context.actor
    if actor.side is None:
        return side_asked(context, c.spell_assign(command))
    side = command.side or actor.side
    across = side is not actor.side and actor.side in c.SEATS
    if rule := _forbidden(context, command, side, Deed.PROPOSE if across else Deed.ASSIGN):
        return Refused(rule, side)
    chosen = asked_deliverables(context, command, c.spell_assign(command, of=""))
    if isinstance(chosen, Outcome):
        return chosen
    if across:
        return proposing.propose(context, command, side, chosen)
    if command.topic or len(chosen) > 1:
        return _assign_several(context, command, side, chosen)
    if command.user == context.user:
        return claim(context, c.Claim(chosen[0].id))
    return _assign_one(context, command, side, chosen[0])


def _forbidden(context: Context, command: c.Assign, side: c.Side, deed: Deed) -> Rule | None:
    """Why the asker may not give a seat, or not to whom they name; None where they may."""
    rule = refusal(context.actor, deed, side)
    return rule or (unfit(context, command.user, side) if command.user else None)


def _assign_one(
    context: Context, command: c.Assign, side: c.Side, deliverable: Deliverable
) -> Assigned | AlreadyTaken:
    free = movable(context, side, holder(command), [deliverable])
    given = give(context, command, side, free)
    card = context.card(deliverable)
    if not given:
        return AlreadyTaken(card, context.state.seats[deliverable.id, side])
    return Assigned((card,), side, context.user, context.profile.name)


def _assign_several(
    context: Context, command: c.Assign, side: c.Side, chosen: Sequence[Deliverable]
) -> Assigned | AssignPreviewed:
    """Show what would change hands; once that is confirmed, give what is still free to give."""
    free = movable(context, side, holder(command), chosen)
    given = free if context.request.confirmed is None else give(context, command, side, free)
    cards, kept = context.cards(given), context.cards(d for d in chosen if d not in given)
    if context.request.confirmed is None or not given:
        return AssignPreviewed(command, name(context, command), side, cards, kept)
    return Assigned(cards, side, context.user, context.profile.name, kept)
