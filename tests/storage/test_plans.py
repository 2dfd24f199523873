"""How the databases find what is due: by an index that holds little else, however much waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from bot.domain.state import DeliveryKind
from storage import doubts, leases, outbox, parking
from storage.engine import POSTGRESQL
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


@contextmanager
def listened(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """What is said to the database."""
    said: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        said.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield said
    event.remove(connection, "before_cursor_execute", note)


def plans(connection: Connection, said: list[tuple[str, Any]]) -> list[str]:
    """How the database goes about each statement."""
    explain = "EXPLAIN " if connection.dialect.name == POSTGRESQL else "EXPLAIN QUERY PLAN "
    answers = (connection.exec_driver_sql(explain + words, values) for words, values in said)
    return ["\n".join(str(row[-1]) for row in answer) for answer in answers]


def test_nothing_reads_the_whole_outbox(crowded: Connection) -> None:
    """Ticking, leasing from many workspaces, looking up, and coming back all go by an index."""
    with listened(crowded) as said:
        leases.lease(crowded, due_by=NOW, real_now=NOW, limit=2)
        leases.lease(crowded, due_by=NOW - 10 * SECOND, real_now=NOW + 90 * SECOND, limit=10)
        doubts.take(crowded, NOW, 10, leases.LEASE)
        parking.unpark(crowded, TEAM, "C1")
        parking.unpark_due(crowded, NOW)
        outbox.unclear(crowded)
        outbox.doubled(crowded)
        outbox.roots(crowded, TEAM, DeliveryKind.REMINDER, ["M-1"])
        outbox.last_due(crowded, TEAM, DeliveryKind.DIGEST, "C1")
    found = plans(crowded, said)
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
