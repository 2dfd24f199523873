"""`dpc doctor` on the database: what waits, why, what came twice, and who works."""

from __future__ import annotations

from datetime import timedelta

from pydantic import SecretStr

from bot.clock import real_now
from bot.doctor import examine
from bot.domain.outbox import Delivery
from config.settings import Settings
from storage import heartbeats, outbox
from storage.engine import Database
from storage.outbox import leases, results, unconfirmed
from tests.storage.samples import NOW, planned


def findings(url: str) -> list[str]:
    """What the doctor says of a database, without a token for Slack."""
    settings = Settings(database_url=SecretStr(url), slack_bot_token=None)
    return [str(finding) for finding in examine(settings)]


def test_all_is_well(database: Database, url: str) -> None:
    """Nothing waits, nothing came twice."""
    said = findings(url)
    assert "ok   no delivery waits for its channel" in said
    assert "ok   0 posts came twice and were deleted" in said


def test_what_waits_is_named_with_its_reason(database: Database, url: str) -> None:
    """What is unclear and what is parked are for somebody to see to; a double was seen to."""

    def sending(each: Delivery) -> Delivery:
        leases.begin(conn, [each], NOW, NOW)
        return each

    with database.write() as conn:
        outbox.plan(conn, [planned(f"M-{number}") for number in range(4)])
        due = leases.lease(conn, due_by=NOW, real_now=NOW, limit=4)
        lost, timed_out, shut, parked = map(sending, due)
        leases.lease(conn, due_by=NOW, real_now=NOW + timedelta(seconds=60), limit=1)
        assert results.unclear(conn, timed_out, "TimeoutError", NOW)
        assert results.unclear(conn, shut, "missing_scope", NOW)
        assert results.park(conn, parked, "is_archived", NOW)
        unconfirmed.count_double(conn, lost.id)
    said = findings(url)
    unclear = "FIX  1 deliveries may or may not have reached Slack"
    for reason in ("its sender was never heard of again", "TimeoutError", "missing_scope"):
        assert f"{unclear} ({reason}): they are looked up before they are tried again" in said
    assert any(line.startswith("FIX  1 deliveries wait for") for line in said)
    assert "ok   1 posts came twice and were deleted" in said


def test_a_worker_that_fell_silent_is_named(database: Database, url: str) -> None:
    """One that never was is none that fell silent: it may be about to be started."""
    unused = "TODO no reminder worker has used this database yet"
    assert any(each.startswith(unused) for each in findings(url))
    for ago, grade in ((10, "ok   "), (300, "FIX  ")):
        with database.write() as conn:
            heartbeats.beat(conn, "ticker", real_now() - timedelta(seconds=ago))
        [found] = [each for each in findings(url) if "heartbeat of the reminder worker" in each]
        assert found.startswith(f"{grade}last heartbeat of the reminder worker")
    words = "last heartbeat of the reminder worker: 5 min ago: start `dpc worker`, or `dpc socket`"
    assert words in found
