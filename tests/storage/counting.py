"""What is asked of a database, counted: the same on every machine, however busy it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.engine import POSTGRESQL, SQLITE, Database

Said = list[tuple[str, Any]]


@contextmanager
def listened(*places: Connection | Engine) -> Iterator[Said]:
    """What is said to the database there meanwhile, each statement with its parameters."""
    said: Said = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        said.append((statement, parameters))

    for place in places:
        event.listen(place, "before_cursor_execute", note)
    yield said
    for place in places:
        event.remove(place, "before_cursor_execute", note)


def everywhere(database: Database) -> tuple[Engine, Engine]:
    """All connections to a database, for reading and for writing."""
    return database._reader, database._writer


def explained(connection: Connection, said: Said) -> list[str]:
    """How the database goes about each statement."""
    explain = "EXPLAIN " if connection.dialect.name == POSTGRESQL else "EXPLAIN QUERY PLAN "
    answers = (connection.exec_driver_sql(explain + words, values) for words, values in said)
    return ["\n".join(str(row[-1]) for row in answer) for answer in answers]


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
