"""The Home tabs that people have opened, and which of them are out of date.

A change counts up the version of the tabs that it concerns, and whoever is free draws the newest.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.domain.state import Home
from storage import tables
from storage.kit.records import columns_of
from storage.kit.upsert import upsert_only

# How long a tab is one sender's to draw, in real time.
BUSY = timedelta(seconds=30)

_home = tables.table(tables.messages.Home)
_KEY = ("team", "user")
_tab = [_home.c[name] == bindparam(f"of_{name}") for name in _KEY]
_one_more = {"version": _home.c.version + 1}
_OPENED = upsert_only(_home, [], set_=_one_more)
_TOUCH = (
    update(_home)
    .where(
        _home.c.team == bindparam("of_team"),
        _home.c.user.in_(bindparam("of_users", expanding=True)),
    )
    .values(_one_more)
)
_TOUCH_ALL = update(_home).values(_one_more)
_stale = (
    select(*(_home.c[name] for name in _KEY))
    .where(_home.c.version > _home.c.drawn)
    .where(_home.c.busy_until.is_(None) | (_home.c.busy_until <= bindparam("real_now")))
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .cte("stale")
)
_TAKE = (
    update(_home)
    .where(*(_home.c[name] == _stale.c[name] for name in _KEY))
    .values(busy_until=bindparam("until"))
    .returning(*columns_of(Home, _home))
)
_DRAWN = (
    update(_home).where(*_tab).values(drawn=bindparam("of_version"), busy_until=bindparam("until"))
)
_PUT_OFF = update(_home).where(*_tab).values(busy_until=bindparam("until"))
_GIVE_UP = delete(_home).where(*_tab)


def opened(connection: Connection, team: str, user: str) -> None:
    """Somebody looks at their tab: it is kept true from now on, and is stale until drawn."""
    new = {"team": team, "user": user, "version": 1, "drawn": 0}
    connection.execute(_OPENED[connection.dialect.name], new)


def touch(connection: Connection, team: str, users: Collection[str]) -> None:
    """What these users' tabs show has changed: those that were ever opened are stale."""
    connection.execute(_TOUCH, {"of_team": team, "of_users": list(users)})


def touch_all(connection: Connection) -> None:
    """What every tab shows has changed."""
    connection.execute(_TOUCH_ALL)


def take_stale(connection: Connection, real_now: datetime, limit: int) -> list[Home]:
    """Take tabs that are out of date; for a while nobody else is given them."""
    values = {"real_now": real_now, "at_most": limit, "until": real_now + BUSY}
    return [Home(*row) for row in connection.execute(_TAKE, values)]


def drawn(connection: Connection, home: Home, until: datetime) -> None:
    """Slack has the version that was taken; a later one is drawn at the real time `until`."""
    connection.execute(_DRAWN, {**_of(home), "of_version": home.version, "until": until})


def put_off(connection: Connection, home: Home, until: datetime) -> None:
    """Slack does not take it now: nobody draws the tab before the real time `until`."""
    connection.execute(_PUT_OFF, {**_of(home), "until": until})


def give_up(connection: Connection, home: Home) -> None:
    """Slack will never take it; the tab is forgotten until it is opened again."""
    connection.execute(_GIVE_UP, _of(home))


def _of(home: Home) -> dict[str, str]:
    return {"of_team": home.team, "of_user": home.user}
