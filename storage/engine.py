"""The database: one engine for all that is shared, on SQLite or PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from sqlite3 import SQLITE_BUSY, connect
from sqlite3 import Connection as SqliteConnection
from sqlite3 import DatabaseError as SqliteError
from tempfile import TemporaryDirectory
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

POSTGRESQL = "postgresql"
SQLITE = "sqlite"

# Seconds that a writer waits for the other writers of the same SQLite file.
BUSY_SECONDS = 10
ASK_AGAIN = 0.001  # seconds
_SQLITE = "sqlite:////path/to/file"
_EXAMPLES = f"postgresql://user:password@host/name, or {_SQLITE}"
# Connections to PostgreSQL on which one process writes.
WRITERS = 2

Found = TypeVar("Found")


class DatabaseUrlError(ValueError):
    """The database's URL cannot be used; the message is one line that says what to do."""


class Database:
    """Connections to one database; safe to share between threads, not across a fork."""

    def __init__(self, url: str) -> None:
        """Prepare the engine; nothing is connected yet, but SQLite's file is created.

        Args:
            url: `sqlite:///path`, `postgresql://…` or `postgres://…`.

        Raises:
            DatabaseUrlError: It is none of these, or the file cannot be created or read.
        """
        parsed = _parse(url)
        self.dialect = parsed.get_backend_name()
        make = _sqlite if self.dialect == SQLITE else _postgresql
        self._reader, self._writer = make(parsed)

    def read(self) -> AbstractContextManager[Connection]:
        """A connection for reading; each statement sees what is committed when it begins.

        After a restart of PostgreSQL the first reads fail: where people wait, use `look_up`.
        """
        return self._reader.connect()

    def look_up(self, find: Callable[[Connection], Found]) -> Found:
        """What `find` reads; it is asked once more if the database has restarted meanwhile."""
        try:
            with self.read() as connection:
                return find(connection)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        with self.read() as connection:
            return find(connection)

    def write(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction: committed on leaving, rolled back on an exception.

        Few threads of a process write at once, the others queue up: nobody may wait within a
        transaction for another one. On SQLite the file's write lock is taken at once, so that
        reading before writing is safe.
        """
        return self._writer.begin()

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._reader.dispose()
        self._writer.dispose()


def _parse(url: str) -> URL:
    """The URL with the driver we ship. A wrong one is not repeated: it may hold a password."""
    try:
        parsed = make_url(url)
        (parsed.host or "").encode("idna")  # as whoever looks the name up will
    except (ArgumentError, ValueError):  # the latter also of a port that is no number
        raise DatabaseUrlError(f"it is no address of a database; write {_EXAMPLES}") from None
    backend = parsed.get_backend_name()
    if backend in (POSTGRESQL, "postgres"):
        if "@" in (parsed.host or ""):
            raise DatabaseUrlError("an @ in the user's name or the password is written %40")
        return parsed.set(drivername="postgresql+psycopg")
    if backend != SQLITE:
        raise DatabaseUrlError(f"{backend}:// is no kind of database here; write {_EXAMPLES}")
    if parsed.database in (None, "", ":memory:"):
        raise DatabaseUrlError(f"SQLite needs a file that processes can share; write {_SQLITE}")
    if parsed.host or parsed.username or parsed.query:
        raise DatabaseUrlError(f"SQLite takes a file, and nothing else; write {_SQLITE}")
    return parsed.set(drivername=SQLITE)


def _postgresql(url: URL) -> tuple[Engine, Engine]:
    """An engine for reading, without BEGIN and ROLLBACK, and one for writing.

    A ping before each use costs a round trip: writing is worth it, since a transaction that
    breaks off may or may not be committed; a read can be tried again. Few write at once: whoever
    holds the lock that others wait for would need the interpreter from them.
    """
    reader = create_engine(
        url, pool_size=10, max_overflow=0, isolation_level="AUTOCOMMIT", hide_parameters=True
    )
    writer = create_engine(
        url, pool_size=WRITERS, max_overflow=0, pool_pre_ping=True, hide_parameters=True
    )
    return reader, writer


def _sqlite(url: URL) -> tuple[Engine, Engine]:
    """An engine for reading, which begins no transaction, and one for writing, a thread at a time.

    SQLite has but one writer, and no queue: the threads of a process have one at the pool.
    """
    file = Path(url.database or "")
    try:
        _create(file)
        _look_into(file)
    except OSError as error:
        raise DatabaseUrlError(f"cannot create the database {file}: {error.strerror}") from error
    except ValueError:  # no file can be called so
        raise DatabaseUrlError(f"that is no file's name; write {_SQLITE}") from None
    except SqliteError as error:
        words = f"the database {file} cannot be read ({error}); restore it, or name another file"
        raise DatabaseUrlError(words) from error
    # With no isolation level the driver begins no transaction by itself: `_begin` does.
    options = {"isolation_level": None, "timeout": BUSY_SECONDS}
    reader = create_engine(
        url, pool_size=20, max_overflow=0, connect_args=options, hide_parameters=True
    )
    event.listen(reader, "connect", _set_up)
    writer = create_engine(
        url, pool_size=1, max_overflow=0, connect_args=options, hide_parameters=True
    )
    event.listen(writer, "connect", _set_up_writer)
    event.listen(writer, "begin", _begin)
    return reader, writer


def _create(file: Path) -> None:
    """Put an empty database with a write-ahead log in place, unless there is one.

    Of two that switch a new file to the log at once SQLite refuses one, without any waiting. So
    it is switched where nobody else sees it, and comes into being by a link: one alone succeeds.
    """
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent) as folder:
        new = Path(folder, file.name)
        with closing(connect(new)) as connection:
            _set_up(connection)
        with suppress(FileExistsError):
            file.hardlink_to(new)


def _look_into(file: Path) -> None:
    """Read what stands in a database; sqlite3.DatabaseError where it is none, or is damaged."""
    with closing(connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _set_up(connection: SqliteConnection, _record: object = None) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _set_up_writer(connection: SqliteConnection, record: object) -> None:
    _set_up(connection, record)
    connection.execute("PRAGMA busy_timeout = 0")  # `_begin` waits instead


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when another wrote between;
    # an immediate one waits its turn. SQLite's own waiting sleeps longer each time, up to 0.1 s,
    # while a busy process takes turn after turn: this asks often enough to come in between.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as error:
            is_busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == SQLITE_BUSY
            if not is_busy or time.monotonic() > deadline:
                raise
        else:
            return
        time.sleep(ASK_AGAIN)
