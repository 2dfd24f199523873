"""The bot, wired: what its processes do with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any

import structlog
from slack_bolt import App

from bot.agenda import Agenda, Task
from bot.catalogue.library import Library
from bot.clock import Clock, real_now
from bot.delivery import Reconciler, Sender
from bot.delivery.composer import Composer
from bot.delivery.refresher import Refresher
from bot.delivery.sender import QUIET
from bot.domain.series import Series
from bot.domain.state import Home, Posted
from bot.metrics import Metrics
from bot.scheduler import Duty, Waker
from bot.services.plans import Planner
from bot.slack.oauth import Installs
from bot.slack.timekeeper import Timekeeper
from bot.web.app import WebApp
from bot.web.calendar_feed import CalendarFeeds
from bot.web.signature import Requests
from handlers.commands import Commands
from handlers.replies import Responder
from handlers.uploads import Uploader
from storage import changes, heartbeats, origins, retention
from storage.agenda import Work
from storage.engine import AT_LENGTH, Database
from storage.faults import Fault
from storage.health import Health
from storage.outbox import unconfirmed

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Dpc:
    """The bot, wired: what its processes need of it.

    Once `stopped` is set, its duties finish what they have in hand, and begin no more.
    """

    library: Library
    database: Database
    clock: Clock
    app: App
    commands: Commands
    planner: Planner
    composer: Composer
    sender: Sender
    reconciler: Reconciler
    messages: Refresher[Posted]
    homes: Refresher[Home]
    waker: Waker
    responder: Responder
    uploader: Uploader
    feeds: CalendarFeeds
    installs: Installs | None
    timekeeper: Timekeeper
    stopped: Event

    def plan(self) -> None:
        """Put into the outbox what should exist now."""
        self.planner.plan()

    def statements(self) -> Series:
        """The statements as they are known now."""
        return self.database.look_up(self.library.read)

    def restored(self) -> int:
        """Doubt what fell due since the back-up from which the database was restored.

        Nobody knows here what was sent since then: it is looked up in Slack before it is sent.

        Returns:
            How many messages are in doubt.
        """
        with self.database.read() as conn:
            backed_up_at = heartbeats.last(conn).get("ticker")
        self.planner.plan_all()
        with self.database.write(AT_LENGTH) as conn:
            origins.keep(conn)
            return unconfirmed.doubt_due(conn, self.clock.now(), backed_up_at, real_now() + QUIET)

    def ticker(self) -> Agenda:
        """What a process does that sends reminders; not started yet."""
        duties: dict[float, list[Duty]] = {
            5: [self.timekeeper],
            15: [self._beat],
            3600: [self._forget],
        }
        tasks = {
            # Whoever waits for a channel's next second should not wait for much more.
            Work.SENDING: Task(self._send, 0.1),
            Work.MESSAGES: Task(self.messages.refresh, 0.5),
            Work.HOMES: Task(self.homes.refresh, 0.5),
            Work.LOOKING_UP: Task(self.reconciler.look, 5),
            Work.PLANNING: Task(self.plan, 30),
        }
        if self.installs:
            duties[600] = [self.installs.tokens.renew_all]
            duties[3600] += [self.installs.installing.purge, self.installs.installing.reseal]
        return Agenda(duties, tasks, self.database, self.clock.now, real_now)

    def web_app(self, signing_secret: str, metrics_token: str | None = None) -> WebApp:
        """The WSGI application: Slack's requests, calendars, and what is measured."""
        metrics = Metrics(self.database, real_now)
        installer = self.installs.installer if self.installs else None
        ready = partial(self._ready, Health(self.database))
        requests = Requests(self.app, self.commands.ahead, signing_secret, metrics)
        return WebApp(requests, ready, self.feeds, metrics, metrics_token, installer)

    def close(self) -> None:
        """Finish what was begun and let go of everything."""
        self.waker.stop()
        self.uploader.close()
        self.database.close()

    def _send(self) -> None:
        self._notice()  # from a database that knows less nothing is sent
        self.sender.deliver()

    def _notice(self) -> None:
        """Doubt what was due, as after a restore, where the database has become another one."""
        with self.database.write() as conn:
            if origins.is_settled(conn):
                return
        _log.warning("database_restored", doubted=self.restored())

    def _forget(self) -> None:
        """Clear what nobody needs, step by step, so that nobody waits for it."""
        cleared = 1
        while cleared:
            with self.database.write() as conn:
                cleared = retention.clear(conn, self.clock.now())

    def _beat(self) -> None:
        """Show that this process lives, and that whoever listens hears of it."""
        with self.database.write() as conn:
            if is_settled := origins.is_settled(conn):
                heartbeats.beat(conn, "ticker", real_now())
                changes.tell_of_life(conn)
        if not is_settled:  # from the last sign of life on it is not known what was sent
            self._notice()

    def _ready(self, health: Health) -> Mapping[str, Any]:
        state = health.state(real_now())
        if state is not None:
            # An answer, not a failure: a line each would flood the log, since it is asked a lot.
            _log.debug("database_unwell", state=state)
            return {"ready": state == Fault.BUSY, "database": state}
        beat = self.database.look_up(heartbeats.last).get("ticker")
        return {"ready": True, "ticker": beat and beat.isoformat()}
