from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.state import Evidence
from bot.domain.statement import Sentence, Statement, Topic


@dataclass(frozen=True, eq=False)
class StocktakeShown(Outcome):
    """All deliverables of `topics` as they stood at the instant `taken`.

    `whole` says that no topic is left out. `evidence` is by deliverable, oldest first; `changed`
    says when each was changed last. `watched` is followed up and not promised: it is counted
    apart. With a `council`, by its name ("2024"), they are what that statement speaks of, those
    that have ended included.
    """

    statement: Statement
    topics: tuple[Topic, ...]
    whole: bool
    cards: tuple[Card, ...]
    sentences: Mapping[str, Sentence]
    evidence: Mapping[str, tuple[Evidence, ...]]
    changed: Mapping[str, datetime]
    taken: datetime
    watched: tuple[Card, ...] = ()
    council: str = ""

    @property
    def view(self) -> str:
        """As in Outcome."""
        codes = () if self.whole else tuple(topic.code for topic in self.topics)
        named = ", ".join([*([self.council] if self.council else []), *codes])
        return f"stocktake {named}".strip()


@dataclass(frozen=True, eq=False)
class TableUnderWay(Private):
    """The stocktaking table is being sent to whoever asked."""


@dataclass(frozen=True, eq=False)
class TableUnconfirmed(Private):
    """Slack did not say that the stocktaking table reached whoever asked."""
