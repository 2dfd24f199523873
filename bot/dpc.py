"""The bot, wired: what its processes do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from slack_bolt import App
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock, real_now
from bot.delivery import Finder, Sender
from bot.delivery.sender import QUIET
from bot.domain.statement import Catalogue
from bot.door import Door
from bot.feeds import Feeds
from bot.home import Publisher
from bot.metrics import Metrics
from bot.oauth import Installs
from bot.redraw import Redrawer
from bot.scheduler import Duty, Ticker, Waker
from bot.services import nudging, reminding
from bot.timekeeper import Timekeeper
from handlers.courier import Courier
from handlers.replies import Responder
from storage import doubts, heartbeats, seen
from storage.engine import Database
from storage.migrate import is_current

# Slack sends an event again within the hour; a preview may be confirmed on another day.
REMEMBER = timedelta(days=30)

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Dpc:
    """The bot, wired: what its processes need of it."""

    catalogue: Catalogue
    database: Database
    clock: Clock
    app: App
    sender: Sender
    finder: Finder
    redrawer: Redrawer
    publisher: Publisher
    waker: Waker
    responder: Responder
    courier: Courier
    feeds: Feeds
    installs: Installs | None
    timekeeper: Timekeeper

    def plan(self) -> None:
        """Put into the outbox what should exist now."""
        reminding.plan_all(self.database, self.catalogue, self.clock.now())
        nudging.plan_all(self.database, self.catalogue, self.clock.now())

    def restored(self) -> int:
        """Doubt what fell due since the back-up from which the database was restored.

        Nobody knows here what was sent since then: it is looked up in Slack before it is sent.

        Returns:
            How many messages are in doubt.
        """
        with self.database.read() as conn:
            backed_up_at = heartbeats.last(conn).get("ticker")
        self.plan()
        with self.database.write() as conn:
            return doubts.doubt_due(conn, self.clock.now(), backed_up_at, real_now() + QUIET)

    def ticker(self) -> Ticker:
        """The duties of a process that sends reminders; not started yet."""
        duties: dict[float, list[Duty]] = {
            # Whoever waits for a channel's next second should not wait for much more.
            0.1: [self.sender.deliver],
            0.5: [self.redrawer.redraw, self.publisher.publish],
            5: [self.finder.look, self.timekeeper],
            15: [self._beat],
            30: [self.plan],
            3600: [self._forget],
        }
        if self.installs:
            duties[600] = [self.installs.tokens.renew_all]
            duties[3600] += [self.installs.installing.purge, self.installs.installing.reseal]
        return Ticker(duties)

    def door(self, signing_secret: str, metrics_token: str | None = None) -> Door:
        """The WSGI application: Slack's requests, calendars, and what is measured."""
        metrics = Metrics(self.database, real_now)
        installer = self.installs.installer if self.installs else None
        return Door(
            self.app, signing_secret, self._ready, self.feeds, metrics, metrics_token, installer
        )

    def close(self) -> None:
        """Finish what was begun and let go of everything."""
        self.waker.stop()
        self.courier.close()
        self.database.close()

    def _forget(self) -> None:
        with self.database.write() as conn:
            seen.forget(conn, self.clock.now() - REMEMBER)

    def _beat(self) -> None:
        with self.database.write() as conn:
            heartbeats.beat(conn, "ticker", real_now())

    def _ready(self) -> Mapping[str, Any] | None:
        try:
            if not is_current(self.database):
                return None
            with self.database.read() as conn:
                beat = heartbeats.last(conn).get("ticker")
        except SQLAlchemyError as error:
            # An answer, not a failure: a line each would flood the log, since it is asked a lot.
            _log.debug("database_away", error=error)
            return None
        return {"ready": True, "ticker": beat and beat.isoformat()}
