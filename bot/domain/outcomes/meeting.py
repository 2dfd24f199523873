"""What came of milestones set here, and of reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.state import Digest, Subscription
from bot.domain.statement import (
    Milestone,
    Sentence,
    Statement,
    Topic,
)


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


@dataclass(frozen=True, eq=False)
class MilestoneOvertaken(Private):
    """Somebody changed the meeting since the preview: this is how it stands."""

    milestone: Milestone


@dataclass(frozen=True, eq=False)
class Subscribed(Outcome):
    """The channel is now reminded; `upcoming` are the first reminders, with their instants.

    Whoever asked for it is called `name`. `greeted` says that the bot was let into the channel.
    """

    subscription: Subscription
    topics: tuple[Topic, ...]
    upcoming: tuple[tuple[datetime, Milestone], ...]
    name: str
    greeted: bool = False


@dataclass(frozen=True, eq=False)
class RemindersShown(Outcome):
    """What the channel is reminded of; `subscription` is None where nothing is.

    Of the meetings that are `muted` it is not. The `digest` comes next at `digest_at`.
    """

    subscription: Subscription | None
    topics: tuple[Topic, ...] = ()
    upcoming: tuple[tuple[datetime, Milestone], ...] = ()
    muted: tuple[Milestone, ...] = ()
    digest: Digest | None = None
    digest_at: datetime | None = None


@dataclass(frozen=True, eq=False)
class WelcomeShown(Outcome):
    """The bot is in a channel, which is reminded if there is a `subscription`."""

    subscription: Subscription | None
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, eq=False)
class Unsubscribed(Outcome):
    """The channel is no longer reminded; `was` is False where it never was."""

    was: bool


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


@dataclass(frozen=True, eq=False)
class Undelivered(Private):
    """A post that waits because Slack refuses it; `reason` is Slack's error code."""

    channel: str
    reason: str
