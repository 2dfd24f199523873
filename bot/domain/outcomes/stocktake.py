from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.commands.filters import EVERYTHING, Filter, spell_filter
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rules.filters import sides
from bot.domain.sides import Side
from bot.domain.state import Evidence
from bot.domain.statement import Sentence, Statement, Topic


@dataclass(frozen=True, eq=False)
class StocktakeShown(Outcome):
    """All deliverables of `topics` that fit the `filter`, as they stood at the instant `taken`.

    `names` are what the people of the filter are called, by their ids. `evidence` is by
    deliverable, oldest first; `changed` says when each was changed last. `watched` is followed up
    and not promised: it is counted apart. With a
    `council`, by its name ("2024"), they are what that statement speaks of, those that have ended
    included.
    """

    statement: Statement
    topics: tuple[Topic, ...]
    cards: tuple[Card, ...]
    sentences: Mapping[str, Sentence]
    evidence: Mapping[str, tuple[Evidence, ...]]
    changed: Mapping[str, datetime]
    taken: datetime
    watched: tuple[Card, ...] = ()
    filter: Filter = EVERYTHING
    names: Mapping[str, str] = field(default_factory=dict)
    council: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.filter == EVERYTHING

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides of which stock was taken: both, unless the filter names one."""
        return sides(self.filter.side)

    @property
    def view(self) -> str:
        """As in Outcome."""
        named = f"{self.council} {spell_filter(self.filter)}".strip()
        return f"stocktake {named}".strip()


@dataclass(frozen=True, eq=False)
class TableUnderWay(Private):
    """The stocktaking table is being sent to whoever asked."""


@dataclass(frozen=True, eq=False)
class TableUnconfirmed(Private):
    """Slack did not say that the stocktaking table reached whoever asked."""
