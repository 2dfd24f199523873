"""Planning: the same thing twice is one message."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.domain.outbox import DeliveryKind, Planned
from storage import outbox
from storage.outbox import leases, results
from tests.deliveries import by_state
from tests.logbook import LOG
from tests.storage.race import in_transactions
from tests.storage.samples import NOW, SECOND, TEAM, planned

PLANS = st.lists(
    st.builds(
        planned,
        st.sampled_from(["DPC-3", "OECD-2024", "M-1"]),
        lead=st.sampled_from([0, 1]),
        due_at=st.sampled_from([NOW, NOW + SECOND]),
        revision=st.sampled_from([0, 1]),
    ),
    max_size=6,
)


def test_a_key_is_planned_once(writing: Connection) -> None:
    """A corrected hour makes no second message; another day, lead or channel does."""
    first = planned()
    others = [
        replace(first, subject_date=date(2024, 5, 3)),
        replace(first, lead=7),
        replace(first, destination="C2"),
        replace(first, team="T2"),
        replace(first, kind=DeliveryKind.DIGEST),
        replace(first, subject_date=None),
    ]
    assert len(outbox.plan(writing, [first])) == 1
    assert outbox.plan(writing, [first, replace(first, due_at=NOW + SECOND)]) == []
    assert len(outbox.plan(writing, others)) == len(others)
    assert outbox.plan(writing, []) == []


def test_planned_by_eight_at_once(url: str) -> None:
    """Every worker plans; each message is there once."""
    rows = [planned(f"M-{number}") for number in range(10)]

    def plan(connection: Connection, _: int) -> int:
        return len(outbox.plan(connection, rows))

    assert sum(in_transactions(8, url, plan)) == len(rows)


def test_a_long_plan_is_a_short_line_of_the_log(writing: Connection) -> None:
    """How many there are, and which come first."""
    rows = outbox.plan(writing, [planned(f"M-{number}") for number in range(100)])
    outbox.reconcile(writing, TEAM, "digest", [planned(kind="digest")])
    plan, digest = (json.loads(line) for line in LOG.getvalue().splitlines())
    assert (plan["number"], plan["rows"]) == (100, rows[:20])
    assert (digest["number"], len(digest["rows"])) == (1, 1)


def test_what_is_no_longer_wanted_is_superseded(writing: Connection) -> None:
    """And planned again when it is wanted again; other kinds and teams are left alone."""
    old, new = planned("DPC-3"), planned("OECD-2024")
    outbox.plan(writing, [planned(kind=DeliveryKind.DIGEST), planned(team="T2")])
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [old]) == (1, 0)
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [new]) == (1, 1)
    assert by_state(writing) == {"planned": 3, "superseded": 1}
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [old, new]) == (1, 0)
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, []) == (0, 2)


def test_a_changed_hour_moves_the_message(writing: Connection) -> None:
    """The row stays; its time and revision change."""
    later = replace(planned(), due_at=NOW + timedelta(hours=1), revision=1)
    outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [planned()])
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [later]) == (1, 0)
    assert outbox.next_due(writing, TEAM, NOW) == later.due_at
    assert by_state(writing) == {"planned": 1}


def test_what_was_sent_is_not_planned_again(writing: Connection) -> None:
    """Nor what a sender has in hand: only what waits is reconciled."""
    outbox.plan(writing, [planned()])
    [row] = leases.lease(writing, due_by=NOW, real_now=NOW, limit=1)
    later = replace(planned(), due_at=NOW + SECOND)
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [later]) == (0, 0)
    leases.begin(writing, [row], NOW, NOW)
    results.sent(writing, row, "1714546800.000100", NOW, NOW)
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [later]) == (0, 0)
    assert by_state(writing) == {"sent": 1}


@given(before=PLANS, wanted=PLANS)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example is rolled back
)
def test_reconciling_twice_changes_nothing(
    writing: Connection, before: list[Planned], wanted: list[Planned]
) -> None:
    """Whatever was planned before, afterwards exactly what is wanted waits."""
    with writing.begin_nested() as example:
        outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, before)
        outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, wanted)
        assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, wanted) == (0, 0)
        waiting = leases.lease(writing, due_by=NOW + SECOND, real_now=NOW, limit=100)
        last = {row.key: row for row in wanted}
        assert {(row.subject, row.lead, row.due_at) for row in waiting} == {
            (row.subject, row.lead, row.due_at) for row in last.values()
        }
        example.rollback()


def test_what_is_due_next(writing: Connection) -> None:
    """Of one workspace or of all, later than a given time."""
    assert outbox.next_due(writing, None, NOW) is None
    hour = timedelta(hours=1)
    outbox.plan(writing, [planned(due_at=NOW), planned("M-1", due_at=NOW + 2 * hour)])
    outbox.plan(writing, [planned(team="T2", due_at=NOW + hour)])
    assert outbox.next_due(writing, None, NOW - SECOND) == NOW
    assert outbox.next_due(writing, None, NOW) == NOW + hour
    assert outbox.next_due(writing, TEAM, NOW) == NOW + 2 * hour
    assert outbox.next_due(writing, TEAM, NOW + 2 * hour) is None
