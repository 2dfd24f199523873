"""What may or may not be in Slack: looked up by one at a time, and concluded from what was seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.outbox import Delivery, DeliveryState, Doubtful
from storage import outbox
from storage.outbox import leases, parked, results, unconfirmed
from tests.deliveries import by_state
from tests.storage.samples import NOW, SECOND, TEAM, planned

QUIET = 30 * SECOND
TS = "1714546800.000100"


def _tried(connection: Connection) -> Delivery:
    """The row that is due, in the middle of its post; to be looked up after `QUIET`."""
    [row] = leases.lease(connection, due_by=NOW, real_now=NOW, limit=1)
    assert leases.begin(connection, [row], NOW, NOW + QUIET)
    return row


@pytest.fixture
def row(writing: Connection) -> Delivery:
    """The one row of the outbox, tried once; nobody knows whether it arrived."""
    outbox.plan(writing, [planned()])
    row = _tried(writing)
    assert results.unclear(writing, row, "TimeoutError", NOW + QUIET)
    return row


def _take(connection: Connection, seconds: float) -> list[Doubtful]:
    return unconfirmed.take(connection, NOW + seconds * SECOND, 10, leases.LEASE)


def test_an_unclear_row_is_taken_after_its_quiet_time(writing: Connection, row: Delivery) -> None:
    """By one reader; by another if the first is never heard of again."""
    assert _take(writing, 29) == []
    [taken] = _take(writing, 30)
    assert (taken.delivery.id, taken.delivery.attempts) == (row.id, 1)
    assert (taken.state, taken.ts, taken.tried_at) == (DeliveryState.UNCLEAR, None, NOW)
    assert _take(writing, 89) == []
    assert len(_take(writing, 90)) == 1


def test_what_is_absent_is_planned_again(writing: Connection, row: Delivery) -> None:
    """With the same nonce; the window to look in begins with the first attempt for ever."""
    [taken] = _take(writing, 30)
    assert unconfirmed.absent(writing, taken.delivery)
    [again] = leases.lease(writing, due_by=NOW, real_now=NOW + QUIET, limit=1)
    assert (again.nonce, again.attempts) == (row.nonce, 1)
    leases.begin(writing, [again], NOW + QUIET, NOW + 2 * QUIET)
    results.unclear(writing, again, "TimeoutError", NOW + 2 * QUIET)
    [twice] = _take(writing, 60)
    assert (twice.delivery.attempts, twice.tried_at) == (2, NOW)


def test_a_reader_who_was_away_concludes_nothing(writing: Connection, row: Delivery) -> None:
    """It looked before the second attempt: that it saw nothing says nothing of that one."""
    [old] = _take(writing, 30)
    assert unconfirmed.absent(writing, old.delivery)
    second = _tried(writing)
    results.unclear(writing, second, "TimeoutError", NOW + 90 * SECOND)
    assert not unconfirmed.absent(writing, old.delivery)
    unconfirmed.look_again(writing, old, NOW)
    assert _take(writing, 89) == []
    assert by_state(writing) == {"unclear": 1}


def test_what_runs_out_while_sending_is_looked_up(writing: Connection) -> None:
    """Whoever was sending was killed."""
    outbox.plan(writing, [planned()])
    _tried(writing)
    assert _take(writing, 59) == []
    leases.lease(writing, due_by=NOW, real_now=NOW + 60 * SECOND, limit=1)
    [taken] = _take(writing, 60)
    assert taken.state is DeliveryState.UNCLEAR


def test_what_was_tried_once_is_not_read_again(writing: Connection, row: Delivery) -> None:
    """It was found, or its sender came back: there can be no second post."""
    assert results.sent(writing, row, TS, NOW, NOW) == TS
    assert _take(writing, 3600) == []


def test_what_was_tried_twice_is_read_again(writing: Connection, row: Delivery) -> None:
    """Until somebody says that it was long enough."""
    [taken] = _take(writing, 30)
    unconfirmed.absent(writing, taken.delivery)
    second = _tried(writing)
    results.sent(writing, second, TS, NOW, NOW + 60 * SECOND)
    [seen] = _take(writing, 60)
    assert (seen.state, seen.ts) == (DeliveryState.SENT, TS)
    unconfirmed.look_again(writing, seen, NOW + 70 * SECOND)
    [seen] = _take(writing, 70)
    unconfirmed.look_again(writing, seen, None)
    assert _take(writing, 3600) == []


def test_a_suspicion_is_followed_up(writing: Connection, row: Delivery) -> None:
    """Somebody posted long after the row was sent, and does not know whether it arrived."""
    results.sent(writing, row, TS, NOW, NOW)
    unconfirmed.suspect(writing, row, NOW + SECOND)
    assert len(_take(writing, 1)) == 1


def test_doubles_are_counted(writing: Connection, row: Delivery) -> None:
    """Each post that was one too many."""
    assert outbox.doubled(writing) == 0
    unconfirmed.count_double(writing, row.id)
    unconfirmed.count_double(writing, row.id)
    assert outbox.doubled(writing) == 2


def test_what_was_parked_comes_back(writing: Connection) -> None:
    """When the bot is back in that channel, or after some time; other channels wait."""
    outbox.plan(writing, [planned(destination=channel) for channel in ("C1", "C2")])
    hour = timedelta(hours=1)
    for row in leases.lease(writing, due_by=NOW, real_now=NOW, limit=2):
        leases.begin(writing, [row], NOW, NOW + QUIET)
        assert results.park(writing, row, "not_in_channel", NOW + hour)
    assert _take(writing, 7200) == []
    assert parked.unpark(writing, "T2", "C1") == 0
    assert parked.unpark(writing, TEAM, "C1") == 1
    [back] = leases.lease(writing, due_by=NOW, real_now=NOW, limit=2)
    assert back.destination == "C1"
    assert parked.unpark_due(writing, NOW + hour - SECOND) == 0
    assert parked.unpark_due(writing, NOW + hour) == 1
    [back] = leases.lease(writing, due_by=NOW, real_now=NOW, limit=2)
    assert back.destination == "C2"
