from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.commands.digests import ShowDigest
from bot.domain.commands.menu import spell_view
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.sides import Side
from bot.domain.state import Change, Digest
from bot.domain.statement import Milestone, Topic


@dataclass(frozen=True, eq=False)
class DigestSet(Outcome):
    """The channel gets a digest, first at `first`; None where it gets none, as it `was` before?"""

    digest: Digest | None
    first: datetime | None
    was: bool

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "reminders"


@dataclass(frozen=True, eq=False)
class Gap:
    """How many of a side's seats are open, and of how many."""

    open: int
    seats: int


@dataclass(frozen=True, eq=False)
class DigestShown(Outcome):
    """What changed later than `after`, up to `until`, in a channel's topics and meetings.

    `topics` hold the deliverables that changed, each with its changes in sum; `meetings` are
    those that were set, with what each was before. `gaps`, `late` (how many deliverables) and
    `ahead` are as things stand now. `zone` is the channel's, `names` are people's by their ids.
    """

    after: datetime
    until: datetime
    zone: str
    topics: tuple[tuple[Topic, tuple[tuple[Card, tuple[Change, ...]], ...]], ...]
    meetings: tuple[tuple[Milestone, Change], ...]
    gaps: Mapping[Side, Gap]
    late: int
    ahead: tuple[Milestone, ...]
    names: Mapping[str, str]

    @property
    def over(self) -> bool:
        """Nothing has changed."""
        return not self.topics and not self.meetings

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowDigest(self.after, self.until))
