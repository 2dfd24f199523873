"""Reminders that the bot has posted, and questions to those who organise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.commands.base import Command
from bot.domain.commands.views import END, SINCE, WORD, View


@dataclass(frozen=True)
class ShowReminder(Command):
    """A posted reminder of one milestone, as it would read now; said by buttons alone.

    One that is a reply to the reminder of the instant `since` tells what is open or changed then.
    """

    id: str
    since: datetime | None = None


@dataclass(frozen=True)
class ShowAftermath(Command):
    """The question whether a milestone was held, as it stands now."""

    id: str


@dataclass(frozen=True)
class ShowVague(Command):
    """When the milestones without a day will be, and what became of those over `since` then."""

    since: datetime | None = None


VIEWS = (
    View("reminder", ShowReminder, [WORD], SINCE),
    View("aftermath", ShowAftermath, [WORD], END),
    View("dates", ShowVague, (), SINCE),
)
