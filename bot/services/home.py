"""The Home tab: what comes next, what is mine, and what waits for me."""

from __future__ import annotations

from bot.domain.commands.home import ShowHome
from bot.domain.commands.milestones import ShowNext
from bot.domain.commands.overview import ShowOverview
from bot.domain.outcomes.home import HomeShown
from bot.domain.rules.milestones import today
from bot.domain.rules.rights import Deed, refusal
from bot.domain.sides import SEATS
from bot.services.context import Context
from bot.services.lists import by_due, held
from bot.services.overview import overview
from bot.services.settings import unsettled
from bot.services.statement import upcoming
from bot.services.usecases import confides
from storage import proposals


@confides(ShowHome)
def home(context: Context, _: ShowHome) -> HomeShown:
    """Somebody's Home tab as it stands."""
    actor, side = context.actor, context.actor.side
    everything = context.cards(context.catalogue.deliverables)
    waiting = (
        proposals.open_for(context.conn, context.team, actor.coordinates)
        if actor.coordinates
        else []
    )
    return HomeShown(
        next=upcoming(context, ShowNext()),
        side=side,
        coordinates=actor.coordinates is not None,
        mine=by_due(held(context), side),
        open=tuple(card for card in everything if side in SEATS and card.seat(side) is None),
        proposals=tuple(waiting),
        settles=refusal(actor, Deed.SETTLE) is None,
        unsettled=unsettled(context),
        today=today(context.now),
        overview=overview(context, ShowOverview()),
    )
