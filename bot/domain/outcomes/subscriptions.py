from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.commands.menu import spell_view
from bot.domain.commands.subscriptions import ShowWelcome
from bot.domain.languages import ENGLISH
from bot.domain.outcomes.base import Outcome, Private
from bot.domain.state import Digest, Subscription
from bot.domain.statement import Milestone, Topic


@dataclass(frozen=True, eq=False)
class Subscribed(Outcome):
    """The channel is now reminded; `upcoming` are the first reminders, with their instants.

    Whoever asked for it is called `name`. `greeted` says that the bot was let into the channel.
    Posts there are in a `language`, or in both.
    """

    subscription: Subscription
    topics: tuple[Topic, ...]
    upcoming: tuple[tuple[datetime, Milestone], ...]
    name: str
    greeted: bool = False
    language: str = ENGLISH

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "reminders"


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

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "reminders"


@dataclass(frozen=True, eq=False)
class WelcomeShown(Outcome):
    """The bot is in a channel, which is reminded if there is a `subscription`."""

    subscription: Subscription | None
    topics: tuple[Topic, ...] = ()

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowWelcome())


@dataclass(frozen=True, eq=False)
class Unsubscribed(Outcome):
    """The channel is no longer reminded; `was` is False where it never was."""

    was: bool


@dataclass(frozen=True, eq=False)
class Undelivered(Private):
    """A post that waits because Slack refuses it; `reason` is Slack's error code."""

    channel: str
    reason: str


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
