"""Deliverables picked out of all: mine, those that nobody leads, those that are late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.commands.lists import ListMine, ListOverdue, ListUnclaimed
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.lists import MineShown, OverdueShown, UnclaimedShown
from bot.domain.rules.milestones import today
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Topic
from bot.services import nudges
from bot.services.context import Context
from bot.services.lookups import called
from bot.services.usecases import confides, reads


@confides(ListMine)
def mine(context: Context, _: ListMine) -> MineShown:
    """What whoever asks leads or works along on, what is due first on top."""
    side, day = context.actor.side, today(context.now)
    asleep = nudges.ahead(context, context.user, day)
    return MineShown(side, by_due(held(context), side), day, asleep, reads_only(context))


def reads_only(context: Context) -> Rule | None:
    """Why whoever asks only reads, being of outside; None where they may act, or are unknown."""
    outside = context.profile.role.is_outside
    return refusal(context.actor, Deed.CHOOSE_SIDE) if outside else None


def held(context: Context) -> tuple[Card, ...]:
    """What whoever asks leads, works along on, or has named a unit for."""
    cards = context.cards(context.catalogue.followed)
    return tuple(card for card in cards if any(card.holds(context.user, side) for side in SEATS))


@reads(ListUnclaimed)
def unclaimed(context: Context, command: ListUnclaimed) -> Outcome:
    """Deliverables with an open seat, in topics, on a side."""
    topics = called(context, command.topics, "unclaimed", command.side or "")
    if isinstance(topics, Outcome):
        return topics
    sides = _sides(command.side)
    cards = _picked(context, topics, lambda card: any(card.seat(side) is None for side in sides))
    return UnclaimedShown(cards, topics, command.side)


@reads(ListOverdue)
def overdue(context: Context, command: ListOverdue) -> Outcome:
    """Deliverables past the date that a side set for them, the oldest date first."""
    topics = called(context, command.topics, "overdue", command.side or "")
    if isinstance(topics, Outcome):
        return topics
    day, sides = today(context.now), _sides(command.side)
    cards = _picked(context, topics, lambda card: any(card.late(side, day) for side in sides))
    return OverdueShown(by_due(cards, command.side), topics, command.side, day)


def _picked(
    context: Context, topics: Sequence[Topic], wanted: Callable[[Card], bool]
) -> tuple[Card, ...]:
    catalogue = context.catalogue
    among = [d for topic in topics for d in catalogue.deliverables_of(topic.code)]
    cards = context.cards(among or catalogue.deliverables)
    return tuple(card for card in cards if wanted(card))


def _sides(side: Side | None) -> tuple[Side, ...]:
    return (side,) if side in SEATS else SEATS


def by_due(cards: tuple[Card, ...], side: Side | None) -> tuple[Card, ...]:
    """Cards by when they are due, on one side or on the earlier of the two; undated ones last."""

    def due(card: Card) -> date:
        terms = (card.term(each) for each in _sides(side))
        return min((term.last for term in terms if term), default=date.max)

    return tuple(sorted(cards, key=due))
