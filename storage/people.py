"""Whom each person acts for, and what they are called."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, func, select, update

from bot.domain.sides import Side
from storage.kit.upsert import upsert
from storage.tables import table
from storage.tables.people import Coordinator, Person

_person, _coordinator = table(Person), table(Coordinator)
_one = (_person.c.team == bindparam("team"), _person.c.user == bindparam("user"))
_coordinates = select(_coordinator.c.side).where(
    _coordinator.c.team == bindparam("team"), _coordinator.c.user == bindparam("user")
)
_columns = (_person.c[name] for name in ("side", "name", "zone", "locale"))
_KNOWN = select(
    *(select(column).where(*_one).scalar_subquery() for column in _columns),
    _coordinates.scalar_subquery(),
)
_SIDE = select(_person.c.side).where(*_one)
_NAME = select(_person.c.name).where(*_one)
_NAMES = select(_person.c.user, _person.c.name).where(_person.c.team == bindparam("team"))
_SET = upsert(_person, keep=["zone", "locale"])
_ZONES = select(_person.c.user, _person.c.zone).where(
    _person.c.team == bindparam("team"), _person.c.zone.is_not(None)
)
LOCALES = select(_person.c.user, _person.c.locale).where(
    _person.c.team == bindparam("team"), _person.c.locale.is_not(None)
)
# What Slack does not tell stays as it was told before.
_told: ColumnElement[Any] = func.coalesce(bindparam("now_told"), _person.c.locale)
_LOCATE = (
    update(_person)
    .where(_person.c.team == bindparam("of_team"), _person.c.user == bindparam("of_user"))
    .where(
        _person.c.zone.is_distinct_from(bindparam("now_in"))
        | _person.c.locale.is_distinct_from(_told)
    )
    .values(zone=bindparam("now_in"), locale=_told)
)
_RENAME = (
    update(_person)
    .where(_person.c.team == bindparam("of_team"), _person.c.user == bindparam("of_user"))
    .where(_person.c.name != bindparam("called"))
    .values(name=bindparam("called"))
)


def select_called(kind: type, source: Table, who: str) -> Select[Any]:
    """Select the fields of a dataclass from a table; its `name` is what a person is called there.

    That is the person whose id stands in the column `who`; the id, where no name is known of it.
    """
    user = source.c[who]
    called = func.coalesce(_person.c.name, user).label("name")
    columns = (called if each.name == "name" else source.c[each.name] for each in fields(kind))
    same = (_person.c.team == source.c.team) & (_person.c.user == user)
    return select(*columns).select_from(source).outerjoin(_person, same)


class Known(NamedTuple):
    """What is known of a person: nothing is None but what nobody told or chose.

    `side` is whom they act for; `name`, `zone` and `locale` are what they were called, where they
    lived and which language they had chosen when they last acted; `coordinates` is the side of
    which they are the coordinator.
    """

    side: Side | None
    name: str | None
    zone: str | None
    locale: str | None
    coordinates: Side | None


def known(connection: Connection, team: str, user: str) -> Known:
    """What is known of a user, of whom nothing may be."""
    return Known._make(connection.execute(_KNOWN, {"team": team, "user": user}).one())


def names(connection: Connection, team: str) -> dict[str, str]:
    """What everybody whose side is known is called, by user id."""
    return {row.user: row.name for row in connection.execute(_NAMES, {"team": team})}


def name_of(connection: Connection, team: str, user: str) -> str:
    """What a user is called; their id while their side is not known."""
    found: str | None = connection.execute(_NAME, {"team": team, "user": user}).scalar()
    return user if found is None else found


def side_of(connection: Connection, team: str, user: str) -> Side | None:
    """The side that a user acts for; None until it was set."""
    return connection.execute(_SIDE, {"team": team, "user": user}).scalar()


def zones(connection: Connection, team: str) -> dict[str, str]:
    """The IANA zones of those whose side is known and whose zone Slack has told, by user id."""
    return {row.user: row.zone for row in connection.execute(_ZONES, {"team": team})}


def locales(connection: Connection, team: str) -> dict[str, str]:
    """The locales that Slack has told of those whose side is known, "ja-JP", by user id."""
    return {row.user: row.locale for row in connection.execute(LOCALES, {"team": team})}


def locate(connection: Connection, team: str, user: str, zone: str, locale: str | None) -> bool:
    """A user whose side is known lives in an IANA zone, and has set Slack to a locale.

    Returns:
        Whether either has changed.
    """
    values = {"of_team": team, "of_user": user, "now_in": zone, "now_told": locale}
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
