"""Transactions and addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import StatementError

from bot.domain.sides import Side
from storage import heartbeats, people
from storage.engine import Database, DatabaseUrlError
from tests.storage import race
from tests.storage.samples import NOW, TEAM


@pytest.mark.parametrize(
    "url",
    [
        "",
        "dpc.db",
        "mysql://host/dpc",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////dev/null/x/y",
        "sqlite:////dev",
        "sqlite:////tmp/a%00b.db",
        "sqlite:////tmp/a.db?timeout=never",
        "sqlite://host/dpc.db",
        "postgresql://user@host:abc/dpc",
        "postgresql://user@[::1/dpc",
        "postgresql://user@host..x/dpc",
        "postgresql://user:p@ss@host/dpc",
    ],
)
def test_a_bad_url_is_named_in_one_line(url: str) -> None:
    """What cannot be used is refused at once, in one line."""
    with pytest.raises(DatabaseUrlError) as caught:
        Database(url)
    assert len(str(caught.value).splitlines()) == 1


def test_a_bad_url_keeps_its_password() -> None:
    """A refusal may be logged: it repeats nothing of the URL but its kind."""
    with pytest.raises(DatabaseUrlError) as caught:
        Database("oracle://user:hunter2@host/dpc")
    assert "hunter2" not in str(caught.value)


def test_a_file_that_is_no_database_stays(tmp_path: Path) -> None:
    """It is somebody's; only an empty one is as good as none."""
    (file := tmp_path / "notes.txt").write_text("mine\n" * 400)
    with pytest.raises(DatabaseUrlError, match=r"notes\.txt cannot be read"):
        Database(f"sqlite:///{file}")
    assert file.read_text() == "mine\n" * 400
    file.write_text("")
    Database(f"sqlite:///{file}").close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_spellings_of_postgresql(scheme: str) -> None:
    """Platforms hand out both spellings."""
    assert Database(f"{scheme}://user@host/dpc").dialect == "postgresql"


def test_the_folder_is_created(tmp_path: Path) -> None:
    """A first start finds no folder."""
    Database(f"sqlite:///{tmp_path}/a/b/dpc.db").close()
    assert (tmp_path / "a" / "b").is_dir()


def test_an_exception_rolls_back(database: Database) -> None:
    """A transaction is whole or nothing."""

    def fail() -> None:
        with database.write() as connection:
            heartbeats.beat(connection, "worker", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as connection:
        assert heartbeats.last(connection) == {}


def test_readers_are_not_locked_out(database: Database) -> None:
    """A reader sees the last commit while a writer is at work."""
    with database.write() as writer:
        heartbeats.beat(writer, "worker", NOW)
        with database.read() as reader:
            assert heartbeats.last(reader) == {}
    with database.read() as reader:
        assert heartbeats.last(reader) == {"worker": NOW}


def test_sqlite_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    """Readers and one writer at a time, and foreign keys are minded."""
    database = Database(f"sqlite:///{tmp_path}/dpc.db")
    with database.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    database.close()


def test_several_processes_make_one_file(tmp_path: Path) -> None:
    """Nobody is told that the new file is locked."""
    race.in_processes(4, race.open_new, f"sqlite:///{tmp_path}/dpc.db")


def test_eight_writers_wait_their_turn(database: Database, url: str) -> None:
    """Reading and then writing is never answered with “database is locked”."""

    def write(number: int) -> None:
        own = Database(url)
        for turn in range(5):
            with own.write() as connection:
                people.side_of(connection, TEAM, "U1")
                people.set_side(connection, TEAM, "U1", "Ada", Side.EU, NOW)
                heartbeats.beat(connection, f"{number}-{turn}", NOW)
        own.close()

    race.in_threads(8, write)
    with database.read() as connection:
        assert len(heartbeats.last(connection)) == 8 * 5


def test_a_naive_time_is_refused(writing: Connection) -> None:
    """A time without a zone is no instant."""
    with pytest.raises(StatementError, match="without a zone"):
        heartbeats.beat(writing, "worker", NOW.replace(tzinfo=None))


def test_times_come_back_in_utc(writing: Connection) -> None:
    """An instant survives to the microsecond, whatever zone it came in."""
    tokyo = datetime(2024, 5, 1, 16, 0, 0, 123456, timezone(timedelta(hours=9)))
    heartbeats.beat(writing, "worker", tokyo)
    back = heartbeats.last(writing)["worker"]
    assert (back, back.tzinfo) == (tokyo, UTC)
