"""Another database in the place of the one that something was sent from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from storage import origins, outbox
from storage.engine import POSTGRESQL, SQLITE, Database
from storage.outbox import leases
from tests.storage.samples import NOW, planned


def _lease(connection: Connection) -> int:
    return len(leases.lease(connection, due_by=NOW, real_now=NOW, limit=10))


def _send_one(database: Database, subject: str) -> None:
    with database.write() as connection:
        outbox.plan(connection, [planned(subject)])
        rows = leases.lease(connection, due_by=NOW, real_now=NOW, limit=10)
        assert leases.begin(connection, rows, NOW, NOW)


def test_it_stays_the_same_from_one_sending_to_the_next(database: Database, url: str) -> None:
    """Also for another process."""
    _send_one(database, "A-1")
    _send_one(database, "A-2")
    other = Database(url)
    with other.write() as connection:
        assert origins.is_settled(connection)
    _send_one(other, "A-3")
    other.close()
    _send_one(database, "A-4")


@pytest.mark.parametrize("dialect", [SQLITE])
def test_a_file_that_was_put_back_from_a_copy_sends_nothing(
    database: Database, url: str, tmp_path: Path
) -> None:
    """Until what is due is in doubt."""
    _send_one(database, "A-1")
    copy = tmp_path / "copy.db"
    with database.read() as connection:
        connection.execute(text("VACUUM INTO :copy"), {"copy": str(copy)})
    _send_one(database, "A-2")
    database.close()
    assert database.file
    for beside in tmp_path.glob("dpc.db-[ws]*"):
        beside.unlink()
    shutil.copyfile(copy, database.file)
    again = Database(url)
    with again.write() as connection:
        outbox.plan(connection, [planned("A-2")])
        assert not origins.is_settled(connection)
        assert _lease(connection) == 0
        origins.keep(connection)
        assert _lease(connection) == 1
    again.close()


@pytest.mark.parametrize("dialect", [POSTGRESQL])
def test_another_timeline_sends_nothing(database: Database) -> None:
    """As after the promotion of a standby; a real one is in `python -m tests.surroundings`."""
    _send_one(database, "A-1")
    with database.write() as connection:
        known = connection.execute(text("SELECT value FROM origin")).scalar()
        assert known.endswith("/00000001")
        connection.execute(text("UPDATE origin SET value = :v"), {"v": known[:-1] + "2"})
        outbox.plan(connection, [planned("A-2")])
        assert _lease(connection) == 0
        origins.keep(connection)
        assert _lease(connection) == 1
