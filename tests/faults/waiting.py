"""How quick the outbox is with a million rows waiting: `python -m tests.faults.waiting`.

What counts is what the database does within a worker's transaction, its commit included.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, insert, text

from bot import logs
from bot.domain.outbox import DeliveryKind, DeliveryState
from storage.engine import SQLITE, Database
from storage.migrate import upgrade
from storage.outbox import leases, unconfirmed
from storage.tables import table
from storage.tables.messages import Outbox
from tests import postgres
from tests.storage.samples import NOW, SECOND

ROWS = 1_000_000
TEAMS = 50
DUE = 100
ROUNDS = 20
CHUNK = 50_000
YEAR = timedelta(days=365)

_numbers = count()


def main() -> None:
    """Print the figures of both databases."""
    logs.configure("ERROR")
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with postgres.running() as server, tempfile.TemporaryDirectory() as folder:
        for url in (f"sqlite:///{Path(folder, 'dpc.db')}", server.url(server.create())):
            with closing(Database(url)) as database:
                upgrade(database)
                fill(database, rows)
                print(f"{database.dialect}, {rows} rows waiting")
                for what, seconds in measure(database):
                    print(f"  {what:58} {1000 * seconds:6.2f} ms", flush=True)


def fill(database: Database, rows: int) -> None:
    """Plan so many rows, some time after `NOW`, for many workspaces."""
    for start in range(0, rows, CHUNK):
        numbers = [next(_numbers) for _ in range(start, min(start + CHUNK, rows))]
        with database.write() as connection:
            _insert(connection, (_row(number, NOW + YEAR + number * SECOND) for number in numbers))
    # What PostgreSQL does by itself soon after: while it does, everything takes twice as long.
    tidy = "ANALYZE" if database.dialect == SQLITE else "VACUUM ANALYZE"
    with database.read() as connection:
        connection.execute(text(tidy))


def measure(database: Database) -> Iterator[tuple[str, float]]:
    """What was done, and the median of the seconds that it took."""
    yield "an idle tick", _median(database, 0, _lease)
    yield "an idle look for what is in doubt", _median(database, 0, _doubts)
    yield f"leasing {DUE} due", _median(database, DUE - 1, _lease)
    yield f"leasing {DUE} due, of {10 * DUE}", _median(database, 10 * DUE, _lease)
    yield (
        f"leasing {DUE} due, marking them as being sent",
        _median(database, DUE - 1, _lease_and_mark),
    )
    with database.write() as connection:
        _insert(connection, (_row(next(_numbers), NOW) | {"team": "T0"} for _ in range(10_000)))
    yield f"leasing {DUE}, 10,000 due in one of {TEAMS} workspaces", _median(database, 1, _lease)


def _median(database: Database, due: int, do: Callable[[Database], object]) -> float:
    """Of doing it with so many more rows due, each time the same."""
    taken = []
    with database.read() as connection:
        last = connection.execute(text("SELECT max(id) FROM outbox")).scalar()
    for _ in range(ROUNDS):
        with database.write() as connection:
            _insert(connection, (_row(next(_numbers), NOW) for _ in range(due)))
        begun = time.perf_counter()
        do(database)
        taken.append(time.perf_counter() - begun)
        with database.write() as connection:
            gone = "DELETE FROM outbox WHERE leased_until IS NOT NULL OR id > :last"
            connection.execute(text(gone), {"last": last})
    return statistics.median(taken)


def _lease(database: Database) -> None:
    with database.write() as connection:
        leases.lease(connection, due_by=NOW, real_now=NOW, limit=DUE)


def _lease_and_mark(database: Database) -> None:
    """As the Sender does it: two transactions."""
    with database.write() as connection:
        rows = leases.lease(connection, due_by=NOW, real_now=NOW, limit=DUE)
    with database.write() as connection:
        assert leases.begin(connection, rows, NOW, NOW)


def _doubts(database: Database) -> None:
    with database.write() as connection:
        unconfirmed.take(connection, NOW, DUE, leases.LEASE)


def _insert(connection: Connection, rows: Iterator[dict[str, object]]) -> None:
    if new := list(rows):
        connection.execute(insert(table(Outbox)), new)


def _row(number: int, due_at: datetime) -> dict[str, object]:
    return {
        "team": f"T{number % TEAMS}",
        "destination": f"C{number % 1000}",
        "kind": DeliveryKind.REMINDER,
        "subject": f"number {number}",
        "lead": 1,
        "revision": 0,
        "key": f"key {number}",
        "state": DeliveryState.PLANNED,
        "due_at": due_at,
        "nonce": f"{number:032}",
        "payload": {},
    }


if __name__ == "__main__":
    main()
