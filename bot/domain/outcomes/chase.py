from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.domain.commands.filters import Filter, spell_filter
from bot.domain.outcomes.base import Card, Private
from bot.domain.rules.chase import Reason
from bot.domain.sides import Side
from bot.domain.state import Ask, Change
from bot.domain.statement import Topic


class Behind(NamedTuple):
    """A deliverable that is behind on a side, and why."""

    card: Card
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class ChasePreviewed(Private):
    """Who would be asked about what; nobody is before it is confirmed.

    `asked` is by people's ids, `names` what they are called. Of `nobody` there is nobody to ask;
    of `waiting` somebody was asked lately, and it is not told yet what came of it.
    """

    filter: Filter
    topics: tuple[Topic, ...]
    side: Side
    asked: Mapping[str, tuple[Behind, ...]]
    names: Mapping[str, str]
    nobody: tuple[Behind, ...]
    waiting: tuple[Behind, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"chase {spell_filter(self.filter)}"


@dataclass(frozen=True, eq=False)
class Chased(Private):
    """So many `people` are asked about so many `deliverables`; what came is told on a `day`."""

    side: Side
    people: int
    deliverables: int
    day: date


class Answered(NamedTuple):
    """What somebody was asked, and what came of it; None is nothing."""

    ask: Ask
    name: str
    card: Card
    answer: Change | None


@dataclass(frozen=True, eq=False)
class ChaseResult:
    """What came of all that was asked at once of a side, for whoever asked."""

    side: Side
    lines: tuple[Answered, ...]


@dataclass(frozen=True, eq=False)
class MonthOfSide:
    """What a coordinator is told of their side once a month; `changed` is since the day `since`."""

    side: Side
    since: date
    late: tuple[Card, ...]
    silent: tuple[Card, ...]
    no_lead: tuple[Card, ...]
    changed: tuple[Card, ...]

    @property
    def over(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.late or self.silent or self.no_lead or self.changed)
