"""One number, asked of the driver alone: as true as by the usual way, and as well told apart."""

from __future__ import annotations

from sqlite3 import Error as SqliteError
from typing import Any

import pytest
from psycopg import Error as PostgresqlError
from sqlalchemy.exc import DBAPIError

from storage import workspaces
from storage.engine import POSTGRESQL, Database
from storage.faults import DatabaseFaultError, Fault
from storage.kit.glance import Glance
from tests.storage.samples import NOW, TEAM

AT_ONCE, KEPT = 12, 8


def _usually(database: Database) -> int:
    return database.look_up(lambda conn: workspaces.version(conn, TEAM))


def test_it_is_what_was_committed_last(database: Database, url: str) -> None:
    """By whomever; None as long as there is nothing."""
    assert database.glance(workspaces.VERSION, TEAM) is None
    other = Database(url)
    with other.write() as conn:
        workspaces.ensure(conn, TEAM, NOW)
        assert database.glance(workspaces.VERSION, TEAM) is None
    for _ in range(3):
        before = database.glance(workspaces.VERSION, TEAM)
        assert before == _usually(database)
        with other.write() as conn:
            workspaces.changed(conn, TEAM)
        assert database.glance(workspaces.VERSION, TEAM) == (before or 0) + 1
    other.close()


def test_a_connection_that_was_lost_is_replaced(database: Database) -> None:
    """PostgreSQL was restarted, or SQLite's connections were closed."""
    with database.write() as conn:
        version = workspaces.ensure(conn, TEAM, NOW).version
    assert database.glance(workspaces.VERSION, TEAM) == version
    if database.dialect == POSTGRESQL:
        with database.write() as conn:
            conn.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    else:
        database.close()
    for _ in range(3):
        assert database.glance(workspaces.VERSION, TEAM) == version


def test_a_connection_in_use_is_closed_with_the_others(database: Database) -> None:
    """One that leads to a node that is no primary any more, say, is kept no longer."""
    used: list[Any] = []

    class Interrupted(Glance):
        def in_sqlite(self, connection: Any, text: str) -> int | None:
            return self._closing(connection)

        def in_postgresql(self, connection: Any, text: str) -> int | None:
            return self._closing(connection)

        def _closing(self, connection: Any) -> None:
            used.append(connection)
            database.close()

    for _ in range(2):
        database.glance(Interrupted(workspaces.VERSION.query), TEAM)
    with pytest.raises((SqliteError, PostgresqlError), match="closed"):
        used[0].execute("SELECT 1")
    assert used[0] is not used[1]


def test_a_bug_is_told_as_usual(database: Database) -> None:
    """A statement that is wrong is no fault of the database."""
    database.glance(workspaces.VERSION, TEAM)
    with database.write() as conn:
        conn.exec_driver_sql("ALTER TABLE workspace RENAME TO elsewhere")
    with pytest.raises(DBAPIError):
        database.glance(workspaces.VERSION, TEAM)


def test_a_file_that_is_gone_answers_nothing(database: Database) -> None:
    """Though a connection that is kept could still read it."""
    database.glance(workspaces.VERSION, TEAM)
    if database.file is None:
        return
    database.file.unlink()
    with pytest.raises(DatabaseFaultError) as caught:
        database.glance(workspaces.VERSION, TEAM)
    assert caught.value.fault is Fault.GONE


def test_few_connections_are_kept(database: Database) -> None:
    """However many look at once."""
    used: list[Any] = []

    class Nested(Glance):
        def in_sqlite(self, connection: Any, text: str) -> int | None:
            return self._again(connection)

        def in_postgresql(self, connection: Any, text: str) -> int | None:
            return self._again(connection)

        def _again(self, connection: Any) -> int | None:
            used.append(connection)
            return database.glance(self, TEAM) if len(used) < AT_ONCE else None

    database.glance(Nested(workspaces.VERSION.query), TEAM)
    assert len({id(each) for each in used}) == AT_ONCE
    assert sum(map(_is_open, used)) == KEPT


def _is_open(connection: Any) -> bool:
    try:
        connection.execute("SELECT 1")
    except (SqliteError, PostgresqlError):
        return False
    return True
