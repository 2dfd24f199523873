"""What came of sides, seats and assignments."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands import Assign, Side
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.state import Seat
from bot.domain.statement import (
    Sentence,
    Statement,
)


@dataclass(frozen=True, eq=False)
class SideAsked(Private):
    """Whose side? `then` is the command that was interrupted, to be taken up again.

    `view` is the command whose answer, at `page`, the asker was looking at.
    """

    then: str = ""
    view: str = ""
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


@dataclass(frozen=True, eq=False)
class NothingToRelease(Private):
    """The asker does not hold the seat; `seat` is whoever does."""

    card: Card
    side: Side
    seat: Seat | None


@dataclass(frozen=True, eq=False)
class AssignPreviewed(Private):
    """What `command` would change for whoever is called `name`, before it is done.

    `cards` are the deliverables whose seats would change hands, `kept` those that are led by
    others, or by `name` already.
    """

    command: Assign
    name: str
    side: Side
    cards: tuple[Card, ...]
    kept: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class Assigned(Outcome):
    """Seats were given to whoever holds them now by `by`, called `by_name`.

    `kept` are deliverables of the same request whose seats were taken meanwhile.
    """

    cards: tuple[Card, ...]
    side: Side
    by: str
    by_name: str
    kept: tuple[Card, ...] = ()


@dataclass(frozen=True, eq=False)
class AssignmentShown(Private):
    """What `user` was assigned by whoever is called `by_name`, and still leads.

    `ids` are all that were assigned, `accepted` those that the user has taken on.
    """

    statement: Statement
    user: str
    ids: tuple[str, ...]
    cards: tuple[Card, ...] = ()
    side: Side | None = None
    by_name: str = ""
    sentences: tuple[Sentence, ...] = ()
    accepted: frozenset[str] = frozenset()

    @property
    def over(self) -> bool:
        """Whether they lead nothing of it any more."""
        return not self.cards


@dataclass(frozen=True, eq=False)
class Accepted(Private):
    """The asker has taken on what they were assigned; none, where nothing of it is theirs."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class WhichAsked(Private):
    """A bare claim, release or done under several deliverables: which one?"""

    verb: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class Joined(Outcome):
    """Somebody, called `name`, works along on a deliverable from now on; `by` has said so."""

    card: Card
    side: Side
    user: str
    name: str
    by: str


@dataclass(frozen=True, eq=False)
class Left(Outcome):
    """Somebody, called `name`, works along no more; `by` has said so."""

    card: Card
    side: Side
    user: str
    name: str
    by: str


@dataclass(frozen=True, eq=False)
class AlreadyAlong(Private):
    """Somebody, called `name`, leads it or works along on it already."""

    card: Card
    side: Side
    user: str
    name: str


@dataclass(frozen=True, eq=False)
class NotAlong(Private):
    """Somebody, called `name`, does not work along on it: nothing was changed."""

    card: Card
    side: Side
    user: str
    name: str


@dataclass(frozen=True, eq=False)
class RelievedShown(Private):
    """That `by` took seats from `user`, or gave them to others; `cards` tell who has them now."""

    user: str
    by: str
    by_name: str
    side: Side
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class AlongShown(Private):
    """That `by` asked `user` to work along on a deliverable of a `side`, None once they do not."""

    user: str
    by: str
    by_name: str
    side: Side | None
    card: Card

    @property
    def over(self) -> bool:
        """Whether they work along no more."""
        return self.side is None


@dataclass(frozen=True, eq=False)
class HandedBackShown(Private):
    """That `by` handed back what `user` had given them; `cards` tell who has it now."""

    user: str
    by: str
    by_name: str
    side: Side
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class VacatedShown(Private):
    """That the account of `user` was closed, for the coordinator of their `side`.

    `cards` are what they led, as it stands now. `coordinated` says that they looked after a side.
    """

    user: str
    name: str
    side: Side
    cards: tuple[Card, ...]
    coordinated: bool = False
