"""What may happen to SQLite's file while the bot runs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage import heartbeats
from storage.engine import SQLITE, Database
from storage.faults import Fault, fault
from storage.health import Health, look_through
from tests.storage.samples import NOW


@pytest.fixture
def dialect() -> str:
    """The database that is a file."""
    return SQLITE


@pytest.fixture
def file(database: Database) -> Path:
    """The file of the database, which is in use already."""
    with database.write() as connection:
        heartbeats.beat(connection, "worker", NOW)
    assert database.file
    return database.file


def _write(database: Database) -> Fault | None:
    """What keeps it from saving something."""
    try:
        with database.write() as connection:
            heartbeats.beat(connection, "worker" * 1000, NOW)
    except SQLAlchemyError as error:
        return fault(error)
    return None


def test_nothing_is_acknowledged_into_a_deleted_file(database: Database, file: Path) -> None:
    """Nor read from it; the probe says so."""
    file.unlink()
    assert _write(database) is Fault.GONE
    assert Health(database).state(NOW) is Fault.GONE
    assert not file.exists()


def test_nothing_is_acknowledged_that_went_into_a_file_just_deleted(
    database: Database, file: Path
) -> None:
    """It may go while a transaction is under way."""

    def write() -> None:
        with database.write() as connection:
            heartbeats.beat(connection, "web", NOW)
            file.unlink()

    with pytest.raises(SQLAlchemyError) as caught:
        write()
    assert fault(caught.value) is Fault.GONE


def test_a_replaced_file_is_another_one(database: Database, file: Path) -> None:
    """Whoever puts a back-up in place ends every process first."""
    copy = file.with_name("copy")
    shutil.copy(file, copy)
    copy.replace(file)
    assert _write(database) is Fault.GONE


def test_a_full_disk_is_noticed_and_got_over(database: Database, file: Path) -> None:
    """What was saved before can be read, and once there is room all is well."""
    with database.write() as connection:
        connection.execute(text("PRAGMA max_page_count = 1"))
    assert _write(database) is Fault.FULL
    assert database.look_up(heartbeats.last) == {"worker": NOW}
    with database.write() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
    assert _write(database) is None


def test_a_damaged_file_is_told(database: Database, file: Path) -> None:
    """By the doctor, who reads all of it, and by the probe once somebody met it."""
    database.close()  # which brings all into the one file
    with file.open("r+b") as damaged:
        damaged.seek(4096)
        damaged.write(os.urandom(file.stat().st_size - 4096))
    with pytest.raises(SQLAlchemyError) as caught:
        look_through(database)
    assert fault(caught.value) is Fault.DAMAGED
    assert Health(database).state(NOW) is Fault.DAMAGED
