"""What came of a channel's choices, its digest, and what those who organise are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.commands import Side
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.state import Change, Digest
from bot.domain.statement import Milestone, Topic
from bot.domain.statement import Outcome as Fate


@dataclass(frozen=True, eq=False)
class Muted(Outcome):
    """Somebody, called `name`, wants no more reminders of a meeting in a channel; `was` it so?"""

    milestone: Milestone
    name: str
    was: bool


@dataclass(frozen=True, eq=False)
class Unmuted(Outcome):
    """There are reminders of a meeting again; `was` it muted?"""

    milestone: Milestone
    name: str
    was: bool


@dataclass(frozen=True, eq=False)
class DigestSet(Outcome):
    """The channel gets a digest, first at `first`; None where it gets none, as it `was` before?"""

    digest: Digest | None
    first: datetime | None
    was: bool


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


@dataclass(frozen=True, eq=False)
class AftermathAsked(Private):
    """A meeting's last day has `passed`: was it held, or moved? For those who organise."""

    milestone: Milestone
    passed: bool

    @property
    def over(self) -> bool:
        """It was answered."""
        return self.milestone.outcome is not Fate.OPEN or not self.passed


@dataclass(frozen=True, eq=False)
class VagueAsked(Private):
    """When will these meetings be, which have no day yet? For those who organise, on `today`.

    And what became of those that `passed` later than `since`?
    """

    milestones: tuple[Milestone, ...]
    today: date
    passed: tuple[Milestone, ...] = ()
    since: datetime | None = None

    @property
    def over(self) -> bool:
        """All of them have a date, and an outcome once it has passed."""
        return not (self.milestones or self.passed)
