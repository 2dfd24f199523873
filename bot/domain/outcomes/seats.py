from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.sides import Side
from bot.domain.state import Seat, Signature


@dataclass(frozen=True, eq=False)
class SideAsked(Private):
    """Whose side? `then` is the command that was interrupted, to be taken up again.

    `back` is the command whose answer, at `page`, the asker was looking at.
    """

    then: str = ""
    back: str = ""
    page: int = 1
    thread: str = ""


@dataclass(frozen=True, eq=False)
class SideSet(Private):
    """The side a person now acts for; an admin is told which sides lack a coordinator."""

    side: Side
    unsettled: tuple[Side, ...] = ()


@dataclass(frozen=True, eq=False)
class SideKept(Private):
    """A change of side is refused while seats are held."""

    side: Side
    seats: tuple[Seat, ...]


@dataclass(frozen=True, eq=False)
class Claimed(Outcome):
    """A seat was taken by whoever asked."""

    card: Card
    seat: Seat
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class AlreadyYours(Private):
    """The seat is the asker's already."""

    card: Card
    seat: Seat


@dataclass(frozen=True, eq=False)
class AlreadyTaken(Private):
    """Somebody else of the same side holds the seat."""

    card: Card
    seat: Seat


@dataclass(frozen=True, eq=False)
class Released(Outcome):
    """A seat was given back by whoever held it."""

    card: Card
    seat: Seat
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class NothingToRelease(Private):
    """The asker does not hold the seat; `seat` is whoever does."""

    card: Card
    side: Side
    seat: Seat | None


@dataclass(frozen=True, eq=False)
class WhichAsked(Private):
    """A bare claim, release or done under several deliverables: which one?"""

    verb: str
    cards: tuple[Card, ...]
