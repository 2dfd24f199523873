"""Bringing a database up to date, from the migrations that are shipped with the package."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from storage.engine import POSTGRESQL, Database

# Any number will do, as long as nothing else on the server locks the same one.
LOCK = 0x647063


def upgrade(database: Database) -> None:
    """Create or alter the tables, in one transaction; does nothing where all is done.

    Whoever comes second, in another process, waits for the first: on SQLite the transaction's
    write lock sees to it, on PostgreSQL an advisory lock.
    """
    with database.write() as connection:
        if database.dialect == POSTGRESQL:
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database) -> bool:
    """Whether the database holds exactly the tables that this version of the code expects."""
    with database.read() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    return set(found) == set(ScriptDirectory.from_config(_config()).get_heads())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    return config
