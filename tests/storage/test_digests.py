"""What channels choose besides their topics, and what digests and replies go on from."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy import Connection

from bot.domain.outbox import DeliveryKind, Root
from bot.domain.rules.frequency import Frequency
from bot.domain.state import Change, Digest, Subscription
from storage import digests, history, outbox, subscriptions
from storage.outbox import leases, results
from tests.storage.samples import NOW, SECOND, TEAM, planned

WEEKLY = Digest(TEAM, "C1", Frequency.WEEKLY, time(8, 30), "Asia/Tokyo", "U1", NOW)


def test_a_channel_has_one_digest(writing: Connection) -> None:
    """A later choice replaces it."""
    monthly = replace(WEEKLY, rhythm=Frequency.MONTHLY)
    elsewhere = replace(WEEKLY, team="T2", channel="C0")
    for digest in (WEEKLY, elsewhere, monthly):
        digests.put(writing, digest)
    assert digests.of_channel(writing, TEAM, "C1") == monthly
    assert digests.of_team(writing, TEAM) == [monthly]
    assert digests.teams(writing) == {TEAM, "T2"}
    assert digests.remove(writing, TEAM, "C1")
    assert not digests.remove(writing, TEAM, "C1")
    assert digests.of_channel(writing, TEAM, "C1") is None


def test_a_meeting_is_muted_once_in_a_channel(writing: Connection) -> None:
    """Elsewhere it is not."""
    assert subscriptions.mute(writing, TEAM, "C1", "DPC-3", "U1", NOW)
    assert not subscriptions.mute(writing, TEAM, "C1", "DPC-3", "U2", NOW)
    assert subscriptions.mute(writing, "T2", "C1", "DPC-3", "U1", NOW)
    assert subscriptions.muted(writing, TEAM) == {("C1", "DPC-3")}
    assert subscriptions.unmute(writing, TEAM, "C1", "DPC-3")
    assert not subscriptions.unmute(writing, TEAM, "C1", "DPC-3")
    assert subscriptions.muted(writing, TEAM) == set()


def test_since_when_a_channel_is_reminded(writing: Connection) -> None:
    """From its first choice on, whatever it chooses afterwards."""
    first = Subscription(TEAM, "C1", (), (1,), time(9), "UTC", "U1", NOW)
    later = replace(first, lead_days=(7, 1), since=NOW + SECOND)
    subscriptions.put(writing, first)
    subscriptions.put(writing, later)
    assert subscriptions.of_channel(writing, TEAM, "C1") == later
    assert subscriptions.beginnings(writing, TEAM) == {"C1": NOW}


def _send(connection: Connection, ts: str, after: timedelta) -> None:
    """Send what is due."""
    at = NOW + after
    for row in leases.lease(connection, due_by=at, real_now=at, limit=9):
        assert leases.begin(connection, [row], at, at)
        results.sent(connection, row, ts, at, at)


def test_what_replies_and_digests_go_on_from(writing: Connection) -> None:
    """The newest post that stands by itself; when the last one that was sent had been due."""
    outbox.plan(writing, [planned(lead=7)])
    _send(writing, "1714546800.000100", SECOND)
    outbox.plan(writing, [planned(lead=1, due_at=NOW + SECOND)])
    _send(writing, "1714546800.000200", 2 * SECOND)
    reply = replace(planned(lead=0, due_at=NOW + SECOND), thread_ts="1714546800.000200")
    outbox.plan(writing, [reply, planned(kind=DeliveryKind.DIGEST, destination="C2")])
    _send(writing, "1714546800.000300", 3 * SECOND)
    outbox.plan(writing, [planned("M-1", due_at=NOW + 9 * SECOND)])
    newest = Root("1714546800.000200", NOW + 2 * SECOND)
    ids = ["OECD-2024", "M-1"]
    assert outbox.roots(writing, TEAM, DeliveryKind.REMINDER, ids) == {("C1", "OECD-2024"): newest}
    assert outbox.roots(writing, TEAM, DeliveryKind.REMINDER, []) == {}
    assert outbox.last_due(writing, TEAM, DeliveryKind.DIGEST, "C2") == NOW
    assert outbox.last_due(writing, TEAM, DeliveryKind.DIGEST, "C1") is None


def test_a_reply_is_planned_anew_once_there_is_a_post(writing: Connection) -> None:
    """Until then it would have been a post itself."""
    outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [planned()])
    reply = replace(planned(), thread_ts="1714546800.000100")
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [reply]) == (1, 0)
    assert outbox.reconcile(writing, TEAM, DeliveryKind.REMINDER, [reply]) == (0, 0)
    [row] = leases.lease(writing, due_by=NOW, real_now=NOW, limit=1)
    assert row.thread_ts == "1714546800.000100"


def test_the_history_between_two_digests(writing: Connection) -> None:
    """Each line belongs to one of two spans that follow each other."""
    lines = [Change(NOW + n * SECOND, "U1", "C1", "AI-2", f"line {n}") for n in range(4)]
    for line in lines:
        history.append(writing, TEAM, line)
    history.append(writing, "T2", lines[0])
    edge, end = NOW + 2 * SECOND, NOW + 9 * SECOND
    assert history.between(writing, TEAM, NOW, edge) == lines[1:3]
    assert history.between(writing, TEAM, edge, end) == lines[3:]
