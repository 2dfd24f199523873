"""Signs of life of the processes that work in the background."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from storage.kit.upsert import upsert
from storage.tables import table
from storage.tables.internal import Heartbeat

_heartbeat = table(Heartbeat)
_BEAT = upsert(_heartbeat)
_LAST = select(_heartbeat.c.name, _heartbeat.c.at)


def beat(connection: Connection, name: str, at: datetime) -> None:
    """Show that the process of this name lives."""
    connection.execute(_BEAT[connection.dialect.name], {"name": name, "at": at})


def last(connection: Connection) -> dict[str, datetime]:
    """The last sign of life of each process that ever gave one."""
    return {row.name: row.at for row in connection.execute(_LAST)}
