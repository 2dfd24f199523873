"""Who changed what: appended to, and never altered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from bot.domain.state import Change
from storage.kit.records import columns_of, values_of
from storage.tables import table
from storage.tables.progress import History

_history = table(History)
_APPEND = insert(_history)
_OF = (
    select(*columns_of(Change, _history))
    .where(_history.c.team == bindparam("team"), _history.c.subject == bindparam("subject"))
    .order_by(_history.c.id)
)
_NEWEST = (
    _OF.order_by(None)
    .order_by(_history.c.at.desc(), _history.c.id.desc())
    .limit(bindparam("at_most"))
)
_SINCE = _OF.where(_history.c.at >= bindparam("from_then"))
_BETWEEN = (
    select(*columns_of(Change, _history))
    .where(_history.c.team == bindparam("team"))
    .where(_history.c.at > bindparam("after"), _history.c.at <= bindparam("until"))
    .order_by(_history.c.at, _history.c.id)
)
_here = _history.c.team == bindparam("team")
# From one subject to the next along the index, however many changes each of them has had.
_subjects = select(func.min(_history.c.subject).label("name")).where(_here).cte(recursive=True)
_next = select(func.min(_history.c.subject)).where(_here, _history.c.subject > _subjects.c.name)
_subjects = _subjects.union_all(
    select(_next.scalar_subquery()).where(_subjects.c.name.is_not(None))
)
_at = select(func.max(_history.c.at)).where(_here, _history.c.subject == _subjects.c.name)
# Likewise from one kind of a subject's changes to the next.
_first_kind = select(func.min(_history.c.what)).where(_here, _history.c.subject == _subjects.c.name)
_kinds = (
    select(_subjects.c.name.label("subject"), _first_kind.scalar_subquery().label("what"))
    .where(_subjects.c.name.is_not(None))
    .cte(recursive=True)
)
_next_kind = select(func.min(_history.c.what)).where(
    _here, _history.c.subject == _kinds.c.subject, _history.c.what > _kinds.c.what
)
_kinds = _kinds.union_all(
    select(_kinds.c.subject, _next_kind.scalar_subquery()).where(_kinds.c.what.is_not(None))
)
# Of each the last. It is between itself and itself, and the order names it, so that PostgreSQL
# takes the index of kinds: by that of instants it would read all that came later.
_last_of_kind = (
    select(_history.c.at)
    .where(_here, _history.c.subject == _kinds.c.subject)
    .where(_history.c.what.between(_kinds.c.what, _kinds.c.what))
    .where(_history.c.at <= bindparam("until"))
    .order_by(_history.c.what.desc(), _history.c.at.desc())
    .limit(1)
)
_KINDS = select(_kinds.c.subject, _kinds.c.what).where(
    _last_of_kind.scalar_subquery() > bindparam("after")
)
_LAST = select(_subjects.c.name, _at.scalar_subquery()).where(_subjects.c.name.is_not(None))


def append(connection: Connection, team: str, change: Change) -> None:
    """Add a line to the history of its subject."""
    connection.execute(_APPEND, {"team": team, **values_of(change)})


def of(connection: Connection, team: str, subject: str) -> list[Change]:
    """The whole history of a subject, oldest line first."""
    place = {"team": team, "subject": subject}
    return [Change(*row) for row in connection.execute(_OF, place)]


def newest(connection: Connection, team: str, subject: str, limit: int) -> list[Change]:
    """So many of the last changes of a subject, newest first."""
    place = {"team": team, "subject": subject, "at_most": limit}
    return [Change(*row) for row in connection.execute(_NEWEST, place)]


def since(connection: Connection, team: str, subject: str, at: datetime) -> list[Change]:
    """What was changed of a subject at an instant and later, oldest line first."""
    place = {"team": team, "subject": subject, "from_then": at}
    return [Change(*row) for row in connection.execute(_SINCE, place)]


def between(connection: Connection, team: str, after: datetime, until: datetime) -> list[Change]:
    """What was changed in a workspace later than `after`, up to `until`; oldest line first."""
    span = {"team": team, "after": after, "until": until}
    return [Change(*row) for row in connection.execute(_BETWEEN, span)]


def kinds(
    connection: Connection, team: str, after: datetime, until: datetime
) -> list[tuple[str, str]]:
    """What kinds of changes there were, each with its subject, later than `after`, up to `until`.

    Each once, however often it happened.
    """
    span = {"team": team, "after": after, "until": until}
    return [(row.subject, row.what) for row in connection.execute(_KINDS, span)]


def last_changes(connection: Connection, team: str) -> dict[str, datetime]:
    """When each subject that was ever changed in a workspace was changed last."""
    return dict(connection.execute(_LAST, {"team": team}).all())
