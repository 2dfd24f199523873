"""Who changed what: appended to, and never altered."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from bot.domain.state import Change
from storage.tables import History, table

_history = table(History)
_APPEND = insert(_history)
_OF = (
    select(*(_history.c[field.name] for field in fields(Change)))
    .where(_history.c.team == bindparam("team"), _history.c.subject == bindparam("subject"))
    .order_by(_history.c.id)
)
_BETWEEN = (
    select(*(_history.c[field.name] for field in fields(Change)))
    .where(_history.c.team == bindparam("team"))
    .where(_history.c.at > bindparam("after"), _history.c.at <= bindparam("until"))
    .order_by(_history.c.at, _history.c.id)
)
_LAST = (
    select(_history.c.subject, func.max(_history.c.at))
    .where(_history.c.team == bindparam("team"))
    .group_by(_history.c.subject)
)


def append(connection: Connection, team: str, change: Change) -> None:
    """Add a line to the history of its subject."""
    connection.execute(_APPEND, {"team": team, **asdict(change)})


def of(connection: Connection, team: str, subject: str) -> list[Change]:
    """The whole history of a subject, oldest line first."""
    place = {"team": team, "subject": subject}
    return [Change(*row) for row in connection.execute(_OF, place)]


def between(connection: Connection, team: str, after: datetime, until: datetime) -> list[Change]:
    """What was changed in a workspace later than `after`, up to `until`; oldest line first."""
    span = {"team": team, "after": after, "until": until}
    return [Change(*row) for row in connection.execute(_BETWEEN, span)]


def last_changes(connection: Connection, team: str) -> dict[str, datetime]:
    """When each subject that was ever changed in a workspace was changed last."""
    return dict(connection.execute(_LAST, {"team": team}).all())
