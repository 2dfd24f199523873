from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.commands.filters import EVERYTHING, Filter, spell_filter
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rules.rights import Rule
from bot.domain.sides import Side
from bot.domain.statement import Milestone, Topic


@dataclass(frozen=True, eq=False)
class MineShown(Private):
    """What the asker leads, what is due first on top; `today` is Brussels' date.

    `snoozed` is until when they do not want to hear of some of it, by id; `rule` says why they
    can lead nothing, if so.
    """

    side: Side | None
    cards: tuple[Card, ...]
    today: date
    snoozed: Mapping[str, date] = field(default_factory=dict)
    rule: Rule | None = None
    filter: Filter = EVERYTHING

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _spelt("mine", self.filter)


@dataclass(frozen=True, eq=False)
class ListShown(Outcome):
    """Deliverables that fit a filter, in the order of the statement.

    Here and below `topics` are those of the filter, none for all. `names` are what the people are
    called that it names, by their ids.
    """

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    filter: Filter
    today: date
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _spelt("list", self.filter)


@dataclass(frozen=True, eq=False)
class UnclaimedShown(Outcome):
    """Deliverables with an open seat that fit a filter."""

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    filter: Filter = EVERYTHING
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _spelt("unclaimed", self.filter)


@dataclass(frozen=True, eq=False)
class OverdueShown(Outcome):
    """Deliverables that are late and fit a filter, the oldest first."""

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    today: date
    filter: Filter = EVERYTHING
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _spelt("overdue", self.filter)


@dataclass(frozen=True, eq=False)
class FilterUnknown(Private):
    """The words `said` narrow down nothing: neither a topic, of these codes, nor anything else.

    `command` is the one that was narrowed down.
    """

    said: str
    command: str
    topics: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DueShown(Outcome):
    """Deliverables that fit a filter, are not done and due in a span of time, the earliest first.

    Without a `first` day the span is open; `meeting` is what they are due before, if it is one.
    """

    cards: tuple[Card, ...]
    first: date | None
    last: date | None
    meeting: Milestone | None
    today: date
    topics: tuple[Topic, ...] = ()
    filter: Filter = EVERYTHING
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """As in Outcome."""
        return _spelt(due_in(self.first, self.last, self.meeting), self.filter)


def due_in(first: date | None, last: date | None, meeting: Milestone | None) -> str:
    """The command for what is due then, before what narrows it down."""
    if meeting:
        return f"due before {meeting.id}"
    if last is None:
        return "due soon"
    return f"due {first} to {last}" if first else f"due by {last}"


def _spelt(verb: str, chosen: Filter) -> str:
    return f"{verb} {spell_filter(chosen)}".strip()
