"""A worker process of the rig: the bot's own Sender and Finder, with collaborators that may kill.

What is killed or stopped is the process itself, at a point that has a name: `worded` (a row is
leased, its intent is not recorded), `kept` (on SQLite the token beside the file is another one
than in the database until the commit), `before` or `after` a method of Slack's. Stand-ins kill too.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from multiprocessing.process import BaseProcess
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse
from sqlalchemy import Connection

from bot import logs
from bot.agenda import Agenda, Task
from bot.clock import real_now
from bot.delivery import Reconciler, Sender
from bot.domain.outbox import Delivery
from bot.render.kit.message import Message
from bot.slack.client import SlackClient
from storage import origins
from storage.agenda import Work
from storage.engine import Database
from storage.outbox import unconfirmed
from tests.faults.slack import WORKER
from tests.processes import PROCESSES

PATIENCE = 1  # seconds that a call waits for its answer

Reached = Callable[[str], None]


@dataclass(frozen=True)
class Times:
    """Seconds that stand for the shipped minutes."""

    lease: float = 3
    quiet: float = 2.5  # longer than `PATIENCE`, and than any fault of the dice lasts
    read_every: float = 1
    read_for: float = 3
    pace: float = 0.02


RUN = Times()


@dataclass(frozen=True)
class Setting:
    """What a worker is told: where things are, and at which point it meets which signal, once.

    One that is to stop for a while should not look things up beside: on SQLite it might stop
    with the file's write lock in its hands, and nobody else could write.
    """

    database: str
    api_url: str
    times: Times = RUN
    point: str = ""
    signal: int = signal.SIGKILL
    looks: bool = True


def start(setting: Setting) -> BaseProcess:
    """Start a worker; it works until it is killed."""
    process = PROCESSES.Process(target=work, args=(setting,), daemon=True)
    process.start()
    return process


def work(setting: Setting) -> None:
    """Send and look up, as `dpc worker` does, only more often."""
    logs.configure("ERROR")
    logging.disable(logging.CRITICAL)  # what fails here fails on purpose
    database = Database(setting.database)
    reached = _once(setting)
    client = Client(setting.api_url, reached)

    def compose(delivery: Delivery) -> Message:
        reached("worded")
        return Message(delivery.subject, ())

    def clients(_: str) -> WebClient:
        return client

    keep = origins.keep

    def keep_and_say_so(connection: Connection) -> None:
        keep(connection)
        reached("kept")

    setattr(origins, "keep", keep_and_say_so)  # noqa: B010 (mypy lets nobody replace a function)

    both = (database, clients, compose, real_now, real_now)
    times = {name: timedelta(seconds=each) for name, each in asdict(setting.times).items()}
    sender = Sender(*both, times["pace"], times["lease"], times["quiet"])
    reconciler = Reconciler(*both, times["lease"], times["read_every"], times["read_for"])

    def send() -> None:
        _notice(database, times["quiet"])
        sender.deliver()

    tasks = {Work.SENDING: Task(send, 0.1)}
    if setting.looks:
        tasks[Work.LOOKING_UP] = Task(reconciler.look, 0.2)
    Agenda({}, tasks, database, real_now, real_now).start()
    while True:
        signal.pause()


def _notice(database: Database, quiet: timedelta) -> None:
    """Doubt what is due where the database seems to be another one, as `dpc worker` does."""
    with database.write() as connection:
        if not origins.is_settled(connection):
            now = real_now()
            origins.keep(connection)
            unconfirmed.doubt_due(connection, now, None, now + quiet)


class Client(SlackClient):
    """Slack's client, which says who calls, and what it is about to do and has done."""

    def __init__(self, api_url: str, reached: Reached) -> None:
        super().__init__("xoxb", api_url, PATIENCE)
        self.headers[WORKER] = str(os.getpid())
        self._reached = reached

    def api_call(self, api_method: str, **given: Any) -> SlackResponse:
        """Call a method, between two points; the second is reached without an answer, too."""
        self._reached(f"before {api_method}")
        try:
            return super().api_call(api_method, **given)
        finally:
            self._reached(f"after {api_method}")


def _once(setting: Setting) -> Reached:
    points = {setting.point}

    def reached(point: str) -> None:
        if point in points:
            points.remove(point)
            # To this very thread: one that is sent to the process may be handed to another, and
            # this one would go on meanwhile.
            signal.pthread_kill(threading.get_ident(), setting.signal)

    return reached
