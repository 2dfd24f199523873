"""How the databases find what is due: by an index that holds little else, however much waits."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import pytest
from sqlalchemy import Connection, insert, text

from bot.domain.outbox import DeliveryKind, DeliveryState
from storage import outbox
from storage.outbox import leases, parked, unconfirmed
from storage.tables import table
from storage.tables.messages import Outbox
from tests.storage.counting import explained, listened
from tests.storage.samples import NOW, SECOND, TEAM, planned

WAITING = 3_000


@pytest.fixture
def crowded(writing: Connection) -> Connection:
    """Many rows wait, of several workspaces; a few are due, one is being sent."""
    later = NOW + timedelta(days=1)
    for team in ("T1", "T2", "T3"):
        rows = [planned(f"M-{n}", team=team, due_at=later) for n in range(WAITING // 3)]
        outbox.plan(writing, rows)
    outbox.plan(writing, [planned(f"due {n}", due_at=NOW - SECOND) for n in range(5)])
    [row] = leases.lease(writing, due_by=NOW, real_now=NOW, limit=1)
    leases.begin(writing, [row], NOW, NOW)
    writing.execute(text("ANALYZE"))
    return writing


def test_nothing_reads_the_whole_outbox(crowded: Connection) -> None:
    """Ticking, leasing from many workspaces, looking up, and coming back all go by an index."""
    with listened(crowded) as said:
        leases.lease(crowded, due_by=NOW, real_now=NOW, limit=2)
        leases.lease(crowded, due_by=NOW - 10 * SECOND, real_now=NOW + 90 * SECOND, limit=10)
        unconfirmed.take(crowded, NOW, 10, leases.LEASE)
        parked.unpark(crowded, TEAM, "C1")
        parked.unpark_due(crowded, NOW)
        outbox.unclear(crowded)
        outbox.doubled(crowded)
        outbox.roots(crowded, TEAM, DeliveryKind.REMINDER, ["M-1"])
        outbox.last_due(crowded, TEAM, DeliveryKind.DIGEST, "C1")
    found = explained(crowded, said)
    assert len(found) >= 10
    for (statement, _), plan in zip(said, found, strict=True):
        # SQLite says SCAN of what it goes through whole, which may be an index of a few rows.
        whole = [line for line in plan.split("\n") if "Seq Scan on outbox" in line]
        whole += [
            line
            for line in plan.split("\n")
            if line.startswith("SCAN outbox") and "ix_outbox" not in line
        ]
        assert whole == [], f"{statement}\n{plan}"


def test_what_is_settled_is_not_gone_through_to_count_the_rest(writing: Connection) -> None:
    """It only ever grows, and whoever measures comes every few seconds."""
    old = [planned(f"M-{number}") for number in range(WAITING)]
    settled = {"state": DeliveryState.SUPERSEDED, "nonce": ""}
    rows = [asdict(row) | settled | {"key": row.key} for row in old]
    writing.execute(insert(table(Outbox)), rows)
    outbox.plan(writing, [planned(f"due {number}") for number in range(5)])
    leases.lease(writing, due_by=NOW, real_now=NOW, limit=1)
    writing.execute(text("ANALYZE"))
    with listened(writing) as said:
        assert outbox.unsettled(writing) == {"planned": 4, "leased": 1}
        assert outbox.under_way(writing, NOW, NOW)
    lines = [line for plan in explained(writing, said) for line in plan.split("\n")]
    read = [line for line in lines if "ix_outbox" in line or "Scan on outbox" in line]
    few = ("ix_outbox_due", "ix_outbox_team_due", "ix_outbox_leased", "ix_outbox_look")
    others = [line for line in read if not any(index in line for index in few)]
    # PostgreSQL names the index of a bitmap in a line of its own.
    assert [line for line in others if "Bitmap Heap Scan" not in line] == []
