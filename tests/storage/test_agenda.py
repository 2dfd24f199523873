"""When there is something to do next: what the doing itself would find then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, text

from bot.domain.outbox import Delivery, DeliveryKind
from bot.domain.state import Posted
from storage import agenda, departures, homes, outbox, plans, shown, workspaces
from storage.agenda import Work
from storage.engine import SQLITE
from storage.outbox import leases, results, unconfirmed
from tests.storage.counting import steps
from tests.storage.samples import NOW, SECOND, TEAM, planned

# By the bot's clock it is another year.
REAL = NOW + timedelta(days=700)
MANY = 3_000


def waits(connection: Connection, passed: timedelta = timedelta()) -> dict[Work, float]:
    """Seconds until each work, when so much time has passed."""
    found = agenda.waits(connection, NOW + passed, REAL + passed)
    return {work: wait.total_seconds() for work, wait in found.items()}


def lease(connection: Connection, passed: timedelta = timedelta()) -> list[Delivery]:
    """Lease what is due when so much time has passed."""
    now = REAL + passed
    return leases.lease(connection, due_by=NOW + passed, real_now=now, limit=9)


def test_a_delivery_from_its_planning_to_its_end(writing: Connection) -> None:
    """Due, with a sender whose lease runs out, in its turn, unclear, and sent."""
    assert waits(writing) == {}
    outbox.plan(writing, [planned(due_at=NOW + 9 * SECOND), planned("2", due_at=NOW + 20 * SECOND)])
    assert waits(writing) == {Work.SENDING: 9}
    assert waits(writing, 8 * SECOND) == {Work.SENDING: 1}
    assert waits(writing, 15 * SECOND) == {Work.SENDING: 0}
    [mine] = lease(writing, 15 * SECOND)
    assert waits(writing, 15 * SECOND) == {Work.SENDING: 5}
    assert waits(writing, 20 * SECOND) == {Work.SENDING: 0}
    outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [])
    assert waits(writing, 20 * SECOND) == {Work.SENDING: 55}
    results.wait(writing, [(mine, REAL + 23 * SECOND)])
    assert waits(writing, 20 * SECOND) == {Work.SENDING: 3}
    [mine] = lease(writing, 23 * SECOND)
    leases.begin(writing, [mine], REAL + 23 * SECOND, REAL + 30 * SECOND)
    assert waits(writing, 23 * SECOND) == {Work.SENDING: 60}
    results.unclear(writing, mine, "no answer", REAL + 40 * SECOND)
    assert waits(writing, 23 * SECOND) == {Work.LOOKING_UP: 17}
    [seen] = unconfirmed.take(writing, REAL + 40 * SECOND, 9, leases.LEASE)
    assert waits(writing, 40 * SECOND) == {Work.LOOKING_UP: 60}
    results.sent(writing, seen.delivery, "1.1", NOW, REAL + 100 * SECOND)
    unconfirmed.look_again(writing, seen, None)
    assert set(waits(writing, 40 * SECOND)) <= {Work.LOOKING_UP}


def test_what_is_put_aside_comes_back(writing: Connection) -> None:
    """Where its destination cannot be posted to."""
    outbox.plan(writing, [planned()])
    [mine] = lease(writing)
    results.park(writing, mine, "not_in_channel", REAL + 90 * SECOND)
    assert waits(writing) == {Work.LOOKING_UP: 90}


def test_what_is_out_of_date_is_drawn(writing: Connection) -> None:
    """At once, or when whoever draws it has had the time for it."""
    workspaces.ensure(writing, TEAM, NOW)
    plans.planned(writing, TEAM, NOW, NOW + 99 * SECOND)
    shown.record(writing, Posted(TEAM, "C1", "17145.1", "topic 1", 1), None, ["AI-1"], NOW)
    assert waits(writing) == {Work.PLANNING: 99}
    shown.touch(writing, TEAM, "AI-1")
    homes.opened(writing, TEAM, "U1")
    now = {Work.PLANNING: 99, Work.MESSAGES: 0, Work.HOMES: 0}
    assert waits(writing) == now
    [message], [home] = shown.take_stale(writing, REAL, 9), homes.take_stale(writing, REAL, 9)
    assert waits(writing) == {**now, Work.MESSAGES: 30, Work.HOMES: 30}
    shown.drawn(writing, message)
    homes.drawn(writing, home, REAL)
    assert waits(writing) == {Work.PLANNING: 99}


def test_a_workspace_is_planned_when_it_changes(writing: Connection) -> None:
    """Or when its time comes, or the clock went back; one that has left is not."""
    workspaces.ensure(writing, TEAM, NOW)
    assert waits(writing) == {Work.PLANNING: 0}
    plans.planned(writing, TEAM, NOW, NOW + 99 * SECOND)
    assert waits(writing, 9 * SECOND) == {Work.PLANNING: 90}
    assert waits(writing, 100 * SECOND) == {Work.PLANNING: 0}
    assert waits(writing, -9 * SECOND) == {Work.PLANNING: 0}
    workspaces.changed(writing, TEAM)
    assert waits(writing) == {Work.PLANNING: 0}
    departures.leave(writing, [TEAM], NOW)
    assert waits(writing) == {}


@pytest.mark.parametrize("dialect", [SQLITE])
def test_it_reads_little(writing: Connection) -> None:
    """However much waits, and however many workspaces and messages there are."""
    workspaces.ensure(writing, TEAM, NOW)
    plans.planned(writing, TEAM, NOW, NOW + SECOND)
    outbox.plan(writing, [planned(due_at=NOW + SECOND)])
    soon = {Work.SENDING: 1, Work.PLANNING: 1}
    with steps(writing) as few:
        assert waits(writing) == soon
    outbox.plan(writing, [planned(f"M-{n}", due_at=NOW + 2 * SECOND) for n in range(MANY)])
    for number in range(MANY // 10):
        workspaces.ensure(writing, f"W{number}", NOW)
        plans.planned(writing, f"W{number}", NOW, NOW + 2 * SECOND)
        posted = Posted(TEAM, "C1", f"17145{number:05}.1", "topic 1", 1)
        shown.record(writing, posted, None, [], NOW)
    writing.execute(text("ANALYZE"))
    with steps(writing) as many:
        assert waits(writing) == soon
    assert many[0] <= 2 * few[0] + 10
