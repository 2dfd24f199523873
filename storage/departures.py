"""Workspaces that have the app no more: they are left in peace, and deleted after a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, null, or_, select, update

from bot.domain.outbox import DeliveryState
from storage import plans, tables
from storage.kit.upsert import insert_new

_workspace = tables.table(tables.installations.Workspace)
_membership = tables.table(tables.installations.Membership)
_departure = tables.table(tables.installations.Departure)
_outbox = tables.table(tables.messages.Outbox)
_shown = tables.table(tables.messages.Shown)
_home = tables.table(tables.messages.Home)

_members = select(_membership.c.team).where(_membership.c.organisation == bindparam("team"))
_SERVED = (
    select(_workspace.c.team)
    .where(or_(_workspace.c.team == bindparam("team"), _workspace.c.team.in_(_members)))
    .order_by(_workspace.c.team)
    .with_for_update()
)
_LEAVE = insert_new(_departure, [_departure.c.team])
_WAITING = (
    DeliveryState.PLANNED,
    DeliveryState.LEASED,
    DeliveryState.UNCLEAR,
    DeliveryState.PARKED,
)
# Superseded, not cancelled: what is still wanted after a return is planned again.
_SUPERSEDE = (
    update(_outbox)
    .where(_outbox.c.team == bindparam("of_team"), _outbox.c.state.in_(_WAITING))
    .values(state=DeliveryState.SUPERSEDED, leased_until=null(), look_at=null())
)
_REST = (
    update(_shown)
    .where(_shown.c.team == bindparam("of_team"), _shown.c.version > _shown.c.drawn)
    .values(drawn=_shown.c.version, busy_until=null())
)
_CLOSE = delete(_home).where(_home.c.team == bindparam("of_team"))
_RETURN = delete(_departure).where(
    or_(_departure.c.team == bindparam("team"), _departure.c.team.in_(_members))
)
_AWAY = select(_departure.c.team, _departure.c.at).order_by(_departure.c.team)


def served(connection: Connection, team: str) -> list[str]:
    """A workspace, or an organisation with all of its own, locked until the transaction ends.

    One that was never seen is left out. As whoever is to change what a workspace has set locks
    it first (`storage.workspaces.ensure`), so does whoever is to let it go.
    """
    return list(connection.execute(_SERVED, {"team": team}).scalars())


def leave(connection: Connection, teams: Sequence[str], at: datetime) -> None:
    """These workspaces have the app no more since the real time `at`, unless they left before.

    Nothing is sent to them or drawn for them any more.
    """
    for each in teams:
        connection.execute(_LEAVE[connection.dialect.name], {"team": each, "at": at})
        for statement in (_SUPERSEDE, _REST, _CLOSE):
            connection.execute(statement, {"of_team": each})
    plans.forget(connection, teams)


def come_back(connection: Connection, team: str) -> None:
    """A workspace, or an organisation with all of its own, has the app again."""
    connection.execute(_RETURN, {"team": team})


def away(connection: Connection) -> dict[str, datetime]:
    """The workspaces that have the app no more, and since when in real time."""
    return {row.team: row.at for row in connection.execute(_AWAY)}
