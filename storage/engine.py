"""The database: one engine for all that is shared, on SQLite or PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from os import stat
from pathlib import Path
from sqlite3 import SQLITE_BUSY, connect
from sqlite3 import Connection as SqliteConnection
from sqlite3 import DatabaseError as SqliteError
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    RootTransaction,
    create_engine,
    event,
)
from sqlalchemy.exc import DBAPIError, OperationalError

from storage import addresses
from storage.addresses import POSTGRESQL, SQLITE, DatabaseUrlError
from storage.faults import DatabaseFaultError, Fault, UnsureError, of_driver
from storage.kit.glance import Glance
from storage.turns import Turns

if TYPE_CHECKING:
    from storage.patience import PatientConnection

__all__ = ["POSTGRESQL", "SQLITE", "Database", "DatabaseUrlError"]

# Seconds that a writer waits for its turn, for others' locks, and for each statement.
WITHIN = 10.0
# So long somebody may wait whom Slack gives three seconds.
IN_TIME = 2.0
# Seconds for what takes as long as it takes: migrations, the deletion of a workspace.
AT_LENGTH = 3600.0
# Nobody waits longer for what another transaction has locked: meanwhile a connection is taken.
_LOCKED = 2.0
# Seconds that a reader waits for a connection, and on PostgreSQL for a statement.
_READING = 2.0
_STATEMENT = 2.0
# Seconds beyond the server's own limit, which comes first while it answers at all.
_GRACE = 0.5
# Seconds in which it shows that a connection of the pool was lost before it was used.
_AT_ONCE = 1.0
# Connections that are kept for glances: as many as there are requests answered at once.
_KEPT = 8
ASK_AGAIN = 0.001  # seconds
# Transactions that write to PostgreSQL at once in one process; one workspace has one of them.
WRITERS = 4
_READERS = {SQLITE: 20, POSTGRESQL: 10}
# Who reads has begun no transaction: nothing is rolled back when a connection is given back.
_READER: dict[str, Any] = {"pool_timeout": _READING, "pool_reset_on_return": None}

Found = TypeVar("Found")


class Database:
    """Connections to one database; safe to share between threads, not across a fork."""

    def __init__(self, url: str) -> None:
        """Prepare the engines; nothing is connected yet, but SQLite's file is created.

        Args:
            url: `sqlite:///path`, or an address of PostgreSQL's in any of libpq's spellings.

        Raises:
            DatabaseUrlError: It is none of these, or the file cannot be created or read.
        """
        self.dialect = addresses.kind_of(url)
        self.file: Path | None = None
        self.is_damaged = False
        if self.dialect == SQLITE:
            self.file = Path(addresses.sqlite_file(url))
            self._reader, self._writer = _sqlite(self.file)
            self._identity = _identity(self.file)
        else:
            self._reader, self._writer = _postgresql(addresses.postgresql_parameters(url))
        self.driver_error = self._reader.dialect.loaded_dbapi.Error  # of all its errors the base
        # The driver's own, of threads that look at something.
        self._kept: list[Any] = []
        self._turns = Turns(1 if self.dialect == SQLITE else WRITERS)
        for engine in (self._reader, self._writer):
            event.listen(engine, "handle_error", self._look_into_error)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; each statement sees what is committed when it begins.

        It waits for no writer. After a restart of PostgreSQL the first reads fail: where people
        wait, use `look_up`.
        """
        self._refuse_if_gone()
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def apart(self) -> Iterator[Any]:
        """A connection of the driver's that is the caller's alone, and counts in no pool."""
        self._refuse_if_gone()
        with closing(self._detached()) as driver:
            yield driver

    def look_up(self, find: Callable[[Connection], Found]) -> Found:
        """What `find` reads; it is asked once more if the connection was lost before."""
        begun = time.monotonic()
        try:
            with self.read() as connection:
                return find(connection)
        except DBAPIError as error:
            if not _was_lost_before(error, begun):
                raise
        with self.read() as connection:
            return find(connection)

    def glance(self, glance: Glance, text: str) -> int | None:
        """Like `look_up`, for one number: the driver alone is asked.

        Where it fails, `look_up` is: that says what is wrong, or gets another connection. Unless
        it has taken too long: nobody waits for the same twice.
        """
        self._refuse_if_gone()
        begun = time.monotonic()
        try:
            return self._glanced(glance, text)
        except self.driver_error as error:
            found = of_driver(error)
            if found and time.monotonic() - begun >= _AT_ONCE:
                raise DatabaseFaultError(found) from error
        return self.look_up(lambda conn: conn.execute(glance.query, glance.named(text)).scalar())

    @contextmanager
    def write(self, within: float = WITHIN, whose: str = "") -> Iterator[Connection]:
        """A connection in one transaction: committed on leaving, rolled back on an exception.

        Few threads of a process write at once, the others queue up: nobody may wait within a
        transaction for another one. On SQLite the file's write lock is taken at once, so that
        reading before writing is safe; on PostgreSQL it is READ COMMITTED, whatever the server
        is set to.

        Args:
            within: Seconds in which the turn, the locks and each statement must be had.
            whose: The workspace that is changed: of one workspace's writers one alone holds a
                connection, so that a lock on it does not hold up the others.

        Raises:
            DatabaseFaultError: It cannot be written to now, as do SQLAlchemy's own errors of
                which `storage.faults.fault` tells why. Nothing was saved.
            UnsureError: The connection was lost during the commit.
        """
        until = time.monotonic() + within
        is_done = False
        self._refuse_if_gone()
        with self._turns.taken(until, whose):
            try:
                with self._begun(until) as connection:
                    yield connection
                    is_done = True
            except DBAPIError as error:
                if is_done and error.connection_invalidated:
                    raise UnsureError("the connection was lost during the commit") from error
                raise
        self._refuse_if_gone()

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._close_kept()
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def _begun(self, until: float) -> Iterator[Connection]:
        """A transaction that is committed in the end.

        A connection of the pool may have been lost long ago, or lead to a node that was the
        primary once. It shows when the transaction begins, while another one is as good.
        """
        begun = time.monotonic()
        try:
            connection, transaction = self._open(until)
        except DBAPIError as error:
            if not _was_lost_before(error, begun):
                raise
            connection, transaction = self._open(until)
        with connection, transaction:
            yield connection

    def _open(self, until: float) -> tuple[Connection, RootTransaction]:
        """A connection with a transaction begun; where that fails it is back in the pool."""
        connection = self._writer.connect().execution_options(until=until)
        try:
            return connection, connection.begin()
        except BaseException:
            connection.close()
            raise

    def _detached(self) -> Any:
        """A connection of the driver's, set up as the readers are, that no pool counts."""
        pooled = self._reader.raw_connection()
        driver = pooled.driver_connection
        pooled.detach()
        return driver

    def _glanced(self, glance: Glance, text: str) -> int | None:
        """Ask by a connection that is kept for this: to have one of the pool takes longer."""
        ask = glance.in_sqlite if self.dialect == SQLITE else glance.in_postgresql
        kept = self._kept
        try:
            connection = kept.pop()
        except IndexError:
            connection = self._detached()
        try:
            found = ask(connection, text)
        except BaseException:
            connection.close()
            raise
        if len(kept) >= _KEPT:
            connection.close()
            return found
        kept.append(connection)
        if kept is not self._kept:  # those were closed meanwhile
            _close_all(kept)
        return found

    def _close_kept(self) -> None:
        """Close them, and have those that are in use closed after it."""
        kept, self._kept = self._kept, []
        _close_all(kept)

    def _refuse_if_gone(self) -> None:
        """DatabaseFaultError for SQLite's file where it is not the one that was opened.

        What is written into a file that was deleted, or replaced, is lost when this process ends.
        """
        if self.file and _identity(self.file) != self._identity:
            raise DatabaseFaultError(Fault.GONE)

    def _look_into_error(self, context: ExceptionContext) -> None:
        found = of_driver(context.original_exception)
        if found is Fault.DAMAGED:
            self.is_damaged = True
        if found is Fault.READ_ONLY and self.dialect == POSTGRESQL:
            # The pools lead there, and the primary is elsewhere.
            context.is_disconnect = True
            self._close_kept()
            self._reader.dispose()


def _close_all(connections: list[Any]) -> None:
    with suppress(IndexError):
        while True:
            connections.pop().close()


def _was_lost_before(error: DBAPIError, begun: float) -> bool:
    """Whether another connection may do: not where it took long until this one failed."""
    return error.connection_invalidated and time.monotonic() - begun < _AT_ONCE


def _postgresql(parameters: addresses.Parameters) -> tuple[Engine, Engine]:
    """An engine for reading, without BEGIN and ROLLBACK, and one for writing, which says BEGIN.

    Few write at once: whoever holds the lock that others wait for would need the interpreter
    from them. Statements are not prepared: a pooler between may hand each to another server.
    """
    options: dict[str, Any] = {
        "connect_args": {**parameters, "prepare_threshold": None, "autocommit": True},
        "isolation_level": "AUTOCOMMIT",
        "use_native_hstore": False,
        "max_overflow": 0,
        "hide_parameters": True,
    }
    url = URL.create("postgresql+psycopg")
    pool = {"pool_size": _READERS[POSTGRESQL], **_READER}
    reader = create_engine(url, **pool, **options)
    writer = create_engine(url, pool_size=WRITERS, **options)
    for engine in (reader, writer):
        event.listen(engine, "do_connect", _connect)
        # Before SQLAlchemy asks the server whatever it asks first.
        event.listen(engine, "connect", _set_up_postgresql, insert=True)
    event.listen(writer, "begin", _begin_on_postgresql)
    return reader, writer


def _connect(_: object, __: object, ___: object, parameters: dict[str, Any]) -> PatientConnection:
    from storage.patience import PatientConnection  # loads psycopg, which SQLite does without

    return PatientConnection.connect(**parameters)


def _set_up_postgresql(connection: Any, _record: object) -> None:
    """Dates as the driver reads them, and an end to reading, whatever the server is set to.

    Of a pooler's connections, which are nobody's for long, those that others have used may lack
    the latter; PgBouncer minds the former for each of its clients.
    """
    connection.patience = _STATEMENT + _GRACE
    limit = _milliseconds(_STATEMENT)
    connection.execute(f"SET DateStyle TO ISO; SET statement_timeout = {limit}")


def _begin_on_postgresql(connection: Connection) -> None:
    """Begin, in one round trip; a node that takes no changes is a lost connection."""
    remaining = _remaining(connection)
    locked = min(remaining, _LOCKED) if remaining <= WITHIN else remaining
    driver: Any = connection.connection.driver_connection
    driver.patience = remaining + _GRACE
    begin = (
        "SHOW transaction_read_only; BEGIN ISOLATION LEVEL READ COMMITTED;"
        f" SET LOCAL lock_timeout = {_milliseconds(locked)};"
        f" SET LOCAL statement_timeout = {_milliseconds(remaining)}"
    )
    if connection.exec_driver_sql(begin).scalar() == "on":
        # As the server itself would say it at the first change.
        connection.exec_driver_sql("DO $$ BEGIN RAISE read_only_sql_transaction; END $$")


def _milliseconds(seconds: float) -> int:
    return max(round(1000 * seconds), 1)  # 0 would be no limit


def _remaining(connection: Connection) -> float:
    until: float = connection.get_execution_options()["until"]
    return until - time.monotonic()


def _sqlite(file: Path) -> tuple[Engine, Engine]:
    """An engine for reading, which begins no transaction, and one for writing, a thread at a time.

    SQLite has but one writer, and no queue: the threads of a process have one at the pool.
    """
    try:
        _create(file)
        _look_into(file)
    except OSError as error:
        raise DatabaseUrlError(f"cannot create the database {file}: {error.strerror}") from error
    except ValueError:  # no file can be called so
        raise DatabaseUrlError(
            f"that is not a valid file name; write {addresses.SQLITE_EXAMPLE}"
        ) from None
    except SqliteError as error:
        words = f"the database {file} cannot be read ({error}); restore it, or name another file"
        raise DatabaseUrlError(words) from error
    # With no isolation level the driver begins no transaction by itself: `_begin` does.
    options = {"isolation_level": None, "timeout": _READING}
    url = URL.create(SQLITE, database=str(file))
    reader = create_engine(
        url,
        pool_size=_READERS[SQLITE],
        **_READER,
        max_overflow=0,
        connect_args=options,
        hide_parameters=True,
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


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        found = stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _look_into(file: Path) -> None:
    """Read what stands in a database; sqlite3.DatabaseError where it is none, or is damaged."""
    with closing(connect(file, timeout=WITHIN)) as connection:
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
    until: float = connection.get_execution_options()["until"]
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as error:
            is_busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == SQLITE_BUSY
            if not is_busy or time.monotonic() > until:
                raise
        else:
            return
        time.sleep(ASK_AGAIN)
