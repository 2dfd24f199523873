"""Deliverables picked out of all: mine, those that nobody leads, are late, or fit a filter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.domain.commands.filters import Filter, Mark
from bot.domain.commands.lists import ListFiltered, ListMine, ListOverdue, ListUnclaimed
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.lists import ListShown, MineShown, OverdueShown, UnclaimedShown
from bot.domain.rules.filters import sides
from bot.domain.rules.milestones import today
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import SEATS, Side
from bot.services import nudges
from bot.services.context import Context
from bot.services.filters import narrowed
from bot.services.usecases import confides, reads
from storage import people


@confides(ListMine)
def mine(context: Context, command: ListMine) -> Outcome:
    """What whoever asks leads or works along on, what is due first on top."""
    found = narrowed(context, command.filter, "mine")
    if isinstance(found, Outcome):
        return found
    side, day = context.actor.side, today(context.now)
    cards = by_due(tuple(card for card in found.cards if _holds(context, card)), side)
    asleep = nudges.ahead(context, context.user, day)
    return MineShown(side, cards, day, asleep, reads_only(context), found.filter)


def reads_only(context: Context) -> Rule | None:
    """Why whoever asks only reads, being of outside; None where they may act, or are unknown."""
    outside = context.profile.role.is_outside
    return refusal(context.actor, Deed.CHOOSE_SIDE) if outside else None


def held(context: Context) -> tuple[Card, ...]:
    """What whoever asks leads, works along on, or has named a unit for."""
    cards = context.cards(context.catalogue.deliverables)
    return tuple(card for card in cards if _holds(context, card))


def _holds(context: Context, card: Card) -> bool:
    return any(card.holds(context.user, side) for side in SEATS)


@reads(ListFiltered)
def listed(context: Context, command: ListFiltered) -> Outcome:
    """Whatever fits a filter, in the order of the statement."""
    found = narrowed(context, command.filter, "list")
    if isinstance(found, Outcome):
        return found
    names = _names(context, found.filter)
    return ListShown(found.cards, found.topics, found.filter, today(context.now), names)


@reads(ListUnclaimed)
def unclaimed(context: Context, command: ListUnclaimed) -> Outcome:
    """Deliverables with an open seat, as far as they fit a filter."""
    found = narrowed(context, command.filter, "unclaimed", Mark.NO_LEAD)
    if isinstance(found, Outcome):
        return found
    return UnclaimedShown(found.cards, found.topics, found.filter, _names(context, found.filter))


@reads(ListOverdue)
def overdue(context: Context, command: ListOverdue) -> Outcome:
    """Deliverables past the date that a side set for them, the oldest date first."""
    found = narrowed(context, command.filter, "overdue", Mark.LATE)
    if isinstance(found, Outcome):
        return found
    cards, names = by_due(found.cards, found.filter.side), _names(context, found.filter)
    return OverdueShown(cards, found.topics, today(context.now), found.filter, names)


def _names(context: Context, chosen: Filter) -> Mapping[str, str]:
    return {user: people.name_of(context.conn, context.team, user) for user in chosen.users}


def by_due(cards: tuple[Card, ...], side: Side | None) -> tuple[Card, ...]:
    """Cards by when they are due, on one side or on the earlier of the two; undated ones last."""

    def due(card: Card) -> date:
        terms = (card.term(each) for each in sides(side))
        return min((term.last for term in terms if term), default=date.max)

    return tuple(sorted(cards, key=due))
