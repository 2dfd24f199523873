"""Bringing a database up to date, from the migrations that are shipped with the package."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import func, select

from storage import revisions
from storage.engine import AT_LENGTH, POSTGRESQL, Database

# Any number will do, as long as nothing else on the server locks the same one.
LOCK = 0x647063


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
        if revisions.has_all(connection):
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    return config
