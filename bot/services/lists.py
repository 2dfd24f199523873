"""Deliverables picked out of all: mine, those that nobody leads, are late, or fit a filter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

from bot.domain.commands.base import BadCommand, from_today
from bot.domain.commands.filters import Filter, Mark
from bot.domain.commands.lists import (
    ListDue,
    ListFiltered,
    ListMine,
    ListOverdue,
    ListUnclaimed,
)
from bot.domain.names import next_meant
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.lists import (
    DueShown,
    ListShown,
    MineShown,
    OverdueShown,
    UnclaimedShown,
    due_in,
)
from bot.domain.rules.filters import sides
from bot.domain.rules.milestones import agenda, today
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Milestone
from bot.services import nudges
from bot.services.context import Context
from bot.services.filters import narrowed
from bot.services.lookups import asked_milestone, misunderstood
from bot.services.reminders import due_at
from bot.services.usecases import confides, reads


@confides(ListMine)
def mine(context: Context, command: ListMine) -> Outcome:
    """What whoever asks leads or works along on, the earliest date first."""
    found = narrowed(context, command.filter, "mine", among=context.catalogue.followed)
    if isinstance(found, Outcome):
        return found
    side, day = context.actor.side, today(context.now)
    cards = by_due(tuple(card for card in found.cards if _holds(context, card)), side)
    asleep = nudges.ahead(context, context.user, day)
    return MineShown(side, cards, day, asleep, cannot_lead(context), found.filter)


def cannot_lead(context: Context) -> Rule | None:
    """Why whoever asks can lead nothing, being of outside or a coordinator; None for others."""
    if context.actor.coordinates:
        return Rule.NAMED_COORDINATOR
    outside = context.profile.role.is_outside
    return refusal(context.actor, Deed.CHOOSE_SIDE) if outside else None


def held(context: Context) -> tuple[Card, ...]:
    """What whoever asks leads, works along on, or has named a unit for."""
    cards = context.cards(context.catalogue.followed)
    return tuple(card for card in cards if _holds(context, card))


def _holds(context: Context, card: Card) -> bool:
    return any(card.holds(context.user, side) for side in SEATS)


@reads(ListFiltered)
def listed(context: Context, command: ListFiltered) -> Outcome:
    """Whatever fits a filter, in the order of the statement; of people, all that they lead."""
    catalogue = context.catalogue
    among = catalogue.followed if command.filter.users else catalogue.deliverables
    found = narrowed(context, command.filter, "list", among=among)
    if isinstance(found, Outcome):
        return found
    return ListShown(found.cards, found.topics, found.filter, today(context.now), found.names)


@reads(ListUnclaimed)
def unclaimed(context: Context, command: ListUnclaimed) -> Outcome:
    """Deliverables with an open seat, as far as they fit a filter."""
    found = narrowed(context, command.filter, "unclaimed", Mark.NO_LEAD)
    if isinstance(found, Outcome):
        return found
    return UnclaimedShown(found.cards, found.topics, found.filter, found.names)


@reads(ListOverdue)
def overdue(context: Context, command: ListOverdue) -> Outcome:
    """Deliverables past the date that a side set for them, the oldest date first."""
    found = narrowed(context, command.filter, "overdue", Mark.LATE)
    if isinstance(found, Outcome):
        return found
    cards = by_due(found.cards, found.filter.side)
    return OverdueShown(cards, found.topics, today(context.now), found.filter, found.names)


@reads(ListDue)
def due(context: Context, command: ListDue) -> Outcome:
    """What is not done and due in a span of time, or before a meeting, as far as it fits."""
    if command.milestone is not None:
        meeting = _meeting_meant(context, command.milestone)
        if isinstance(meeting, Outcome):
            return meeting
        return _due_in(context, command.filter, None, meeting.when.latest or date.min, meeting)
    day = today(context.now)
    dated = from_today(command, day)
    if isinstance(dated, BadCommand):
        return misunderstood(context, dated)
    when = dated.when
    if when is None:
        return _due_in(context, command.filter, day, None)
    return _due_in(context, command.filter, None if dated.by else when.earliest, when.latest)


def _meeting_meant(context: Context, name: str) -> Outcome | Milestone:
    """The meeting that is called so; "the next one" and a place are meetings that lie ahead."""
    ahead = agenda(context.milestones.values(), context.now).ahead
    there = (m for m in ahead if (m.place or "").casefold() == name.casefold())
    return next_meant(name, ahead) or next(there, None) or asked_milestone(context, name)


def _due_in(
    context: Context,
    chosen: Filter,
    first: date | None,
    last: date | None,
    meeting: Milestone | None = None,
) -> Outcome:
    """What is open and due from the first to the last day, or before the meeting itself."""
    found = narrowed(context, chosen, due_in(first, last, meeting), beside=meeting)
    if isinstance(found, Outcome):
        return found

    def falls(day: date) -> bool:
        return (first is None or day >= first) and (last is None or day <= last)

    there = chain(*due_at(context, meeting)) if meeting else ()
    before = {card.deliverable.id for card in there}
    asked = sides(found.filter.side)
    cards = (
        card
        for card in found.cards
        if not all(card.status(side).settled for side in asked)
        and (any(map(falls, _days(card, asked))) or card.deliverable.id in before)
    )
    by_day = sorted(cards, key=lambda card: min(_days(card, asked), default=date.max))
    return DueShown(
        tuple(by_day),
        first,
        last,
        meeting,
        today(context.now),
        found.topics,
        found.filter,
        found.names,
    )


def _days(card: Card, asked: Sequence[Side]) -> tuple[date, ...]:
    """When it is due: on each of the sides that is not done, and before meetings to come."""
    terms = (card.term(side) for side in asked if not card.status(side).settled)
    stated = (each.when.latest for each in card.milestones if each.id not in card.passed)
    return (*(term.last for term in terms if term), *(day for day in stated if day))


def by_due(cards: tuple[Card, ...], side: Side | None) -> tuple[Card, ...]:
    """Cards by when they are due, on one side or on the earlier of the two.

    What has no date comes after those, and what is settled last.
    """

    def due(card: Card) -> tuple[bool, date]:
        return min((card.status(each).settled, card.last_day(each)) for each in sides(side))

    return tuple(sorted(cards, key=due))
