"""Of which topics coordinators have leads asked, after a new statement, whether they go on."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from bot.domain.sides import Side
from bot.domain.state import Renewal
from storage import tables
from storage.kit.records import columns_of, values_of
from storage.kit.upsert import upsert

_renewal = tables.table(tables.publications.Renewal)
_OF = select(*columns_of(Renewal, _renewal)).where(
    _renewal.c.team == bindparam("team"), _renewal.c.statement == bindparam("slug")
)
_PUT = upsert(_renewal)


def after(connection: Connection, team: str, slug: str) -> dict[Side, Renewal]:
    """What the coordinators of a workspace chose after a statement, by side."""
    rows = connection.execute(_OF, {"team": team, "slug": slug})
    return {each.side: each for each in (Renewal(*row) for row in rows)}


def put(connection: Connection, team: str, renewal: Renewal) -> None:
    """Record a choice, in place of an earlier one after the same statement."""
    connection.execute(_PUT[connection.dialect.name], values_of(renewal) | {"team": team})
