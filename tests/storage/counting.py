"""What is asked of a database, counted: the same on every machine, however busy it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.engine import SQLITE, Database


@contextmanager
def statements(connection: Connection | Engine) -> Iterator[list[str]]:
    """The statements that the database is asked meanwhile; one for many rows counts once."""
    said: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        said.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield said
    event.remove(connection, "before_cursor_execute", note)


@contextmanager
def all_statements(database: Database) -> Iterator[list[str]]:
    """The same, of all connections to a database, for reading and for writing."""
    with statements(database._reader) as read, statements(database._writer) as written:
        said: list[str] = []
        yield said
        said += [*read, *written]


@contextmanager
def steps(connection: Connection) -> Iterator[list[int]]:
    """The steps that SQLite's engine takes meanwhile, in tens, which grow with what it reads."""
    assert connection.dialect.name == SQLITE
    driver: Any = connection.connection.driver_connection
    count = [0]

    def tick() -> int:
        count[0] += 1
        return 0

    driver.set_progress_handler(tick, 10)
    yield count
    driver.set_progress_handler(None, 0)
