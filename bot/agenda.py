"""Has duties carried out when there is something to do, and lets the process sleep until then.

What is to be done, and when, stands in the database. It is looked up whenever somebody may have
changed it; and now and then, so that a change of which nobody heard comes late and is not lost.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import NamedTuple

from apscheduler.job import Job

from bot.clock import system_now
from bot.scheduler import Duty, Ticker, attempt
from storage import agenda
from storage.agenda import Work
from storage.changes import Listener
from storage.engine import Database

# Seconds between two look-ups where changes are heard of, and where they are not.
SELDOM = 5.0
OFTEN = 1.0
# Seconds between two look-ups at least, however much happens.
_PAUSE = 0.1
# Seconds: what comes later than that will be looked up again before.
_SOON = 2 * SELDOM
# Seconds by which nothing needs to be put forward.
_JITTER = 0.01
# Seconds after which a duty is carried out however sure it is that there is nothing to do.
_SAFETY = 300


class Task(NamedTuple):
    """What carries out a kind of work, and the seconds from one beginning to the next at least."""

    duty: Duty
    spacing: float


@dataclass
class Call:
    """When a task is to be begun next, by `time.monotonic`; infinite where nobody knows of it."""

    job: Job
    spacing: float
    at: float
    begun_at: float = -math.inf
    pause: float = 0.0
    is_under_way: bool = False

    def within(self, wait: float) -> None:
        """There is something to do in so many seconds: begin then, or as soon as may be."""
        if self.is_under_way:  # until the end nobody needs to be called
            return
        now = time.monotonic()
        at = max(now + wait, self.begun_at + self.pause)
        # The scheduler may pass over a call, where it believes two to be under way.
        was_missed = self.at < now - OFTEN
        if was_missed or at < min(self.at - _JITTER, now + _SOON):
            self.at = at
            self.job.modify(next_run_time=system_now() + timedelta(seconds=at - now))

    def begin(self) -> None:
        """It is being carried out."""
        self.begun_at, self.is_under_way = time.monotonic(), True

    def end(self, is_done: bool) -> None:
        """It was carried out; or it failed, and would at once again, with a line in the log."""
        self.pause = self.spacing if is_done else max(self.spacing, OFTEN)
        self.at, self.is_under_way = math.inf, False


class Agenda(Ticker):
    """Carries out tasks when their time comes, beside duties at their intervals, until stopped."""

    def __init__(
        self,
        duties: dict[float, list[Duty]],
        tasks: Mapping[Work, Task],
        database: Database,
        now: Callable[[], datetime],
        real_now: Callable[[], datetime],
    ) -> None:
        """Prepare `duties`, as a Ticker does, and `tasks`, each at once for the first time."""
        super().__init__(duties)
        self._database, self._now, self._real_now = database, now, real_now
        self._news = Event()
        self._listener = Listener(database, self._news.set)
        self._calls = {work: self._call(task) for work, task in tasks.items()}
        self._thread = Thread(target=self._attend, name="agenda", daemon=True)

    def start(self) -> None:
        """Begin to tick and to listen, in threads of its own."""
        super().start()
        self._listener.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop looking and ticking, and wait for what is being carried out; only after `start`."""
        self._stopped.set()
        self._news.set()
        self._listener.stop()
        self._thread.join()
        super().stop()

    def _call(self, task: Task) -> Call:
        def carry_out() -> None:
            call.begin()
            call.end(attempt(task.duty))
            self._news.set()  # what is next has changed

        # Two: of one that has just ended the scheduler hears a moment later.
        job = self._add(carry_out, _SAFETY, max_instances=2)
        call = Call(job, task.spacing, at=time.monotonic())
        return call

    def _attend(self) -> None:
        knows = False
        while not self._stopped.is_set():
            if knows:
                self._news.wait(SELDOM if self._listener.hears else OFTEN)
            self._news.clear()
            knows = attempt(self._look)
            # A database that is away would be asked, and the log told, ten times a second.
            self._stopped.wait(_PAUSE if knows else OFTEN)

    def _look(self) -> None:
        """Call for whatever is to be done soon."""
        with self._database.read() as connection:
            waits = agenda.waits(connection, self._now(), self._real_now())
        for work, wait in waits.items():
            if call := self._calls.get(work):
                call.within(wait.total_seconds())
