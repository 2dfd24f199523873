"""Which milestones channels want no reminders of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from storage import tables
from storage.kit.upsert import insert_new

_mute = tables.table(tables.Mute)
_team = _mute.c.team == bindparam("team")
_OF_TEAM = select(_mute.c.channel, _mute.c.milestone).where(_team)
_PUT = insert_new(_mute, [_mute.c.milestone])
_REMOVE = delete(_mute).where(
    _team,
    _mute.c.channel == bindparam("channel"),
    _mute.c.milestone == bindparam("milestone"),
)


def of_team(connection: Connection, team: str) -> set[tuple[str, str]]:
    """What is muted in a workspace: pairs of a channel and a milestone's id."""
    rows = connection.execute(_OF_TEAM, {"team": team})
    return {(row.channel, row.milestone) for row in rows}


def put(
    connection: Connection, team: str, channel: str, milestone: str, by: str, at: datetime
) -> bool:
    """Mute a milestone in a channel; False if it is muted there already."""
    row = {"team": team, "channel": channel, "milestone": milestone, "by": by, "at": at}
    return connection.execute(_PUT[connection.dialect.name], row).first() is not None


def remove(connection: Connection, team: str, channel: str, milestone: str) -> bool:
    """Unmute a milestone in a channel; False if it was not muted there."""
    place = {"team": team, "channel": channel, "milestone": milestone}
    return connection.execute(_REMOVE, place).rowcount == 1
