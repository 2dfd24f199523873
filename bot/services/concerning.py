"""What people are told that others did: worded from the state of the moment."""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.outcomes import (
    AlongShown,
    HandedBackShown,
    NotFound,
    Outcome,
    RelievedShown,
    VacatedShown,
)
from bot.services.context import Context
from storage import history, people


def relieved(context: Context, command: c.ShowRelieved) -> Outcome:
    """That seats were taken from somebody, and who has them now."""
    side = people.side_of(context.conn, context.team, command.user)
    if side is None:
        return NotFound(command.user)
    cards = context.cards_of(command.ids)
    return RelievedShown(command.user, command.by, _called(context, command.by), side, cards)


def handed_back(context: Context, command: c.ShowHandedBack) -> Outcome:
    """That somebody handed back what they were given, and who has it now."""
    side = people.side_of(context.conn, context.team, command.by)
    if side is None:
        return NotFound(command.by)
    cards = context.cards_of(command.ids)
    return HandedBackShown(command.user, command.by, _called(context, command.by), side, cards)


def along(context: Context, command: c.ShowAlong) -> Outcome:
    """That somebody was asked to work along, as it stands."""
    cards = context.cards_of([command.id])
    if not cards:
        return NotFound(command.id)
    (card,) = cards
    side = next((side for side in c.SEATS if card.along(command.user, side)), None)
    return AlongShown(command.user, command.by, _called(context, command.by), side, card)


def vacated(context: Context, command: c.ShowVacated) -> Outcome:
    """That an account was closed, and how what it led stands now."""
    name = _called(context, command.user)
    if coordinated := command.coordinated or _last_coordinated(context, command):
        return VacatedShown(command.user, name, coordinated, (), coordinated=True)
    acted_for = people.side_of(context.conn, context.team, command.user)
    if acted_for is None:
        return NotFound(command.user)
    return VacatedShown(command.user, name, acted_for, context.cards_of(command.ids))


def _last_coordinated(context: Context, command: c.ShowVacated) -> c.Side | None:
    """The side that somebody looked after last, for a message that names neither it nor seats."""
    if command.ids:
        return None
    ends = [
        (change.at, side)
        for side in c.SEATS
        for change in history.of(context.conn, context.team, f"side {side}")
        if change.old == command.user
    ]
    return max(ends)[1] if ends else None


def _called(context: Context, user: str) -> str:
    return people.name_of(context.conn, context.team, user)
