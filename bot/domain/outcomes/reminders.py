from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.commands.menu import spell_view
from bot.domain.commands.reminders import ShowAftermath, ShowReminder, ShowVague
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.statement import Fate, Milestone, Sentence, Statement


@dataclass(frozen=True, eq=False)
class ReminderDue(Outcome):
    """A meeting is near: `today` is the day of the channel's zone on which this is read.

    The text names the meeting for `cards`, a side has set it for those `set_here`. A reply to a
    reminder of the instant `since` has only what is open, or was changed since.
    """

    statement: Statement
    milestone: Milestone
    today: date
    cards: tuple[Card, ...]
    sentences: dict[str, Sentence]
    set_here: tuple[Card, ...] = ()
    since: datetime | None = None

    @property
    def over(self) -> bool:
        """It is a reply that has nothing to tell."""
        return self.since is not None and not self.cards and not self.set_here

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowReminder(self.milestone.id, self.since))


@dataclass(frozen=True, eq=False)
class AftermathAsked(Private):
    """A meeting's last day has `passed`: was it held, or moved? For those who organise."""

    milestone: Milestone
    passed: bool

    @property
    def over(self) -> bool:
        """It was answered."""
        return self.milestone.outcome is not Fate.OPEN or not self.passed

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowAftermath(self.milestone.id))


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

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowVague(self.since))
