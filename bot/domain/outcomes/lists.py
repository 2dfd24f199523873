from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rules.rights import Rule
from bot.domain.sides import Side
from bot.domain.statement import Milestone, Topic


@dataclass(frozen=True, eq=False)
class MineShown(Private):
    """What the asker leads, what is due first on top; `today` is Brussels' date.

    `snoozed` is until when they do not want to hear of some of it, by id; `rule` says why they
    only read, if they do.
    """

    side: Side | None
    cards: tuple[Card, ...]
    today: date
    snoozed: Mapping[str, date] = field(default_factory=dict)
    rule: Rule | None = None

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "mine"


@dataclass(frozen=True, eq=False)
class UnclaimedShown(Outcome):
    """Deliverables with an open seat, on `side` or, without one, on either."""

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    side: Side | None

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _narrowed("unclaimed", self.topics, self.side)


@dataclass(frozen=True, eq=False)
class OverdueShown(Outcome):
    """Deliverables that are late on `side` or, without one, on either, the oldest first."""

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    side: Side | None
    today: date

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _narrowed("overdue", self.topics, self.side)


@dataclass(frozen=True, eq=False)
class DueShown(Outcome):
    """Deliverables that are not done and due in a span of time, the earliest first.

    Without a `first` day the span is open; `meeting` is what they are due before, if it is one.
    """

    cards: tuple[Card, ...]
    first: date | None
    last: date | None
    meeting: Milestone | None
    today: date

    @property
    def view(self) -> str:
        """As in Outcome."""
        if self.meeting:
            return f"due before {self.meeting.id}"
        if self.last is None:
            return "due soon"
        return f"due {self.first} to {self.last}" if self.first else f"due by {self.last}"


def _narrowed(verb: str, topics: Sequence[Topic], side: Side | None) -> str:
    return " ".join([verb, *(topic.code for topic in topics), *([side] if side else [])])
