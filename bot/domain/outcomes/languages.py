from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Outcome, Private


@dataclass(frozen=True, eq=False)
class LanguageShown(Private):
    """The `language` that somebody is spoken to in, which they have `chosen` or which is Slack's.

    `changed` says that this was set just now.
    """

    language: str
    chosen: bool
    changed: bool = False

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "language"


@dataclass(frozen=True, eq=False)
class ChannelLanguageSet(Outcome):
    """Posts in the channel are in a `language` from now on, or in both; `name` set it so."""

    language: str
    name: str
