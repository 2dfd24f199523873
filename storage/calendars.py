"""The secret addresses of people's calendars: one a person, known by its fingerprint alone.

A secret is random and of 256 bits, so that its plain SHA-256 cannot be turned back, and neither
who reads the database nor who measures how long a look-up takes learns an address.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, select

from storage.kit.upsert import upsert
from storage.tables import table
from storage.tables.channels import Calendar

_calendar = table(Calendar)
_whose = (_calendar.c.team == bindparam("team"), _calendar.c.user == bindparam("user"))
_PUT = upsert(_calendar)
_MADE_AT = select(_calendar.c.at).where(*_whose)
_OWNER = select(_calendar.c.team, _calendar.c.user).where(_calendar.c.digest == bindparam("digest"))
_REVOKE = delete(_calendar).where(*_whose)


def put(connection: Connection, team: str, user: str, secret: str, at: datetime) -> None:
    """Give somebody's calendar a secret, in place of any that it had; it is not kept itself."""
    row = {"team": team, "user": user, "digest": _digest(secret), "at": at}
    connection.execute(_PUT[connection.dialect.name], row)


def made_at(connection: Connection, team: str, user: str) -> datetime | None:
    """When somebody's present secret was made; None if there is none."""
    at: datetime | None = connection.execute(_MADE_AT, {"team": team, "user": user}).scalar()
    return at


def owner(connection: Connection, secret: str) -> tuple[str, str] | None:
    """The workspace and the user whose calendar a secret opens; None if it opens none."""
    row = connection.execute(_OWNER, {"digest": _digest(secret)}).first()
    return (row.team, row.user) if row else None


def revoke(connection: Connection, team: str, user: str) -> bool:
    """Let somebody's secret open nothing any more; False if there was none."""
    return connection.execute(_REVOKE, {"team": team, "user": user}).rowcount == 1


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
