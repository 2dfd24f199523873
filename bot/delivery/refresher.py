"""Keeps posted messages true: what shows a deliverable is drawn again when that changes.

`chat.update` may be repeated, so there is no outbox here: a version a message, the newest
state wins, and a failure is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.state import Posted
from bot.render.kit.message import Message
from bot.slack.client import FAILURES
from bot.slack.errors import Trouble, trouble
from bot.slack.fallback import Fallback
from storage import shown
from storage.engine import Database

BATCH = 20

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
                self._guarded(posted)

    def _take(self) -> list[Posted]:
        with self.database.write() as conn:
            return shown.take_stale(conn, self.real_now(), BATCH)

    def _guarded(self, posted: Posted) -> None:
        """Draw one; a bug in its wording must not hold up the others."""
        try:
            self._draw(posted)
        except Exception:
            _log.exception("redrawing_failed", team=posted.team)

    def _draw(self, posted: Posted) -> None:
        message, client = self.compose(posted), self.clients(posted.team)
        fallback = Fallback(self.database, self.real_now)

        def redraw(drawn: Message) -> SlackResponse:
            return client.chat_update(channel=posted.channel, ts=posted.ts, **drawn.payload())

        try:
            fallback.send(posted.team, message, redraw)
        except FAILURES as error:
            self._failed(posted, trouble(error))
        else:
            with self.database.write() as conn:
                shown.drawn(conn, posted)

    def _failed(self, posted: Posted, failure: Trouble) -> None:
        _log.warning("message_not_redrawn", team=posted.team, error=failure.reason)
        with self.database.write() as conn:
            if failure.reason in _GONE:
                shown.give_up(conn, posted)
            else:
                shown.put_off(conn, posted, self.real_now() + failure.wait)
