"""What was handled once: Slack sends events again, and one message under several ids."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from storage.kit.upsert import insert_new
from storage.tables import table
from storage.tables.internal import Seen

_seen = table(Seen)
_FIRST = insert_new(_seen, [_seen.c.key])


def first(connection: Connection, team: str, key: str, at: datetime) -> bool:
    """Whether this key is new; it no longer is afterwards, if the transaction commits.

    A second transaction with the same key waits for the first one's end.
    """
    row = {"team": team, "key": key, "at": at}
    return connection.execute(_FIRST[connection.dialect.name], row).first() is not None


def is_known(connection: Connection, team: str, key: str) -> bool:
    """Whether this key came before."""
    found = select(_seen.c.key).where(_seen.c.team == team, _seen.c.key == key)
    return connection.execute(found).first() is not None
