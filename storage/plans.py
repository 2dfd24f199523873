"""Which workspaces are to be planned: those that changed, and those whose time has come.

What is kept of it stands with the workspace, whose row each writer locks: no change is missed.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, exists, or_, select, union_all, update

from storage.kit.types import UtcDateTime
from storage.tables import table
from storage.tables.installations import Departure, Workspace

_workspace, _departure = table(Workspace), table(Departure)
_is_here = ~exists().where(_departure.c.team == _workspace.c.team)
_team = select(_workspace.c.team)
_reasons = (
    _workspace.c.planned.is_(None) | (_workspace.c.planned != _workspace.c.version),
    _workspace.c.plan_at <= bindparam("now"),
    # The clock was set back: what was said of later days holds no more.
    _workspace.c.planned_at > bindparam("now"),
)
# Each by its own index.
_DUE = union_all(*(_team.where(reason, _is_here) for reason in _reasons))
_now = bindparam("now", type_=UtcDateTime())
_later = select(_workspace.c.plan_at).where(_workspace.c.plan_at > _now, _is_here)
# When the next is to be planned; NULL where none is. `now` is to be bound.
next_due = case(
    (or_(*(_team.where(reason, _is_here).exists() for reason in _reasons)), _now),
    else_=_later.order_by(_workspace.c.plan_at).limit(1).scalar_subquery(),
)
_ALL = _team.where(_is_here).order_by(_workspace.c.team)
_IS_DUE = _team.where(_workspace.c.team == bindparam("team"), or_(*_reasons), _is_here)
_PLANNED = (
    update(_workspace)
    .where(_workspace.c.team == bindparam("of_team"))
    .values(
        planned=_workspace.c.version,
        planned_at=bindparam("planned_now"),
        plan_at=bindparam("again_at"),
    )
)
_FORGET = (
    update(_workspace)
    .where(_workspace.c.team.in_(bindparam("teams", expanding=True)))
    .values(planned=None)
)


def due(connection: Connection, now: datetime) -> list[str]:
    """The workspaces that are to be planned at `now`, by the bot's clock."""
    return sorted(set(connection.execute(_DUE, {"now": now}).scalars()))


def every(connection: Connection) -> list[str]:
    """All workspaces that have the app."""
    return list(connection.execute(_ALL).scalars())


def is_due(connection: Connection, team: str, now: datetime) -> bool:
    """Whether a workspace, locked by this transaction, is still to be planned at `now`."""
    return connection.execute(_IS_DUE, {"team": team, "now": now}).first() is not None


def planned(connection: Connection, team: str, now: datetime, again_at: datetime) -> None:
    """A workspace was planned at `now` as it stands; if nothing changes, it is again later."""
    times = {"planned_now": now, "again_at": again_at}
    connection.execute(_PLANNED, {"of_team": team, **times})


def forget(connection: Connection, teams: Collection[str]) -> None:
    """Something besides their state has changed: these workspaces are to be planned anew."""
    if teams:
        connection.execute(_FORGET, {"teams": list(teams)})
