"""The partnership on one screen. Nothing here changes anything."""

from __future__ import annotations

from bot.domain.commands.overview import ShowOverview
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.overview import OverviewShown
from bot.domain.rules.milestones import agenda, today
from bot.domain.rules.silence import QUIET, heard, is_silent
from bot.domain.sides import SEATS, Side
from bot.services.context import Context
from bot.services.usecases import reads
from storage import history


@reads(ShowOverview, same_for_all=True)
def overview(context: Context, _: ShowOverview) -> OverviewShown:
    """How far both sides are, what is late or silent, and the meetings to come."""
    catalogue = context.catalogue
    cards = context.cards(catalogue.deliverables)
    return OverviewShown(
        statement=catalogue.statement,
        topics=catalogue.topics,
        cards=cards,
        silent=silent(context, cards),
        ahead=agenda(context.milestones.values(), context.now).ahead,
        today=today(context.now),
    )


def silent(context: Context, cards: tuple[Card, ...]) -> frozenset[tuple[str, Side]]:
    """Of which deliverables a side lets nothing be heard, each with that side."""
    now = context.now
    recently = heard(history.between(context.conn, context.team, now - QUIET, now))
    return frozenset(
        (card.deliverable.id, side)
        for card in cards
        for side in SEATS
        if is_silent(card, side, recently)
    )
