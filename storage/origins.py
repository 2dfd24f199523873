"""Which database this is: it shows when one that knows less has taken its place.

A standby that lagged behind and was promoted, or a file that was put back from a copy, does not
know what was sent last. So each database keeps what it was when something was last sent from it:
on PostgreSQL the server's system identifier and timeline, of which a promotion makes another; on
SQLite a token that each sending renews, and that stands in a file beside the database as well.
"""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from storage.engine import POSTGRESQL, SQLITE
from storage.kit.upsert import upsert
from storage.tables import table
from storage.tables.origins import Origin

_origin = table(Origin)
_KNOWN = select(_origin.c.value)
_PUT = upsert(_origin)
_SERVER = text(
    "SELECT system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)"
    " FROM pg_control_system()"
)
_TELLS = "tells its origin"  # in what is known of a connection


def is_settled(connection: Connection) -> bool:
    """Whether this database knows all that was sent; one from which nothing was sent yet does.

    Args:
        connection: In a transaction for writing.
    """
    known = connection.execute(_KNOWN).scalar()
    return known is None or bool(known == _current(connection))


def keep(connection: Connection) -> None:
    """Something is about to be sent, or was put into doubt: from now on this is the database."""
    if connection.dialect.name == SQLITE:
        value: str | None = token_hex(16)
        _beside(connection).write_text(str(value))
    else:
        value = _current(connection)
        if value == connection.execute(_KNOWN).scalar():
            return
    row = {"id": 1, "value": value or ""}
    connection.execute(_PUT[connection.dialect.name], row)


def _current(connection: Connection) -> str | None:
    if connection.dialect.name == POSTGRESQL:
        return _of_server(connection)
    try:
        return _beside(connection).read_text()
    except FileNotFoundError:
        return None


def _of_server(connection: Connection) -> str:
    """What the server tells of itself; empty where it tells nothing, as some hosted ones do."""
    if _TELLS not in connection.info:
        try:
            with connection.begin_nested():
                connection.execute(_SERVER)
        except DBAPIError as error:
            if error.connection_invalidated:
                raise
            connection.info[_TELLS] = False
        else:
            connection.info[_TELLS] = True
    return str(connection.execute(_SERVER).scalar()) if connection.info[_TELLS] else ""


def _beside(connection: Connection) -> Path:
    return Path(f"{connection.engine.url.database}-origin")
