"""The milestones that a workspace has added or changed, apart from the catalogue's own."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.statement import Milestone
from storage import tables
from storage.kit.upsert import upsert

_milestone = tables.table(tables.progress.Milestone)
_columns = [_milestone.c[name] for name in Milestone.model_fields]
_OF_TEAM = select(*_columns).where(_milestone.c.team == bindparam("team")).order_by(_milestone.c.id)
_PUT = upsert(
    _milestone,
    [_milestone.c.id],
    where=lambda _new: _milestone.c.revision == bindparam("expected"),
)
_workspace = tables.table(tables.installations.Workspace)
_NEXT_NUMBER = (
    update(_workspace)
    .where(_workspace.c.team == bindparam("of_team"))
    .values(milestones=_workspace.c.milestones + 1)
    .returning(_workspace.c.milestones)
)


def of_team(connection: Connection, team: str) -> list[Milestone]:
    """Every milestone that the workspace has added or changed."""
    rows = connection.execute(_OF_TEAM, {"team": team}).mappings()
    return [Milestone.model_validate(dict(row)) for row in rows]


def put(connection: Connection, team: str, milestone: Milestone, *, expected_revision: int) -> bool:
    """Record a milestone, unless someone else changed it in the meantime.

    Args:
        connection: In a transaction.
        team: The workspace.
        milestone: As it is to be; it must carry a new revision, or none would see the change.
        expected_revision: The revision that the change was made from, recorded or not.

    Returns:
        False if the recorded milestone has another revision than the expected one.
    """
    row = dict(milestone) | {"team": team, "expected": expected_revision}
    statement = _PUT[connection.dialect.name]
    return connection.execute(statement, row).first() is not None


def next_number(connection: Connection, team: str) -> int:
    """A number for a milestone that is set here, from 1 up; never given twice.

    Raises:
        NoResultFound: The workspace was never recorded.
    """
    number: int = connection.execute(_NEXT_NUMBER, {"of_team": team}).scalar_one()
    return number
