"""Waiting for others, which ends in time, and holds up nobody else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from storage import engine, heartbeats, workspaces
from storage.engine import POSTGRESQL, Database
from storage.faults import Fault, fault
from tests.storage import race
from tests.storage.samples import NOW, TEAM

WITHIN = 0.3
CLAIMS = 12


@contextmanager
def _locked(url: str) -> Iterator[None]:
    """Another process has the workspace in hand, and does not let go of it."""
    other = Database(url)
    with other.write() as connection:
        workspaces.ensure(connection, TEAM, NOW)
    with other.write() as connection:
        workspaces.ensure(connection, TEAM, NOW)
        yield
    other.close()


def _try(database: Database, team: str) -> tuple[Fault | None, float]:
    """What keeps a change of a workspace from being saved, and after how long."""
    begun = time.monotonic()
    try:
        with database.write(WITHIN, team) as connection:
            workspaces.ensure(connection, team, NOW)
    except SQLAlchemyError as error:
        return fault(error), time.monotonic() - begun
    return None, time.monotonic() - begun


def test_many_who_wait_for_a_lock_are_told_in_time(database: Database, url: str) -> None:
    """All at once, and not one after the other; when the lock is gone nothing happens later."""
    with _locked(url):
        tried = race.in_threads(CLAIMS, lambda _: _try(database, TEAM))
    assert {found for found, _ in tried} == {Fault.BUSY}
    assert max(seconds for _, seconds in tried) < engine.WITHIN
    assert _try(database, TEAM)[0] is None


def test_reading_waits_for_no_writer(database: Database, url: str) -> None:
    """Whatever is locked, what was committed can be read."""
    with _locked(url), database.read() as connection:
        assert workspaces.version(connection, TEAM) > 0


def test_another_workspace_is_not_held_up(database: Database, url: str, dialect: str) -> None:
    """SQLite has one lock for all; on PostgreSQL who waits for one leaves connections to others."""

    def claim(number: int) -> Fault | None:
        return _try(database, TEAM if number else "T2")[0]

    with _locked(url):
        others, *_ = race.in_threads(CLAIMS, claim)
    assert others is (None if dialect == POSTGRESQL else Fault.BUSY)


def test_a_statement_that_takes_too_long_is_ended(writing: Connection, database: Database) -> None:
    """PostgreSQL ends it; on SQLite no statement waits for anybody."""
    if database.dialect != POSTGRESQL:
        return
    with pytest.raises(SQLAlchemyError) as caught, database.write(WITHIN) as connection:
        connection.execute(text("SELECT pg_sleep(20)"))
    assert fault(caught.value) is Fault.BUSY


@pytest.mark.parametrize(
    "setting",
    [
        "default_transaction_isolation = 'serializable'",
        "default_transaction_isolation = 'repeatable read'",
        "\"DateStyle\" = 'SQL, DMY'",
        "statement_timeout = 50",
        "lock_timeout = 1",
        "client_encoding = 'LATIN1'",
        "standard_conforming_strings = off",
        "\"TimeZone\" = 'Pacific/Chatham'",
    ],
)
def test_it_works_whatever_the_server_is_set_to(url: str, dialect: str, setting: str) -> None:
    """Two who write the same row come one after the other, and times come back as they went."""
    if dialect != POSTGRESQL:
        return
    database = Database(url)
    with database.write() as connection:
        name = connection.execute(text("SELECT current_database()")).scalar()
        connection.execute(text(f'ALTER DATABASE "{name}" SET {setting}'))
    database.close()

    def write(number: int) -> None:
        for _ in range(5):
            with database.write() as connection:
                workspaces.ensure(connection, TEAM, NOW)
                workspaces.changed(connection, TEAM)
                heartbeats.beat(connection, "worker", NOW)

    race.in_threads(3, write)
    assert database.look_up(heartbeats.last) == {"worker": NOW}
    database.close()


def test_a_node_that_takes_no_changes_is_left(url: str, dialect: str) -> None:
    """The next one to write gets a new connection, which may lead to the primary."""
    if dialect != POSTGRESQL:
        return
    database = Database(url)
    with database.write() as connection:
        heartbeats.beat(connection, "worker", NOW)
        name = connection.execute(text("SELECT current_database()")).scalar()
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar()
        connection.execute(text("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"))
    with database.write() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar() != pid
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    database.close()
    with pytest.raises(SQLAlchemyError) as caught, database.write() as connection:
        heartbeats.beat(connection, "worker", NOW)
    assert fault(caught.value) is Fault.READ_ONLY
    database.close()
