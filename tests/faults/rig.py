"""The rig: a database, a Slack that fails, workers that are killed, and the count in the end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from random import Random

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from bot.clock import real_now
from bot.domain.outbox import DeliveryKind, Planned
from storage import origins, outbox
from storage.engine import Database
from storage.tables import table
from storage.tables.messages import Outbox
from tests.deliveries import by_state
from tests.eventually import eventually
from tests.faults import worker
from tests.faults.slack import Slack, standing
from tests.faults.worker import RUN, Setting, Times

TEAM = "T1"
_outbox = table(Outbox)


@dataclass
class Rig:
    """One run; `workers` are replaced whenever one is found dead."""

    slack: Slack
    setting: Setting
    database: Database
    workers: list[BaseProcess] = field(default_factory=list)
    killed: int = 0

    def plan(self, count: int, channels: int, over: timedelta = timedelta()) -> list[str]:
        """Plan so many reminders in channels, threads and direct messages.

        They are due now, or `over` some time from now on, evenly.

        Returns:
            The random id of each.
        """
        roots = {f"C{number}": self.slack.post(f"C{number}") for number in range(channels)}
        begin, step = real_now(), over / count
        rows = [
            _row(number, f"C{number % channels}", roots, begin + number * step)
            for number in range(count)
        ]
        with self.database.write() as connection:
            origins.keep(connection)  # as if something had been sent before
            outbox.plan(connection, rows)
            return list(connection.execute(select(_outbox.c.nonce)).scalars())

    def start(self, point: str = "", kill: int = signal.SIGKILL) -> BaseProcess:
        """Start one more worker, to be killed at a point if one is given."""
        looks = kill != signal.SIGSTOP
        process = worker.start(replace(self.setting, point=point, signal=kill, looks=looks))
        self.workers.append(process)
        return process

    def replace_the_dead(self) -> None:
        """Start a new worker for each that was killed."""
        for process in [each for each in self.workers if not each.is_alive()]:
            self.workers.remove(process)
            self.killed += 1
            self.start()

    def kill_one(self, dice: Random) -> None:
        """Kill a worker, whatever it is doing."""
        victim = dice.choice(self.workers)
        victim.kill()
        victim.join()

    def states(self) -> dict[str, int]:
        """How many rows are in each state; nothing while the database cannot be reached."""
        try:
            with self.database.read() as connection:
                return by_state(connection)
        except DBAPIError:
            return {}

    def is_settled(self) -> bool:
        """Whether every row is sent, and nobody looks for doubles any more."""
        if set(self.states()) != {"sent"}:
            return False
        with self.database.read() as connection:
            watched = select(func.count()).where(_outbox.c.look_at.is_not(None))
            return connection.execute(watched).scalar() == 0

    def settle(self, seconds: float, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Wait until all is over; AssertionError, with what is left, if it takes longer."""

        def settled() -> bool:
            self.replace_the_dead()
            meanwhile()
            time.sleep(0.05)  # real processes need real time
            return self.is_settled()

        try:
            eventually(settled, seconds)
        except AssertionError as error:
            error.add_note("\n".join(self.unsettled()))
            raise

    def unsettled(self) -> list[str]:
        """Each row that is not sent, or is looked for still, as it stands."""
        rows = select(_outbox).where((_outbox.c.state != "sent") | _outbox.c.look_at.is_not(None))
        with self.database.read() as connection:
            return [f"{real_now()}", *(str(row) for row in connection.execute(rows).mappings())]

    def doubled(self) -> int:
        """How many posts were one too many, and were deleted."""
        with self.database.read() as connection:
            return outbox.doubled(connection)

    def wrong(self, planned: list[str]) -> tuple[int, int]:
        """How many deliveries nobody sees, and how many are seen more than once."""
        seen = self.slack.seen()
        return (
            sum(seen[nonce] == 0 for nonce in planned),
            sum(number > 1 for number in seen.values()),
        )


@contextmanager
def rigged(url: str, slack: Slack, times: Times = RUN) -> Iterator[Rig]:
    """A rig on a database that is up to date; its workers are killed in the end."""
    with standing(slack) as api_url, closing(Database(url)) as database:
        rig = Rig(slack, Setting(url, api_url, times), database)
        try:
            yield rig
        finally:
            for process in rig.workers:
                process.kill()
                process.join()


def _row(number: int, channel: str, roots: dict[str, str], due_at: datetime) -> Planned:
    """Of ten one is a direct message and two are replies in a thread."""
    kind = number // len(roots) % 10
    return Planned(
        team=TEAM,
        destination=f"U{channel}" if kind == 0 else channel,
        kind=DeliveryKind.REMINDER,
        subject=f"number {number}",
        due_at=due_at,
        thread_ts=roots[channel] if kind in (1, 2) else None,
    )


def resume(process: BaseProcess) -> None:
    """Let a stopped worker go on."""
    assert process.pid
    os.kill(process.pid, signal.SIGCONT)
