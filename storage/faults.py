"""What keeps a database from doing its work, told apart from what is wrong with a statement."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog.stdlib import BoundLogger


class Fault(StrEnum):
    """Why a database cannot be used now, in the words of logs, probes and the doctor."""

    BUSY = "busy"
    AWAY = "unreachable"
    READ_ONLY = "read-only"
    FULL = "full"
    DISK = "on a disk that fails"
    GONE = "deleted or replaced"
    DAMAGED = "damaged"


class DatabaseFaultError(SQLAlchemyError):
    """The database cannot be used now: `fault` says why. Nothing was saved."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"the database is {fault}")
        self.fault = fault


class UnsureError(SQLAlchemyError):
    """The connection was lost while a transaction was committed: it may or may not be saved."""


_SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_IOERR: Fault.DISK,
    sqlite3.SQLITE_CANTOPEN: Fault.GONE,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html; the longest match counts.
_POSTGRESQL = {
    "08": Fault.AWAY,  # connection exceptions
    "25006": Fault.READ_ONLY,
    "40": Fault.BUSY,  # serialization failures, deadlocks
    "53": Fault.FULL,  # insufficient resources
    "53300": Fault.BUSY,  # too many connections
    "55P03": Fault.BUSY,  # lock not available
    "57": Fault.AWAY,  # operator intervention: shutting down, starting up
    "57014": Fault.BUSY,  # the statement took too long
    "58": Fault.DISK,  # errors of the system: input and output
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}


def fault(error: BaseException) -> Fault | None:
    """What keeps the database from its work; None for a statement that is wrong: a bug of ours."""
    if isinstance(error, DatabaseFaultError):
        return error.fault
    if isinstance(error, PoolTimeout):
        return Fault.BUSY
    if isinstance(error, UnsureError):
        return Fault.AWAY
    return of_driver(error.orig) if isinstance(error, DBAPIError) else None


def of_driver(error: BaseException | None) -> Fault | None:
    """The same, from what the driver raised."""
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state is None:
        # Without an answer of the server's: the connection was not made, or broke off.
        is_lost = type(error).__name__ in ("OperationalError", "ConnectionTimeout")
        return Fault.AWAY if is_lost else None
    return next((_POSTGRESQL[state[:n]] for n in (5, 2) if state[:n] in _POSTGRESQL), None)


def name(error: DBAPIError) -> str:
    """What a failure is called in a log: SQLite's or PostgreSQL's own name for it, no more."""
    kind = type(error).__name__
    driver = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    found = fault(error)
    told = ", ".join(each for each in (found and str(found), driver) if each)
    return f"{kind} ({told})" if told else kind


def report(log: BoundLogger, event: str, error: Exception, **known: object) -> None:
    """Say in the log that something failed: a bug of ours with the place where it happened.

    A database that cannot be used is none, and takes one line.
    """
    if fault(error) is None:
        log.error(event, exc_info=error, **known)
    else:
        log.warning(event, error=error, **known)
