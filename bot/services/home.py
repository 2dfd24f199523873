"""The Home tab: what comes next, what is mine, and what waits for me."""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.milestones import today
from bot.domain.outcomes import HomeShown
from bot.domain.rights import Deed, refusal
from bot.services.context import Context
from bot.services.governing import unsettled
from bot.services.lists import by_due, held
from bot.services.reading import upcoming
from storage import proposals


def home(context: Context, _: c.ShowHome) -> HomeShown:
    """Somebody's Home tab as it stands."""
    actor, side = context.actor, context.actor.side
    everything = context.cards(context.catalogue.deliverables)
    waiting = (
        proposals.open_for(context.conn, context.team, actor.coordinates)
        if actor.coordinates
        else []
    )
    return HomeShown(
        next=upcoming(context, c.ShowNext()),
        side=side,
        coordinates=actor.coordinates is not None,
        mine=by_due(held(context), side),
        open=tuple(card for card in everything if side in c.SEATS and card.seat(side) is None),
        proposals=tuple(waiting),
        settles=refusal(actor, Deed.SETTLE) is None,
        unsettled=unsettled(context),
        today=today(context.now),
    )
