"""Keeps posted messages true: what shows a deliverable is drawn again when that changes.

`chat.update` may be repeated, so there is no outbox here: a version a message, the newest
state wins, and a failure is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.state import Posted
from bot.render.message import Message
from storage import shown
from storage.engine import Database

BATCH = 20
AGAIN = timedelta(seconds=10)

_GONE = {"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"}

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Redrawer:
    """Draws what is out of date; any number of them may run at once.

    `compose` words a posted message as of now. `real_now` is the real time.
    """

    database: Database
    clients: Callable[[str], WebClient]
    compose: Callable[[Posted], Message]
    real_now: Callable[[], datetime]

    def redraw(self) -> None:
        """Draw all that is out of date and nobody else is drawing."""
        while batch := self._take():
            for posted in batch:
                self._draw(posted)

    def _take(self) -> list[Posted]:
        with self.database.write() as conn:
            return shown.take_stale(conn, self.real_now(), BATCH)

    def _draw(self, posted: Posted) -> None:
        message = self.compose(posted)
        try:
            self.clients(posted.team).chat_update(
                channel=posted.channel, ts=posted.ts, **message.payload()
            )
        except SlackApiError as error:
            self._refused(posted, error)
        except (SlackClientError, OSError, HTTPException, ValueError) as error:
            _log.warning("message_not_redrawn", team=posted.team, error=error)
            self._put_off(posted, AGAIN)
        else:
            with self.database.write() as conn:
                shown.drawn(conn, posted)

    def _refused(self, posted: Posted, error: SlackApiError) -> None:
        reason = error.response.get("error")
        _log.warning("message_not_redrawn", team=posted.team, error=error)
        if reason in _GONE:
            with self.database.write() as conn:
                shown.give_up(conn, posted)
        else:
            wait = int(error.response.headers.get("Retry-After", AGAIN.total_seconds()))
            self._put_off(posted, timedelta(seconds=wait))

    def _put_off(self, posted: Posted, wait: timedelta) -> None:
        with self.database.write() as conn:
            shown.put_off(conn, posted, self.real_now() + wait)
