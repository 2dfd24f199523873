"""The outbox: what should be sent, planned under a key that makes planning twice harmless.

How a planned row is sent is the matter of `storage.leases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, func, literal_column, select, update

from bot.domain.state import DeliveryState, Planned
from storage.tables import Outbox, table
from storage.upsert import insert_new, upsert

_outbox = table(Outbox)
# Spelled out, not bound: with a parameter no planner may use the partial index.
is_planned = _outbox.c.state == literal_column("'planned'")

_PLAN = insert_new(_outbox, [_outbox.c.id])
_RECONCILE = upsert(
    _outbox,
    ["state", "due_at", "revision", "thread_ts", "payload"],
    [_outbox.c.id],
    key=[_outbox.c.key],
    where=lambda new: (
        (_outbox.c.state == DeliveryState.SUPERSEDED)
        | is_planned & ((_outbox.c.due_at != new.due_at) | (_outbox.c.revision != new.revision))
    ),
)
_WAITING = select(_outbox.c.id, _outbox.c.key).where(
    _outbox.c.team == bindparam("team"),
    _outbox.c.kind == bindparam("kind"),
    is_planned,
)
_SUPERSEDE = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"), is_planned)
    .values(state=DeliveryState.SUPERSEDED)
)
_COUNTS = select(_outbox.c.state, func.count()).group_by(_outbox.c.state)
_UNCLEAR = (
    select(
        func.coalesce(_outbox.c.error, "its sender was never heard of again").label("reason"),
        func.count().label("number"),
    )
    .where(_outbox.c.look_at.is_not(None), _outbox.c.state == DeliveryState.UNCLEAR)
    .group_by(_outbox.c.error)
    .order_by(_outbox.c.error)
)
_DOUBLED = select(func.sum(_outbox.c.doubled)).where(_outbox.c.doubled > literal_column("0"))


def plan(connection: Connection, rows: Sequence[Planned]) -> list[int]:
    """Plan messages; one whose key was ever planned before is left out.

    Returns:
        The ids of the rows that are new, in no certain order.
    """
    if not rows:
        return []
    statement = _PLAN[connection.dialect.name]
    return list(connection.execute(statement, [_to_row(row) for row in rows]).scalars())


def reconcile(
    connection: Connection, team: str, kind: str, wanted: Sequence[Planned]
) -> tuple[int, int]:
    """Make the planned messages of a team and kind those that are wanted, and no others.

    A superseded one that is wanted again is planned again; what a sender has in hand, or is
    done with, stays as it is. Doing it twice changes nothing.

    Returns:
        How many were planned or altered, and how many superseded.
    """
    rows = {row.key: _to_row(row) for row in wanted}
    waiting = connection.execute(_WAITING, {"team": team, "kind": kind}).all()
    unwanted = [{"row": row.id} for row in waiting if row.key not in rows]
    superseded = connection.execute(_SUPERSEDE, unwanted).rowcount if unwanted else 0
    if not rows:
        return 0, superseded
    statement = _RECONCILE[connection.dialect.name]
    return len(connection.execute(statement, list(rows.values())).all()), superseded


def next_due(connection: Connection, team: str | None, after: datetime) -> datetime | None:
    """The earliest time later than `after` that something is planned for, by the bot's clock.

    Args:
        connection: For reading.
        team: A workspace, or None for all of them.
        after: An instant by the bot's clock.
    """
    statement = select(func.min(_outbox.c.due_at)).where(is_planned, _outbox.c.due_at > after)
    if team is not None:
        statement = statement.where(_outbox.c.team == team)
    return connection.execute(statement).scalar()


def counts(connection: Connection) -> dict[str, int]:
    """How many rows there are in each state; states without any are left out."""
    return {state.value: number for state, number in connection.execute(_COUNTS)}


def unclear(connection: Connection) -> dict[str, int]:
    """How many rows may or may not have reached Slack, by what is known of the reason."""
    return {row.reason: row.number for row in connection.execute(_UNCLEAR)}


def doubled(connection: Connection) -> int:
    """How many posts were one too many, and were deleted."""
    return connection.execute(_DOUBLED).scalar() or 0


def _to_row(planned: Planned) -> dict[str, object]:
    state = DeliveryState.PLANNED
    return asdict(planned) | {"key": planned.key, "state": state, "nonce": uuid4().hex}
