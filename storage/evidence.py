"""Links that show progress; kept until they are withdrawn."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.domain.sides import Side
from bot.domain.state import Evidence
from storage import tables
from storage.kit.records import columns_of, values_of

_evidence = tables.table(tables.progress.Evidence)
_ADD = insert(_evidence)
_WITHDRAW = delete(_evidence).where(
    *(
        _evidence.c[name] == bindparam(f"of_{name}")
        for name in ("team", "deliverable", "side", "link")
    )
)
_OF_TEAM = (
    select(*columns_of(Evidence, _evidence))
    .where(_evidence.c.team == bindparam("team"))
    .order_by(_evidence.c.id)
)
_OF = _OF_TEAM.where(_evidence.c.deliverable == bindparam("deliverable"))


def add(connection: Connection, team: str, evidence: Evidence) -> None:
    """Put a link forward."""
    connection.execute(_ADD, {"team": team, **values_of(evidence)})


def withdraw(connection: Connection, team: str, deliverable: str, side: Side, link: str) -> bool:
    """Take a link back that one side put forward, however often; False if it did not."""
    row = {"of_team": team, "of_deliverable": deliverable, "of_side": side, "of_link": link}
    return connection.execute(_WITHDRAW, row).rowcount > 0


def of_team(connection: Connection, team: str) -> list[Evidence]:
    """All that was put forward in a workspace, oldest first."""
    return [Evidence(*row) for row in connection.execute(_OF_TEAM, {"team": team})]


def of(connection: Connection, team: str, deliverable: str) -> list[Evidence]:
    """What was put forward for a deliverable, oldest first."""
    place = {"team": team, "deliverable": deliverable}
    return [Evidence(*row) for row in connection.execute(_OF, place)]
