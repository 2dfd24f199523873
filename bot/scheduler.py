"""APScheduler as a ticker: it says when to look, never what is due.

Its job store is in memory and in UTC; all that must not be lost is in the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, timedelta
from threading import Event, Lock, Thread

import structlog
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import real_now, system_now
from storage.faults import report

_SET = timedelta(seconds=1)  # no clock goes wrong by that much in a second

_log = structlog.stdlib.get_logger(__name__)

Duty = Callable[[], object]


class Ticker:
    """Carries out duties again and again, each at its own interval, until stopped."""

    def __init__(self, duties: dict[float, list[Duty]]) -> None:
        """Prepare `duties`: seconds between two runs, and what to run then, in order."""
        self._scheduler = BackgroundScheduler(timezone=UTC)
        for seconds, together in duties.items():
            for duty in together:
                self._add(guarded(duty), seconds)
        self._stopped = Event()
        self._watch = Thread(target=self._keep_ticking, name="ticker-watch", daemon=True)

    def start(self) -> None:
        """Begin to tick, in threads of its own."""
        self._scheduler.start()
        self._watch.start()

    def stop(self) -> None:
        """Stop ticking, and wait for the duties that are being carried out."""
        self._stopped.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _add(self, run: Callable[[], None], seconds: float, max_instances: int = 1) -> Job:
        """Have it run at once, and then at its interval."""
        return self._scheduler.add_job(
            run,
            "interval",
            seconds=seconds,
            next_run_time=system_now(),
            max_instances=max_instances,
            coalesce=True,
            misfire_grace_time=None,
        )

    def _keep_ticking(self) -> None:
        """Look once a second whether somebody has set the machine's clock, by which it ticks.

        Set back by an hour, it would be silent for an hour: so it begins anew.
        """
        ahead = system_now() - real_now()
        while not self._stopped.wait(1):
            before, ahead = ahead, system_now() - real_now()
            if abs(ahead - before) > _SET:
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=system_now())


class Waker:
    """Carries out its duties soon, in the background, whenever somebody asks for it.

    It is asked from within requests, so that an answer need not wait for the next tick.
    """

    def __init__(self, *lanes: Sequence[Duty]) -> None:
        """Prepare `lanes`: duties one after the other, beside those of the other lanes."""
        self._lanes = [_Lane(duties) for duties in lanes]

    def __call__(self) -> None:
        """Ask for the duties; asking again before they began changes nothing."""
        for lane in self._lanes:
            lane.ask()

    def stop(self) -> None:
        """Finish what was asked for."""
        for lane in self._lanes:
            lane.stop()


class _Lane:
    def __init__(self, duties: Sequence[Duty]) -> None:
        self._duties = [guarded(duty) for duty in duties]
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="waker")
        self._lock = Lock()
        self._asked = False

    def ask(self) -> None:
        """Ask for the duties, unless that was done and they have not begun."""
        with self._lock:
            if not self._asked:
                self._asked = True
                self._executor.submit(self._run)

    def stop(self) -> None:
        """Finish what was asked for in this lane."""
        self._executor.shutdown(wait=True)

    def _run(self) -> None:
        with self._lock:
            self._asked = False
        for duty in self._duties:
            duty()


def guarded(duty: Duty) -> Callable[[], None]:
    """A duty that never raises: the ticker must go on, and the next run tries again."""

    def run() -> None:
        attempt(duty)

    return run


def attempt(duty: Duty) -> bool:
    """Carry out a duty, and tell whether that succeeded; a failure is reported, not raised."""
    try:
        duty()
    except Exception as error:
        report(_log, "duty_failed", error, duty=getattr(duty, "__qualname__", ""))
        return False
    return True
