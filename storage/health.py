"""Whether the database can be used: read from, and written to."""

from __future__ import annotations

import time
from datetime import datetime

from sqlalchemy import delete, text
from sqlalchemy.exc import SQLAlchemyError

from storage import heartbeats
from storage.engine import IN_TIME, SQLITE, Database
from storage.faults import DatabaseFaultError, Fault, fault
from storage.revisions import is_current
from storage.tables import table
from storage.tables.internal import Heartbeat

BEHIND = "behind this version"
# Seconds for which a change that was saved says that the next one will be, too.
_GOOD_FOR = 5.0
_PROBE = "probe"
_heartbeat = table(Heartbeat)
_TAKE_BACK = delete(_heartbeat).where(_heartbeat.c.name == _PROBE)


class Health:
    """Looks after one database for whoever asks often."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._written_at = -_GOOD_FOR

    def state(self, real_now: datetime) -> str | None:
        """Why nobody can be answered, or nothing saved: a Fault, or BEHIND; None if all is well.

        A full disk, or one that may only be read, is noticed by nobody who only reads: now and
        then something is saved, and taken away again.
        """
        try:
            if not is_current(self._database):
                return BEHIND
            if self._database.is_damaged:
                return Fault.DAMAGED
            if time.monotonic() - self._written_at >= _GOOD_FOR:
                write(self._database, real_now)
                self._written_at = time.monotonic()
        except SQLAlchemyError as error:
            return fault(error) or Fault.AWAY
        return None


def write(database: Database, real_now: datetime) -> None:
    """Save something, and take it away in the same transaction; it raises as `Database.write`."""
    with database.write(IN_TIME) as connection:
        heartbeats.beat(connection, _PROBE, real_now)
        connection.execute(_TAKE_BACK)


def look_through(database: Database) -> None:
    """Read all of a SQLite file; DatabaseFaultError where a page of it is damaged."""
    if database.dialect == SQLITE:
        with database.read() as connection:
            found = connection.execute(text("PRAGMA quick_check(1)")).scalar()
        if found != "ok":
            raise DatabaseFaultError(Fault.DAMAGED)
