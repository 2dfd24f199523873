"""Keeps Home tabs true: each that was opened is drawn again when what it shows has changed.

`views.publish` may be repeated, so there is no outbox here: a version a person, the newest
state wins, and a failure is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from slack_sdk import WebClient

from bot.domain.state import Home
from bot.slack.client import FAILURES
from bot.slack.errors import Trouble, trouble
from storage import homes
from storage.engine import Database

BATCH = 20

# What Slack will not take later either: "invalid_arguments" is its word for an unknown user.
_NEVER = {"invalid_arguments", "not_enabled", "user_not_found", "view_too_large"}

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Publisher:
    """Draws the tabs that are out of date; any number of them may run at once.

    `compose` gives a tab's view as of now. `real_now` is the real time. `pace` is the least time
    between two drawings of one person's tab.
    """

    database: Database
    clients: Callable[[str], WebClient]
    compose: Callable[[Home], dict[str, Any]]
    real_now: Callable[[], datetime]
    pace: timedelta

    def publish(self) -> None:
        """Draw all that are out of date and that nobody else is drawing."""
        while batch := self._take():
            for home in batch:
                self._guarded(home)

    def _take(self) -> list[Home]:
        with self.database.write() as conn:
            return homes.take_stale(conn, self.real_now(), BATCH)

    def _guarded(self, home: Home) -> None:
        """Draw one; a bug in its wording must not hold up the others."""
        try:
            self._draw(home)
        except Exception:
            _log.exception("home_failed", team=home.team)

    def _draw(self, home: Home) -> None:
        view = self.compose(home)
        try:
            self.clients(home.team).views_publish(user_id=home.user, view=view)
        except FAILURES as error:
            self._failed(home, trouble(error))
        else:
            with self.database.write() as conn:
                homes.drawn(conn, home, self.real_now() + self.pace)

    def _failed(self, home: Home, failure: Trouble) -> None:
        _log.warning("home_not_drawn", team=home.team, error=failure.reason)
        with self.database.write() as conn:
            if failure.reason in _NEVER:
                homes.give_up(conn, home)
            else:
                homes.put_off(conn, home, self.real_now() + failure.wait)
