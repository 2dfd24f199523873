"""Leads that one side proposes to the other, which decides on each of them once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain.sides import Side
from bot.domain.state import Proposal
from storage import tables
from storage.kit.records import columns_of

_proposal = tables.table(tables.people.Proposal)
_OF_TEAM = select(*columns_of(Proposal, _proposal)).where(_proposal.c.team == bindparam("team"))
_GET = _OF_TEAM.where(_proposal.c.id == bindparam("id"))
_OPEN_FOR = _OF_TEAM.where(
    _proposal.c.side == bindparam("side"), _proposal.c.accepted.is_(None)
).order_by(_proposal.c.id)
_ADD = insert(_proposal).returning(_proposal.c.id)
_DECIDE = (
    update(_proposal)
    .where(
        _proposal.c.team == bindparam("of_team"),
        _proposal.c.id == bindparam("of_id"),
        _proposal.c.accepted.is_(None),
    )
    .values(accepted=bindparam("is_accepted"), decided_by=bindparam("decider"))
)


def add(
    connection: Connection,
    team: str,
    side: Side,
    deliverables: Sequence[str],
    holder: str,
    name: str,
    by: str,
    by_name: str,
    at: datetime,
) -> int:
    """Propose `holder`, called `name`, for the seats of `side`; returns the proposal's id."""
    row = {
        "team": team,
        "side": side,
        "deliverables": tuple(deliverables),
        "holder": holder,
        "name": name,
        "by": by,
        "by_name": by_name,
        "at": at,
    }
    number: int = connection.execute(_ADD, row).scalar_one()
    return number


def get(connection: Connection, team: str, id: int) -> Proposal | None:
    """A proposal made in this workspace, decided or not; None if there is no such one."""
    row = connection.execute(_GET, {"team": team, "id": id}).one_or_none()
    return None if row is None else Proposal(*row)


def open_for(connection: Connection, team: str, side: Side) -> list[Proposal]:
    """What a side has yet to decide, oldest first."""
    rows = connection.execute(_OPEN_FOR, {"team": team, "side": side})
    return [Proposal(*row) for row in rows]


def decide(connection: Connection, team: str, id: int, accepted: bool, by: str) -> bool:
    """Accept or decline a proposal, in one conditional write; False if it was decided before."""
    place = {"of_team": team, "of_id": id}
    values = {**place, "is_accepted": accepted, "decider": by}
    return connection.execute(_DECIDE, values).rowcount == 1
