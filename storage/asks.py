"""Whom coordinators have asked about which deliverable, and when they are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from bot.domain.state import Ask
from storage import tables
from storage.kit.records import columns_of, values_of

_ask = tables.table(tables.progress.Ask)
_ADD = insert(_ask)
_SINCE = (
    select(*columns_of(Ask, _ask))
    .where(_ask.c.team == bindparam("team"), _ask.c.at > bindparam("after"))
    .order_by(_ask.c.at, _ask.c.deliverable, _ask.c.user)
)


def add(connection: Connection, team: str, asks: Sequence[Ask]) -> None:
    """Record what is asked."""
    if asks:
        connection.execute(_ADD, [{"team": team, **values_of(ask)} for ask in asks])


def since(connection: Connection, team: str, after: datetime) -> list[Ask]:
    """What was asked in a workspace later than an instant, oldest first."""
    return [Ask(*row) for row in connection.execute(_SINCE, {"team": team, "after": after})]
