"""A process that sleeps until there is something to do does it as soon as there is."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import cast

import pytest
from apscheduler.job import Job

from bot.agenda import OFTEN, Agenda, Call, Task
from bot.clock import real_now
from bot.local.run import MORNING
from storage import changes, outbox, plans, workspaces
from storage.agenda import Work
from storage.engine import Database
from storage.faults import DatabaseFaultError, Fault
from tests.eventually import eventually
from tests.serving import Site
from tests.slack.deployment import Deployment, deployed, row
from tests.slack.knocking import CHANNEL
from tests.storage.counting import everywhere, listened

SECOND = timedelta(seconds=1)
LATER = timedelta(hours=2)


@pytest.fixture
def here(site: Site, url: str) -> Iterator[Deployment]:
    """The bot on either database."""
    with deployed(site, url) as deployment:
        yield deployment


@contextmanager
def awake(here: Deployment) -> Iterator[Agenda]:
    """What a worker does, in this process; all of it was done once."""
    ticker = here.dpc.ticker()
    ticker.start()
    try:
        here.plan(row("first", CHANNEL))
        eventually(lambda: here.said() == ["first"])
        yield ticker
    finally:
        ticker.stop()


def test_it_sends_what_another_process_planned(here: Deployment, url: str) -> None:
    """Told or untold, now and when it is due."""
    with awake(here), closing(Database(url)) as elsewhere:
        now = here.dpc.clock.now()
        told = [row("now", CHANNEL), replace(row("soon", CHANNEL), due_at=now + 3 * SECOND)]
        with elsewhere.write() as connection:
            outbox.plan(connection, told)
            changes.tell(connection)
        eventually(lambda: here.said() == ["first", "now"])
        assert here.dpc.clock.now() < now + 3 * SECOND
        eventually(lambda: len(here.said()) == 3)
        assert here.dpc.clock.now() >= now + 3 * SECOND
        with elsewhere.write() as connection:
            outbox.plan(connection, [row("untold", CHANNEL)])
        eventually(lambda: here.said()[-1] == "untold")


def test_it_follows_a_clock_that_jumps(here: Deployment) -> None:
    """Nobody tells of that: it is looked up often enough."""
    with awake(here):
        here.plan(replace(row("later", CHANNEL), due_at=MORNING + LATER))
        here.dpc.clock.move(MORNING + LATER)
        eventually(lambda: here.said() == ["first", "later"])


def _unplanned(here: Deployment) -> list[str]:
    with here.dpc.database.read() as connection:
        return plans.due(connection, here.dpc.clock.now())


def test_a_task_keeps_its_distance_and_goes_on(here: Deployment) -> None:
    """However much there is to do, and a longer one after a failure; the others go on."""
    begun: list[float] = []

    def fail() -> None:
        begun.append(time.monotonic())
        if len(begun) == 1:
            raise DatabaseFaultError(Fault.BUSY)

    tasks = {Work.SENDING: Task(fail, 0.3), Work.PLANNING: Task(here.dpc.plan, 0.1)}
    ticker = Agenda({}, tasks, here.dpc.database, here.dpc.clock.now, real_now)
    ticker.start()
    here.plan(row("due", CHANNEL))
    with here.dpc.database.write() as connection:
        workspaces.ensure(connection, "T9", MORNING)
    eventually(lambda: len(begun) == 4)
    eventually(lambda: not _unplanned(here))
    ticker.stop()
    after_failure, *others = (later - earlier for earlier, later in pairwise(begun))
    assert after_failure >= OFTEN
    assert all(each >= 0.3 for each in others)


def test_a_call_that_was_missed_is_made_again() -> None:
    """One that is under way, or still to come, is not."""
    made: list[datetime] = []

    class Calendar:
        def modify(self, next_run_time: datetime) -> None:
            made.append(next_run_time)

    call = Call(cast(Job, Calendar()), spacing=0.1, at=math.inf)
    call.within(0)
    call.within(0)
    assert len(made) == 1
    call.at -= 2 * OFTEN
    call.within(0)
    assert len(made) == 2
    call.begin()
    call.at -= 2 * OFTEN
    call.within(0)
    assert len(made) == 2


def test_nothing_is_done_while_there_is_nothing_to_do(here: Deployment) -> None:
    """The database is asked when there will be, in one statement."""
    with awake(here), listened(*everywhere(here.dpc.database)) as said:

        def looks() -> int:
            return sum("outbox.leased_until" in words for words, _ in said)

        eventually(lambda: here.states() == {"sent": 1})
        said.clear()
        eventually(lambda: looks() >= 2)
    assert len(said) <= 12  # a sign of life may be among them


def test_a_look_in_vain_is_not_repeated_at_once(here: Deployment) -> None:
    """While the database is away, each is a line in the log."""
    looked: list[float] = []

    def look() -> datetime:
        looked.append(time.monotonic())
        raise DatabaseFaultError(Fault.AWAY)

    ticker = Agenda({}, {}, here.dpc.database, look, real_now)
    ticker.start()
    eventually(lambda: len(looked) == 2)
    ticker.stop()
    assert looked[1] - looked[0] >= OFTEN
