"""Deliverables picked out of all: mine, those that nobody leads, those that are late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.domain import commands as c
from bot.domain.milestones import today
from bot.domain.outcomes import (
    Card,
    MineShown,
    Outcome,
    OverdueShown,
    UnclaimedShown,
)
from bot.domain.rights import Deed, Rule, refusal
from bot.domain.statement import Topic
from bot.services import snoozing
from bot.services.context import Context
from bot.services.topics import called


def mine(context: Context, _: c.ListMine) -> MineShown:
    """What whoever asks leads or works along on, what is due first on top."""
    side, day = context.actor.side, today(context.now)
    asleep = snoozing.ahead(context, context.user, day)
    return MineShown(side, by_due(held(context), side), day, asleep, reads_only(context))


def reads_only(context: Context) -> Rule | None:
    """Why whoever asks only reads, being of outside; None where they may act, or are unknown."""
    outside = context.profile.role.is_outside
    return refusal(context.actor, Deed.CHOOSE_SIDE) if outside else None


def held(context: Context) -> tuple[Card, ...]:
    """What whoever asks leads, works along on, or has named a unit for."""
    cards = context.cards(context.catalogue.deliverables)
    return tuple(card for card in cards if any(card.holds(context.user, side) for side in c.SEATS))


def unclaimed(context: Context, command: c.ListUnclaimed) -> Outcome:
    """Deliverables with an open seat, in a topic, on a side."""
    topic = _topic(context, command.topic, "unclaimed")
    if isinstance(topic, Outcome):
        return topic
    sides = _sides(command.side)
    cards = _picked(context, topic, lambda card: any(card.seat(side) is None for side in sides))
    return UnclaimedShown(cards, topic, command.side)


def overdue(context: Context, command: c.ListOverdue) -> Outcome:
    """Deliverables past the date that a side set for them, the oldest date first."""
    topic = _topic(context, command.topic, "overdue")
    if isinstance(topic, Outcome):
        return topic
    day, sides = today(context.now), _sides(command.side)
    cards = _picked(context, topic, lambda card: any(card.late(side, day) for side in sides))
    return OverdueShown(by_due(cards, command.side), topic, command.side, day)


def _picked(
    context: Context, topic: Topic | None, wanted: Callable[[Card], bool]
) -> tuple[Card, ...]:
    catalogue = context.catalogue
    among = catalogue.deliverables_of(topic.code) if topic else catalogue.deliverables
    return tuple(card for card in context.cards(among) if wanted(card))


def _topic(context: Context, name: str | None, verb: str) -> Outcome | Topic | None:
    if name is None:
        return None
    found = called(context, [name], verb)
    return found if isinstance(found, Outcome) else found[0]


def _sides(side: c.Side | None) -> tuple[c.Side, ...]:
    return (side,) if side in c.SEATS else c.SEATS


def by_due(cards: tuple[Card, ...], side: c.Side | None) -> tuple[Card, ...]:
    """Cards by when they are due, on one side or on the earlier of the two; undated ones last."""

    def due(card: Card) -> date:
        dates = [when.latest for each in _sides(side) if (when := card.due(each)) and when.latest]
        return min(dates, default=date.max)

    return tuple(sorted(cards, key=due))
