from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.commands.filters import Filter, spell_filter
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.state import Change
from bot.domain.statement import Milestone, Topic

Changed = tuple[Card, tuple[Change, ...]]  # a deliverable with its changes in sum


@dataclass(frozen=True, eq=False)
class ChangesShown(Outcome):
    """What changed from the day `since` on, of what fits a filter.

    `changed` holds the deliverables by topic. `meetings` are those that were set, with what each
    was before; of a filter none are told. `names` are people's by their ids, `topics` those of
    the filter.
    """

    since: date
    filter: Filter
    topics: tuple[Topic, ...]
    changed: tuple[tuple[Topic, tuple[Changed, ...]], ...]
    meetings: tuple[tuple[Milestone, Change], ...]
    names: Mapping[str, str]

    @property
    def view(self) -> str:
        """As in Outcome."""
        parts = ("changes", spell_filter(self.filter), "since", self.since.isoformat())
        return " ".join(part for part in parts if part)
