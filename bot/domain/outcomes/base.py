"""What all outcomes are, and the cards that many of them show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from bot.domain.rules.status import Status
from bot.domain.rules.terms import Term, term_of
from bot.domain.sides import Side
from bot.domain.state import Coworker, Seat, Standing
from bot.domain.statement import Decision, Deliverable, Milestone, When


@dataclass(frozen=True)
class Card:
    """A deliverable as it stands: its two seats (None is open), what they report, its meetings.

    `milestones` are those that the text names, of which some have `passed`, by their ids;
    `set_here` those that a side has set as its due.
    `coworkers` work along, by side. `since` names the statement that made the promise, where it
    is not the newest ("2024"). `ended` says how it came to an end, if a later statement
    tells so: then nobody is asked for it any more.
    """

    deliverable: Deliverable
    eu: Seat | None
    japan: Seat | None
    milestones: tuple[Milestone, ...] = ()
    eu_standing: Standing | None = None
    japan_standing: Standing | None = None
    set_here: Mapping[str, Milestone] = field(default_factory=dict)
    coworkers: Mapping[Side, tuple[Coworker, ...]] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()
    ended: Decision | None = None
    since: str = ""

    def seat(self, side: Side) -> Seat | None:
        """The seat of one side."""
        return self.eu if side is Side.EU else self.japan

    def standing(self, side: Side) -> Standing | None:
        """What one side has reported; None is nothing yet."""
        return self.eu_standing if side is Side.EU else self.japan_standing

    def status(self, side: Side) -> Status:
        """How far one side is, as it has reported."""
        standing = self.standing(side)
        return standing.status if standing else Status.NOT_REPORTED

    def due(self, side: Side) -> When | None:
        """What one side set as its due: a date, or that of its meeting, even a cancelled one."""
        standing = self.standing(side)
        if standing is None or standing.milestone is None:
            return standing.due if standing else None
        return self.set_here[standing.milestone].when

    def term(self, side: Side) -> Term | None:
        """By when one side must be done; None while nothing binds it."""
        return term_of(self.standing(side), self.set_here)

    def last_day(self, side: Side) -> date:
        """The last day on which one side is not late; one that never comes, without a date."""
        term = self.term(side)
        return term.last if term else date.max

    def holds(self, user: str, side: Side) -> bool:
        """Whether somebody leads it on a side, works along there, or named the unit that leads."""
        seat = self.seat(side)
        return self.along(user, side) or (seat is not None and seat.is_with(user))

    def along(self, user: str, side: Side) -> bool:
        """Whether somebody works along on a side."""
        return any(each.user == user for each in self.coworkers.get(side, ()))

    def reported(self, side: Side) -> str:
        """What one side has reported, as a form remembers it: another text once it changes."""
        standing = self.standing(side)
        if standing is None:
            return ""
        due = standing.milestone or (standing.due.words if standing.due else "")
        return "|".join([standing.status, standing.note or "", due])

    def late(self, side: Side, today: date) -> bool:
        """Whether one side's due date is over and it is not done; never, without a date."""
        term = self.term(side)
        return term is not None and term.last < today and not self.status(side).settled


@dataclass(frozen=True, eq=False)
class Outcome:
    """What all outcomes are; `private` ones are for the eyes of whoever asked.

    A `secret` one is kept nowhere, not even until it is sent. One that is `guessed` answers what
    somebody may have meant: it is told as such, above all else.
    """

    private: ClassVar[bool] = False
    secret: ClassVar[bool] = False
    guessed: bool = field(default=False, kw_only=True)

    @property
    def view(self) -> str:
        """The command whose answer shows this again, as it will then be, in words.

        Empty for what is over once it is said, such as a claim.
        """
        return ""

    @property
    def over(self) -> bool:
        """Whether there is nothing to tell any more, so that nobody need be sent it."""
        return False


@dataclass(frozen=True, eq=False)
class Private(Outcome):
    """An outcome for whoever asked alone."""

    private: ClassVar[bool] = True


def of_topics(cards: Iterable[Card]) -> defaultdict[str, list[Card]]:
    """Cards by the code of their topic, in order; none of a topic without any."""
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        found[card.deliverable.topic].append(card)
    return found
