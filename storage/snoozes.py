"""Until when people do not want to hear of a deliverable."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from storage.kit.upsert import upsert
from storage.tables import table
from storage.tables.progress import Snooze

_snooze = table(Snooze)
_OF_TEAM = select(_snooze.c.user, _snooze.c.deliverable, _snooze.c.until).where(
    _snooze.c.team == bindparam("team")
)
_PUT = upsert(_snooze)


def of_team(connection: Connection, team: str) -> dict[tuple[str, str], date]:
    """Until when each user has snoozed each deliverable, ever; by user and deliverable."""
    rows = connection.execute(_OF_TEAM, {"team": team})
    return {(row.user, row.deliverable): row.until for row in rows}


def put(
    connection: Connection, team: str, user: str, deliverable: str, until: date, at: datetime
) -> None:
    """Snooze a deliverable for a user until a day, in place of any other that they chose."""
    place = {"team": team, "user": user, "deliverable": deliverable}
    connection.execute(_PUT[connection.dialect.name], {**place, "until": until, "at": at})
