"""What a server may be set to that cannot work here: refused before anything starts."""

from __future__ import annotations

from sqlalchemy import text

from storage.engine import POSTGRESQL, Database, DatabaseUrlError

_SETTINGS = text(
    "SELECT current_setting('server_encoding') AS encoding,"
    " current_setting('server_version_num')::int AS version,"
    " current_setting('transaction_read_only') = 'on' AS is_read_only"
)
_OLDEST = 120_000  # the oldest version that anything here was tried on is 15; 12 has what it needs


def refuse_unsuitable(database: Database) -> None:
    """DatabaseUrlError, in one line, for a server whose settings let nothing work.

    What is set for a role or a database and can be set otherwise (isolation, DateStyle, time
    limits, the client's encoding) is, by each connection or transaction.
    """
    if database.dialect != POSTGRESQL:
        return
    found = database.look_up(lambda connection: connection.execute(_SETTINGS).one())
    if found.encoding != "UTF8":
        raise DatabaseUrlError(
            f"that database is encoded in {found.encoding}; make one with ENCODING 'UTF8'"
        )
    if found.version < _OLDEST:
        raise DatabaseUrlError("that server is older than PostgreSQL 12; use a newer one")
    if found.is_read_only:
        raise DatabaseUrlError(
            "that database may only be read; name the primary, or all hosts with"
            " ?target_session_attrs=read-write"
        )
