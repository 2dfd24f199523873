"""Whether a database is up to date, told without Alembic: only who migrates needs to load that."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from storage.engine import Database, DatabaseUrlError
from storage.tables.installations import Workspace
from storage.tables.messages import Outbox
from storage.tables.people import Seat

# What no version of the bot is without.
_OURS = {str(each.__tablename__) for each in (Outbox, Seat, Workspace)}
# Where Alembic keeps the revision.
_TABLE = "alembic_version"
_FOUND = select(table(_TABLE, column("version_num")).c.version_num)


def is_current(database: Database) -> bool:
    """Whether the database holds all the tables that this version of the code expects.

    So do those of later versions: while a new one is rolled out, the old one goes on on its
    tables. DatabaseUrlError where another application keeps its own revisions.
    """
    return database.look_up(has_all)


def has_all(connection: Connection) -> bool:
    """The same of a connection."""
    if not inspect(connection).has_table(_TABLE):
        return False
    found, known = connection.execute(_FOUND).scalar(), shipped()
    return found == known[-1] or (found not in (None, *known) and _is_ours(connection))


@cache
def shipped() -> tuple[str, ...]:
    """The revisions that are shipped, oldest first: each file's name begins with its own."""
    files = Path(__file__).with_name("migrations").glob("versions/[0-9]*.py")
    return tuple(sorted(each.stem.partition("_")[0] for each in files))


def _is_ours(connection: Connection) -> bool:
    """Whether the tables are a later version's: their revision is not one of ours."""
    if not set(inspect(connection).get_table_names()) >= _OURS:
        raise DatabaseUrlError("another application uses that database; make one for dpc alone")
    return True
