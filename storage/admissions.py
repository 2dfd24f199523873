"""Which guests and connected workspaces act for a side."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.sides import Side
from bot.domain.state import Admission
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.upsert import upsert

_admission = tables.table(tables.people.Admission)
_team = _admission.c.team == bindparam("team")
_OF_TEAM = (
    select(*columns_of(Admission, _admission))
    .where(_team)
    .order_by(_admission.c.name, _admission.c.subject)
)
_SIDES = select(_admission.c.subject, _admission.c.side).where(
    _team, _admission.c.subject.in_(bindparam("subjects", expanding=True))
)
_PUT = upsert(_admission)
_REMOVE = delete(_admission).where(_team, _admission.c.subject == bindparam("subject"))


def of_team(connection: Connection, team: str) -> list[Admission]:
    """Every guest and connected workspace that was admitted, by name."""
    return [Admission(*row) for row in connection.execute(_OF_TEAM, {"team": team})]


def side_of(connection: Connection, team: str, subjects: Sequence[str]) -> Side | None:
    """The side that the first of these subjects to be admitted acts for; None if none is.

    Args:
        connection: For reading.
        team: The workspace that the bot serves.
        subjects: A user's id and then that of their own workspace: the nearer one decides.
    """
    rows = connection.execute(_SIDES, {"team": team, "subjects": list(subjects)})
    sides = {row.subject: row.side for row in rows}
    return next((sides[subject] for subject in subjects if subject in sides), None)


def put(connection: Connection, team: str, admission: Admission) -> None:
    """Admit a guest or a connected workspace, in place of any earlier admission of theirs."""
    connection.execute(_PUT[connection.dialect.name], {"team": team, **values_of(admission)})


def remove(connection: Connection, team: str, subject: str) -> bool:
    """End an admission; False if there was none."""
    return connection.execute(_REMOVE, {"team": team, "subject": subject}).rowcount == 1
