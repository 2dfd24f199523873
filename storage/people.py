"""Whom each person acts for, and what they are called."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.commands import Side
from storage.tables import Person, table
from storage.upsert import upsert

_person = table(Person)
_SIDE = select(_person.c.side).where(
    _person.c.team == bindparam("team"), _person.c.user == bindparam("user")
)
_NAMES = select(_person.c.user, _person.c.name).where(_person.c.team == bindparam("team"))
_SET = upsert(_person, ["name", "side", "at"], [_person.c.side])
_ZONES = select(_person.c.user, _person.c.zone).where(
    _person.c.team == bindparam("team"), _person.c.zone.is_not(None)
)
_TEAMS = select(_person.c.team).distinct().order_by(_person.c.team)
_LOCATE = (
    update(_person)
    .where(_person.c.team == bindparam("of_team"), _person.c.user == bindparam("of_user"))
    .where(_person.c.zone.is_distinct_from(bindparam("now_in")))
    .values(zone=bindparam("now_in"))
)
_RENAME = (
    update(_person)
    .where(_person.c.team == bindparam("of_team"), _person.c.user == bindparam("of_user"))
    .where(_person.c.name != bindparam("called"))
    .values(name=bindparam("called"))
)


def names(connection: Connection, team: str) -> dict[str, str]:
    """What everybody whose side is known is called, by user id."""
    return {row.user: row.name for row in connection.execute(_NAMES, {"team": team})}


def side_of(connection: Connection, team: str, user: str) -> Side | None:
    """The side that a user acts for; None until it was set."""
    return connection.execute(_SIDE, {"team": team, "user": user}).scalar()


def zones(connection: Connection, team: str) -> dict[str, str]:
    """The IANA zones of those whose side is known and whose zone Slack has told, by user id."""
    return {row.user: row.zone for row in connection.execute(_ZONES, {"team": team})}


def teams(connection: Connection) -> list[str]:
    """The workspaces in which somebody's side is known."""
    return list(connection.execute(_TEAMS).scalars())


def locate(connection: Connection, team: str, user: str, zone: str) -> bool:
    """A user whose side is known lives in an IANA zone from now on; False if they already do."""
    values = {"of_team": team, "of_user": user, "now_in": zone}
    return connection.execute(_LOCATE, values).rowcount == 1


def set_side(
    connection: Connection, team: str, user: str, name: str, side: Side, at: datetime
) -> None:
    """Let a user, called `name`, act for a side from now on."""
    row = {"team": team, "user": user, "name": name, "side": side, "at": at}
    connection.execute(_SET[connection.dialect.name], row)


def rename(connection: Connection, team: str, user: str, name: str) -> bool:
    """Call a user whose side is known by `name` from now on; False if they already are."""
    values = {"of_team": team, "of_user": user, "called": name}
    return connection.execute(_RENAME, values).rowcount == 1
