"""Bringing a database up to date, from the migrations that are shipped with the package."""

from __future__ import annotations

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select

from storage.engine import AT_LENGTH, POSTGRESQL, Database, DatabaseUrlError
from storage.tables import Outbox, Seat, Workspace

# Any number will do, as long as nothing else on the server locks the same one.
LOCK = 0x647063
# What no version of the bot is without.
_OURS = {str(each.__tablename__) for each in (Outbox, Seat, Workspace)}


def upgrade(database: Database) -> None:
    """Create or alter the tables, in one transaction; does nothing where all is done.

    Whoever comes second, in another process, waits for the first: on SQLite the transaction's
    write lock sees to it, on PostgreSQL an advisory lock. A process that is killed leaves
    everything as it was. The tables of a later version stay as they are.
    DatabaseUrlError where another application keeps its own revisions.
    """
    with database.write(AT_LENGTH) as connection:
        if database.dialect == POSTGRESQL:
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        if _is_current(connection):
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database) -> bool:
    """Whether the database holds all the tables that this version of the code expects.

    So do those of later versions: while a new one is rolled out, the old one goes on on its
    tables. DatabaseUrlError where another application keeps its own revisions.
    """
    return database.look_up(_is_current)


def _is_current(connection: Connection) -> bool:
    found = MigrationContext.configure(connection).get_current_revision()
    return found == _scripts().get_current_head() or _is_ahead(connection)


def _is_ahead(connection: Connection) -> bool:
    """Whether a later version has altered the tables: their revision is not one of ours."""
    found = MigrationContext.configure(connection).get_current_revision()
    ours = {script.revision for script in _scripts().walk_revisions()}
    if found is None or found in ours:
        return False
    if not set(inspect(connection).get_table_names()) >= _OURS:
        raise DatabaseUrlError("another application uses that database; make one for dpc alone")
    return True


@cache
def _scripts() -> ScriptDirectory:
    """The migrations that are shipped: their files are read once a process, not at each probe."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    return config
