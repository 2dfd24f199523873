"""What people are told that others did: worded from the state of the moment."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.commands.base import Command
from bot.domain.commands.menu import spell_view
from bot.domain.commands.notifications import ShowAlong, ShowHandedBack, ShowRelieved, ShowVacated
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import NotFound
from bot.domain.outcomes.notifications import (
    AlongShown,
    HandedBackShown,
    RelievedShown,
    VacatedShown,
)
from bot.domain.people import is_user_id
from bot.domain.sides import SEATS, Side
from bot.domain.state import Seat
from bot.services.context import Context
from bot.services.usecases import reads
from storage import history, outbox, people


def tell(context: Context, user: str, shown: Command) -> None:
    """Send somebody the answer to what only the bot says, unless it is themselves who asks."""
    if user == context.user or not is_user_id(user):
        return
    view = spell_view(shown)
    planned = Planned(
        team=context.team,
        destination=user,
        kind=DeliveryKind.TOLD,
        subject=f"{context.now.isoformat()} {view}",
        due_at=context.now,
        payload={"view": view},
    )
    outbox.plan(context.conn, [planned])
    context.concerned.add(user)


def tell_relieved(context: Context, taken: Iterable[Seat]) -> None:
    """Tell those from whom seats were taken; of a unit's seat, whoever had named the unit."""
    losers: dict[str, list[str]] = {}
    for seat in taken:
        told = seat.holder if is_user_id(seat.holder) else seat.by
        losers.setdefault(told, []).append(seat.deliverable)
    for user, ids in losers.items():
        tell(context, user, ShowRelieved(user, context.user, tuple(ids)))


def tell_handed_back(context: Context, seat: Seat) -> None:
    """Tell whoever had given a seat that it was handed back."""
    if seat.by != seat.holder == context.user:
        tell(context, seat.by, ShowHandedBack(seat.by, context.user, (seat.deliverable,)))


@reads(ShowRelieved)
def relieved(context: Context, command: ShowRelieved) -> Outcome:
    """That seats were taken from somebody, and who has them now."""
    side = people.side_of(context.conn, context.team, command.user)
    if side is None:
        return NotFound(command.user)
    cards = context.cards_of(command.ids)
    return RelievedShown(command.user, command.by, _called(context, command.by), side, cards)


@reads(ShowHandedBack)
def handed_back(context: Context, command: ShowHandedBack) -> Outcome:
    """That somebody handed back what they were given, and who has it now."""
    side = people.side_of(context.conn, context.team, command.by)
    if side is None:
        return NotFound(command.by)
    cards = context.cards_of(command.ids)
    return HandedBackShown(command.user, command.by, _called(context, command.by), side, cards)


@reads(ShowAlong)
def along(context: Context, command: ShowAlong) -> Outcome:
    """That somebody was asked to work along, as it stands."""
    cards = context.cards_of([command.id])
    if not cards:
        return NotFound(command.id)
    (card,) = cards
    side = next((side for side in SEATS if card.along(command.user, side)), None)
    return AlongShown(command.user, command.by, _called(context, command.by), side, card)


@reads(ShowVacated)
def vacated(context: Context, command: ShowVacated) -> Outcome:
    """That an account was closed, and how what it led stands now."""
    name = _called(context, command.user)
    if coordinated := command.coordinated or _last_coordinated(context, command):
        return VacatedShown(command.user, name, coordinated, (), coordinated=True)
    acted_for = people.side_of(context.conn, context.team, command.user)
    if acted_for is None:
        return NotFound(command.user)
    return VacatedShown(command.user, name, acted_for, context.cards_of(command.ids))


def _last_coordinated(context: Context, command: ShowVacated) -> Side | None:
    """The side that somebody looked after last, for a message that names neither it nor seats."""
    if command.ids:
        return None
    ends = [
        (change.at, side)
        for side in SEATS
        for change in history.of(context.conn, context.team, f"side {side}")
        if change.old == command.user
    ]
    return max(ends)[1] if ends else None


def _called(context: Context, user: str) -> str:
    return people.name_of(context.conn, context.team, user)
