"""The outbox: what should be sent, planned under a key that makes planning twice harmless.

How a planned row is sent is the matter of `storage.outbox.leases`.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import structlog
from sqlalchemy import (
    Connection,
    CursorResult,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from bot.domain.outbox import Delivery, DeliveryKind, DeliveryState, Planned, Root
from storage.kit.upsert import insert_new, upsert_only
from storage.tables import table
from storage.tables.internal import Secret
from storage.tables.messages import Outbox

_log = structlog.stdlib.get_logger(__name__)
_NAMED = 20  # rows in one line of the log
_outbox, _secret = table(Outbox), table(Secret)
# Spelled out, not bound: with a parameter no planner may use the partial index.
is_planned = _outbox.c.state == literal_column("'planned'")
# What is due by `due_by`, and may be sent at the real time `real_now`.
ready = (
    is_planned,
    _outbox.c.due_at <= bindparam("due_by"),
    _outbox.c.not_before.is_(None) | (_outbox.c.not_before <= bindparam("real_now")),
)
# The row of a message that somebody has in hand. By its number alone it might be another's: where
# a standby that lags behind was promoted, numbers are given out again.
is_same = (_outbox.c.id == bindparam("row"), _outbox.c.nonce == bindparam("known_by"))

# What nonces are worked out from, so that nobody else can: this database alone knows it.
_NONCES = select(_secret.c.value).where(_secret.c.name == "nonces")
_PLAN = insert_new(_outbox, [_outbox.c.id])
_RECONCILE = upsert_only(
    _outbox,
    ["state", "due_at", "revision", "thread_ts", "payload"],
    [_outbox.c.id],
    key=[_outbox.c.key],
    where=lambda new: (
        (_outbox.c.state == DeliveryState.SUPERSEDED)
        | is_planned
        & (
            (_outbox.c.due_at != new.due_at)
            | (_outbox.c.revision != new.revision)
            | _outbox.c.thread_ts.is_distinct_from(new.thread_ts)
        )
    ),
)
_WAITING = select(
    *(_outbox.c[name] for name in ("id", "key", "due_at", "revision", "thread_ts"))
).where(
    _outbox.c.team == bindparam("team"),
    _outbox.c.kind == bindparam("kind"),
    is_planned,
)
_SUPERSEDE = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"), is_planned)
    .values(state=DeliveryState.SUPERSEDED)
)
_sent = (
    _outbox.c.team == bindparam("team"),
    _outbox.c.kind == bindparam("kind"),
    _outbox.c.state == DeliveryState.SENT,
)
_ROOTS = (
    select(_outbox.c.destination, _outbox.c.subject, _outbox.c.ts, _outbox.c.sent_at)
    .where(*_sent)
    .where(_outbox.c.thread_ts.is_(None))
    .where(_outbox.c.subject.in_(bindparam("subjects", expanding=True)))
    .order_by(_outbox.c.sent_at)
)
_LAST_DUE = (
    select(func.max(_outbox.c.due_at))
    .where(*_sent)
    .where(_outbox.c.destination == bindparam("destination"))
)
_LAST_TOLD = (
    select(func.max(_outbox.c.subject_date))
    .where(*_sent)
    .where(_outbox.c.subject == bindparam("subject"))
    .where(_outbox.c.subject_date < bindparam("before"))
)
_one_subject = (
    _outbox.c.team == bindparam("of_team"),
    _outbox.c.kind == bindparam("of_kind"),
    _outbox.c.subject == bindparam("of_subject"),
)
_HOLD = update(_outbox).where(*_one_subject, is_planned).values(state=DeliveryState.SUPERSEDED)
_BEYOND = select(_outbox.c.subject_date, _outbox.c.due_at).where(
    *_one_subject,
    _outbox.c.state.not_in((DeliveryState.PLANNED, DeliveryState.SUPERSEDED)),
    _outbox.c.due_at > bindparam("after"),
    _outbox.c.subject_date.is_not(None),
)
# A lease is on what is leased or being sent, and on nothing else.
_is_in_hand = _outbox.c.leased_until.is_not(None)
_is_put_off = _outbox.c.look_at.is_not(None) & _outbox.c.state.in_(
    (DeliveryState.UNCLEAR, DeliveryState.PARKED)
)
# Each by the index that holds little else: what is settled is never gone through.
_UNSETTLED = union_all(
    *(
        select(_outbox.c.state, func.count().label("number")).where(part).group_by(_outbox.c.state)
        for part in (is_planned, _is_in_hand, _is_put_off)
    )
)
# In one statement: a row that passes from one to the other meanwhile is not missed.
_UNDER_WAY = select(
    or_(
        select(_outbox.c.id).where(_is_in_hand).exists(),
        select(_outbox.c.id).where(*ready).exists(),
    )
)
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
    return _told(connection.execute(statement, _to_rows(connection, rows)))


def reconcile(
    connection: Connection,
    team: str,
    kind: DeliveryKind,
    wanted: Sequence[Planned],
) -> tuple[int, int]:
    """Make the planned messages of a team and kind those that are wanted, and no others.

    A superseded one that is wanted again is planned again; what a sender has in hand, or is done
    with, stays as it is. Doing it twice changes nothing.

    Returns:
        How many were planned or altered, and how many superseded.
    """
    rows = {row.key: row for row in wanted}
    waiting = connection.execute(_WAITING, {"team": team, "kind": kind}).all()
    unwanted = [{"row": row.id} for row in waiting if row.key not in rows]
    superseded = connection.execute(_SUPERSEDE, unwanted).rowcount if unwanted else 0
    # Thousands may wait as they should: only the others are written.
    stand = {row.key: (row.due_at, row.revision, row.thread_ts) for row in waiting}
    others = [
        row
        for row in rows.values()
        if stand.get(row.key) != (row.due_at, row.revision, row.thread_ts)
    ]
    if not others:
        return 0, superseded
    statement = _RECONCILE[connection.dialect.name]
    return len(_told(connection.execute(statement, _to_rows(connection, others)))), superseded


def _told(planned: CursorResult[Any]) -> list[int]:
    """The rows that were planned, named in the log: their sender names them again.

    The first of many: a line of a log is to be read, and some collectors cut long ones off.
    """
    rows = list(planned.scalars())
    if rows:
        _log.info("deliveries_planned", number=len(rows), rows=rows[:_NAMED])
    return rows


def roots(
    connection: Connection, team: str, kind: DeliveryKind, subjects: Collection[str]
) -> dict[tuple[str, str], Root]:
    """The newest post on each of the subjects that stands in a channel by itself.

    Returns:
        The posts, by channel and subject.
    """
    place = {"team": team, "kind": kind, "subjects": list(subjects)}
    rows = connection.execute(_ROOTS, place)
    return {(row.destination, row.subject): Root(row.ts, row.sent_at) for row in rows}


def last_due(
    connection: Connection, team: str, kind: DeliveryKind, destination: str
) -> datetime | None:
    """When the last message of a kind that was sent to a destination had been due, if any was."""
    place = {"team": team, "kind": kind, "destination": destination}
    return connection.execute(_LAST_DUE, place).scalar()


def hold(
    connection: Connection, team: str, kind: DeliveryKind, subject: str, after: datetime
) -> list[tuple[date, datetime]]:
    """Keep the next message of a kind on a subject from leaving, until it is reconciled.

    In the same transaction, that is: what is planned is superseded, and no sender may take it.

    Returns:
        The subject's date and the due time of each that was due later than `after` and is with a
        sender, or settled: these are no longer to be had.
    """
    place = {"of_team": team, "of_kind": kind, "of_subject": subject}
    connection.execute(_HOLD, place)
    rows = connection.execute(_BEYOND, place | {"after": after})
    return [(row.subject_date, row.due_at) for row in rows]


def last_told(
    connection: Connection, team: str, kind: DeliveryKind, subject: str, before: date
) -> date | None:
    """The latest subject's date, before another, of what was sent of a kind on a subject."""
    place = {"team": team, "kind": kind, "subject": subject, "before": before}
    return connection.execute(_LAST_TOLD, place).scalar()


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


def unsettled(connection: Connection) -> dict[str, int]:
    """How many rows are not settled, by state; states without any are left out.

    What is settled only ever grows: counting that would take longer from year to year.
    """
    return {state.value: number for state, number in connection.execute(_UNSETTLED)}


def under_way(connection: Connection, due_by: datetime, real_now: datetime) -> bool:
    """Whether anything is with a sender, or is due by `due_by` and may be sent at `real_now`."""
    return bool(connection.execute(_UNDER_WAY, {"due_by": due_by, "real_now": real_now}).scalar())


def unclear(connection: Connection) -> dict[str, int]:
    """How many rows may or may not have reached Slack, by what is known of the reason."""
    return {row.reason: row.number for row in connection.execute(_UNCLEAR)}


def doubled(connection: Connection) -> int:
    """How many posts were one too many, and were deleted."""
    return connection.execute(_DOUBLED).scalar() or 0


def same(delivery: Delivery) -> dict[str, object]:
    """What is bound where a statement goes by `is_same`."""
    return {"row": delivery.id, "known_by": delivery.nonce}


def _to_rows(connection: Connection, planned: Sequence[Planned]) -> list[dict[str, object]]:
    secret = bytes.fromhex(connection.execute(_NONCES).scalar_one())
    return [
        asdict(each)
        | {
            "key": each.key,
            "state": DeliveryState.PLANNED,
            # A restored database plans the same message under the same nonce; others guess in vain.
            "nonce": hmac.new(secret, each.key.encode(), sha256).hexdigest()[:32],
        }
        for each in planned
    ]
