"""What came of asking for one's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.outcomes.base import Private


@dataclass(frozen=True, eq=False)
class CalendarMade(Private):
    """Somebody's calendar is at `address` from now on; `replaced` one that has stopped."""

    secret: ClassVar[bool] = True

    address: str
    replaced: bool


@dataclass(frozen=True, eq=False)
class CalendarAsked(Private):
    """There is an address since an instant, which a new one would stop: nothing has changed."""

    since: datetime


@dataclass(frozen=True, eq=False)
class CalendarRevoked(Private):
    """Somebody's address opens nothing any more; `was` there one?"""

    was: bool


@dataclass(frozen=True, eq=False)
class CalendarUnavailable(Private):
    """Nobody said at which public address the bot can be reached."""
