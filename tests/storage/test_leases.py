"""Sending: each row by one sender at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, delete, select, update

from bot.domain.outbox import Delivery, DeliveryKind
from storage import outbox, slots
from storage.engine import Database
from storage.outbox import leases, results, unconfirmed
from storage.tables import table
from storage.tables.messages import Outbox
from tests.deliveries import by_state
from tests.storage import race
from tests.storage.samples import NOW, SECOND, TEAM, planned

LATER = NOW + timedelta(seconds=60)
TS = "1714546800.000100"

_outbox = table(Outbox)


def _lease(connection: Connection, real_now: datetime = NOW, limit: int = 10) -> list[Delivery]:
    return leases.lease(connection, due_by=NOW, real_now=real_now, limit=limit)


@pytest.fixture
def row(writing: Connection) -> Delivery:
    """The one row of the outbox, leased."""
    outbox.plan(writing, [planned()])
    [row] = _lease(writing)
    return row


def test_a_lease_holds_what_a_sender_needs(row: Delivery) -> None:
    """The intent, a fence, and a random id for the message's metadata."""
    plan = planned()
    assert (row.team, row.destination, row.kind, row.subject) == (
        TEAM,
        "C1",
        DeliveryKind.REMINDER,
        plan.subject,
    )
    assert (row.subject_date, row.lead, row.due_at) == (plan.subject_date, 1, NOW)
    assert (row.fence, row.attempts, row.payload) == (1, 0, plan.payload)
    assert len(row.nonce) == 32


def test_what_is_due_is_leased_earliest_first(writing: Connection) -> None:
    """What is not due yet waits; the limit holds."""
    hours = [-2, -3, 1, -1]
    for hour in hours:
        outbox.plan(writing, [planned(f"M{hour}", due_at=NOW + timedelta(hours=hour))])
    assert [row.subject for row in _lease(writing, limit=2)] == ["M-3", "M-2"]
    assert [row.subject for row in _lease(writing)] == ["M-1"]
    assert _lease(writing) == []


def test_no_workspace_waits_for_anothers_backlog(writing: Connection) -> None:
    """A hundred rows of one are due before the one of another, and of each of three more."""
    outbox.plan(writing, [planned(f"M-{number}", team="T0") for number in range(100)])
    others = [planned(team=f"T{number}", due_at=NOW - SECOND * number) for number in range(1, 5)]
    outbox.plan(writing, others)
    outbox.plan(writing, [planned("later", team="T9", due_at=NOW + SECOND)])
    taken = _lease(writing, limit=20)
    assert {row.team for row in taken} == {"T0", "T1", "T2", "T3", "T4"}
    assert len(taken) == 20


def test_many_workspaces_take_turns(writing: Connection) -> None:
    """More than share a lease at once: after some turns each was served."""
    teams = {f"T{number}" for number in range(leases.AT_ONCE + 2)}
    for team in sorted(teams):
        outbox.plan(writing, [planned(f"M-{number}", team=team) for number in range(100)])
    served: set[str] = set()
    while served != teams:
        taken = _lease(writing, limit=10)
        assert len(taken) == 10
        assert len({row.team for row in taken}) == leases.AT_ONCE
        served |= {row.team for row in taken}


def test_only_some_rows_are_leased(writing: Connection) -> None:
    """A process may send its own rows at once, and only those."""
    outbox.plan(writing, [planned("M-1")])
    [own] = outbox.plan(writing, [planned("M-2")])
    taken = leases.lease(writing, due_by=NOW, real_now=NOW, limit=10, ids=[own])
    assert [row.id for row in taken] == [own]


def test_a_post_is_recorded(writing: Connection, row: Delivery) -> None:
    """Leased, sending, sent, once each."""
    assert leases.begin(writing, [row], NOW, LATER)
    assert not leases.begin(writing, [row], NOW, LATER)
    assert results.sent(writing, row, TS, NOW, LATER) == TS
    assert by_state(writing) == {"sent": 1}


def test_the_first_report_counts(writing: Connection, row: Delivery) -> None:
    """Whoever comes with another post learns which one counts, and that its own does not."""
    leases.begin(writing, [row], NOW, LATER)
    assert results.sent(writing, row, TS, NOW, LATER) == TS
    assert results.sent(writing, row, TS, NOW, LATER) == TS
    assert results.sent(writing, row, "1714546801.000100", NOW, LATER) == TS


def test_a_post_of_a_row_that_is_wanted_no_more_does_not_count(
    writing: Connection, row: Delivery
) -> None:
    """It was cancelled while its sender was away."""
    leases.begin(writing, [row], NOW, LATER)
    results.cancel(writing, row, "held")
    assert results.sent(writing, row, TS, NOW, LATER) is None


def test_nothing_is_sent_without_intent(writing: Connection, row: Delivery) -> None:
    """A post without `begin` before it is a bug."""
    assert results.sent(writing, row, TS, NOW, LATER) is None


def test_a_lease_runs_out(writing: Connection, row: Delivery) -> None:
    """Before the intent: planned again, with a new fence for the next sender."""
    assert _lease(writing, LATER - SECOND) == []
    assert not leases.begin(writing, [row], LATER, LATER)
    [again] = _lease(writing, LATER)
    assert (again.id, again.fence, again.nonce) == (row.id, row.fence + 1, row.nonce)
    assert not leases.begin(writing, [row], LATER, LATER)
    assert leases.begin(writing, [again], LATER, LATER)


def test_a_lease_runs_out_while_sending(writing: Connection, row: Delivery) -> None:
    """After the intent: unclear, and nobody posts it again; the sender may still report."""
    leases.begin(writing, [row], NOW, LATER)
    assert _lease(writing, LATER) == []
    assert by_state(writing) == {"unclear": 1}
    assert results.sent(writing, row, TS, LATER, LATER) == TS
    assert by_state(writing) == {"sent": 1}


def test_an_old_fence_reports_nothing(writing: Connection, row: Delivery) -> None:
    """Whoever lost the row cannot end another's lease."""
    _lease(writing, LATER)
    assert not results.unclear(writing, row, "timeout", LATER)
    assert not results.retry(writing, row, LATER, "429")
    assert not results.cancel(writing, row, "held")
    assert not results.park(writing, row, "is_archived", LATER)
    assert by_state(writing) == {"leased": 1}


@pytest.mark.parametrize(
    "report",
    [
        lambda c, row: results.sent(c, row, TS, NOW, LATER),
        lambda c, row: results.unclear(c, row, "timeout", LATER),
        lambda c, row: results.retry(c, row, LATER, "429"),
        lambda c, row: results.wait(c, [(row, LATER)]),
        lambda c, row: results.cancel(c, row, "held"),
        lambda c, row: results.park(c, row, "is_archived", LATER),
        lambda c, row: leases.begin(c, [row], NOW, LATER),
        lambda c, row: unconfirmed.absent(c, row),
        lambda c, row: unconfirmed.suspect(c, row, LATER),
    ],
)
@pytest.mark.parametrize("state", ["leased", "sending", "unclear", "sent"])
def test_a_late_answer_says_nothing_of_another_message(
    writing: Connection, report: Callable[[Connection, Delivery], object], state: str
) -> None:
    """A promoted standby that had lagged behind gives out the same number, and fence, again."""
    outbox.plan(writing, [planned("lost with the primary")])
    [lost] = _lease(writing)
    leases.begin(writing, [lost], NOW, LATER)
    writing.execute(delete(_outbox))
    outbox.plan(writing, [planned("planned anew")])
    writing.execute(update(_outbox).values(id=lost.id))
    [anew] = _lease(writing)
    assert (anew.id, anew.fence) == (lost.id, lost.fence)
    if state != "leased":
        leases.begin(writing, [anew], NOW, LATER)
    if state == "unclear":
        results.unclear(writing, anew, "timeout", LATER)
    if state == "sent":
        results.sent(writing, anew, "1714546801.000100", NOW, LATER)
    before = writing.execute(select(_outbox)).all()
    assert not report(writing, replace(lost, attempts=1))
    assert writing.execute(select(_outbox)).all() == before


def test_a_refusal_is_tried_later(writing: Connection, row: Delivery) -> None:
    """Not before the time that Slack gave, in real time, whatever the bot's clock says."""
    leases.begin(writing, [row], NOW, LATER)
    assert results.retry(writing, row, NOW + 5 * SECOND, "429")
    assert _lease(writing, NOW + 4 * SECOND) == []
    [again] = _lease(writing, NOW + 5 * SECOND)
    assert (again.attempts, again.fence) == (1, row.fence + 1)


@pytest.mark.parametrize(
    ("report", "state"),
    [
        (lambda c, row: results.unclear(c, row, "timeout", LATER), "unclear"),
        (lambda c, row: results.cancel(c, row, "held"), "cancelled"),
        (lambda c, row: results.park(c, row, "is_archived", LATER), "parked"),
    ],
)
def test_other_ends(
    writing: Connection, row: Delivery, report: Callable[[Connection, Delivery], bool], state: str
) -> None:
    """Each is final for the sender, and leased by nobody."""
    leases.begin(writing, [row], NOW, LATER)
    assert report(writing, row)
    assert by_state(writing) == {state: 1}
    assert _lease(writing, LATER) == []


def test_five_processes_lease_the_same_rows(database: Database, url: str) -> None:
    """Every row goes to one of them."""
    with database.write() as connection:
        ids = outbox.plan(connection, [planned(f"M-{number}") for number in range(200)])
    leased = race.in_processes(5, race.lease_all, url)
    assert sorted(row for mine in leased for row in mine) == sorted(ids)


def test_one_post_a_second_to_a_destination(database: Database, url: str) -> None:
    """Of eight senders at once one has its turn; another destination is free."""
    here, there = (TEAM, "C1"), (TEAM, "C2")

    def take(connection: Connection, _: int) -> bool:
        return slots.take(connection, [here], NOW, SECOND) == {here: NOW + SECOND}

    assert sorted(race.in_transactions(8, url, take)) == [False] + 7 * [True]
    with database.write() as connection:
        assert slots.take(connection, [here, there], NOW, SECOND) == {here: NOW + SECOND}
        assert slots.take(connection, [here, there], NOW + SECOND, SECOND) == {}


def test_those_who_want_the_same_turns_do_not_block_each_other(url: str) -> None:
    """In whatever order they name the places: each turn is one's."""
    places = [(TEAM, f"C{number}") for number in range(50)]

    def take(connection: Connection, number: int) -> int:
        wanted = places if number % 2 else places[::-1]
        return 50 - len(slots.take(connection, wanted, NOW, SECOND))

    assert sum(race.in_transactions(8, url, take)) == 50


def test_a_limited_destination_is_nobodys_for_as_long_as_slack_says(writing: Connection) -> None:
    """Not even of what need not keep the pace; a shorter limit does not shorten a longer one."""
    here, there = (TEAM, "C1"), (TEAM, "C2")
    assert slots.take(writing, [here], NOW, SECOND) == {}
    assert slots.take(writing, [here], NOW, SECOND, ahead=SECOND) == {}
    slots.block(writing, *here, NOW + 5 * SECOND)
    slots.block(writing, *here, NOW + 3 * SECOND)
    assert slots.take(writing, [here, there], NOW, SECOND) == {here: NOW + 5 * SECOND}
    assert slots.take(writing, [here], NOW, SECOND, ahead=SECOND) == {here: NOW + 4 * SECOND}


def test_what_a_later_version_planned_does_not_hold_up_the_rest(writing: Connection) -> None:
    """Nobody here can word it; it is leased like any other, and its lease runs out."""
    outbox.plan(writing, [planned("known"), planned("unknown")])
    writing.exec_driver_sql("UPDATE outbox SET kind = 'something new' WHERE subject = 'unknown'")
    kinds = {row.subject: row.kind for row in _lease(writing)}
    assert kinds == {"known": DeliveryKind.REMINDER, "unknown": DeliveryKind.UNKNOWN}
