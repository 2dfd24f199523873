from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.statement import Milestone, Sentence, Statement


@dataclass(frozen=True, eq=False)
class MilestonePreviewed(Private):
    """What was understood, before it is saved.

    `twin` is another meeting of that title and date; `passed` says that it would be over already.
    """

    before: Milestone | None
    after: Milestone
    twin: Milestone | None = None
    passed: bool = False


@dataclass(frozen=True, eq=False)
class MilestoneAhead(Private):
    """What was understood, as held: which cannot be, as its date has not begun."""

    milestone: Milestone


@dataclass(frozen=True, eq=False)
class MilestoneUnchanged(Private):
    """The meeting stands as it was to be saved: there is nothing to save."""

    milestone: Milestone


@dataclass(frozen=True, eq=False)
class MilestoneSaved(Outcome):
    """A meeting was added, moved, held or cancelled."""

    before: Milestone | None
    after: Milestone

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"show {self.after.id}"


@dataclass(frozen=True, eq=False)
class MilestoneOvertaken(Private):
    """Somebody changed the meeting since the preview: this is how it stands."""

    milestone: Milestone


@dataclass(frozen=True, eq=False)
class NextShown(Outcome):
    """The meetings ahead; when there is none, what the statement promised last.

    The text names the first of them for `cards`, a side has set it for those `set_here`.
    """

    statement: Statement
    ahead: tuple[Milestone, ...]
    promised: Milestone | None = None
    sentence: Sentence | None = None
    cards: tuple[Card, ...] = ()
    set_here: tuple[Card, ...] = ()

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "next"


@dataclass(frozen=True, eq=False)
class MilestoneShown(Outcome):
    """One meeting, what the text says of it, and the deliverables that point to it.

    `told` is the meeting as a later statement tells it, where what is recorded here cannot be so.
    """

    statement: Statement
    milestone: Milestone
    passed: bool
    sentences: tuple[Sentence, ...]
    cards: tuple[Card, ...]
    told: Milestone | None = None

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"show {self.milestone.id}"


@dataclass(frozen=True, eq=False)
class MilestonesShown(Outcome):
    """All meetings: ahead, over without a recorded outcome, without a date, settled."""

    statement: Statement
    ahead: tuple[Milestone, ...]
    undated: tuple[Milestone, ...]
    passed: tuple[Milestone, ...]
    settled: tuple[Milestone, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "milestones"
