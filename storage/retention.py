"""What nobody needs any more goes, in small steps; history stays.

How long each is kept, and why so long, is told in docs/operating.md.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    text,
    tuple_,
)

from bot.domain.outbox import DeliveryKind, DeliveryState
from storage.shown import BOARDS, NEWEST
from storage.tables import table
from storage.tables.internal import Seen
from storage.tables.messages import SETTLED, Outbox, Shown, ShownDeliverable

STEP = 500  # rows at once
# Slack sends an event again within the hour; a preview may be confirmed on another day.
REMEMBERED = timedelta(days=30)
# A thread in which a bare reply is understood, a message that is kept up to date.
SHOWN = timedelta(days=90)
# What answers once is planned by nothing but what is remembered for 30 days.
_ONCE = (DeliveryKind.ANSWER, DeliveryKind.NOTICE, DeliveryKind.TOLD)
_ANSWERED = timedelta(days=31)
# What was missed is made up for within 31 days (nudges) or the month before (digests).
_DAILY = (DeliveryKind.NUDGE, DeliveryKind.DIGEST)
_MADE_UP = timedelta(days=93)

_outbox, _newer = table(Outbox), table(Outbox).alias()
_shown, _later = table(Shown), table(Shown).alias()
_item, _seen = table(ShownDeliverable), table(Seen)


def _of_kinds(kinds: tuple[DeliveryKind, ...], before: str) -> ColumnElement[bool]:
    return and_(_outbox.c.kind.in_(kinds), _outbox.c.due_at < bindparam(before))


# A channel's next digest goes on where its last one left off.
_is_followed = or_(
    _outbox.c.kind != DeliveryKind.DIGEST,
    exists()
    .where(_newer.c.team == _outbox.c.team, _newer.c.kind == _outbox.c.kind)
    .where(_newer.c.state == DeliveryState.SENT, _newer.c.destination == _outbox.c.destination)
    .where(_newer.c.due_at > _outbox.c.due_at),
)
_DELIVERIES = (
    select(_outbox.c.id)
    .where(text(SETTLED))
    .where(or_(_of_kinds(_ONCE, "answered"), and_(_of_kinds(_DAILY, "made_up"), _is_followed)))
    .limit(STEP)
    .with_for_update(skip_locked=True)
)
_MESSAGES = (
    select(_shown.c.team, _shown.c.channel, _shown.c.ts)
    .where(_shown.c.at < bindparam("before"), _shown.c.view.not_in(BOARDS))
    .where(
        select(_later.c.ts)
        .where(_later.c.team == _shown.c.team, _later.c.channel == _shown.c.channel)
        .where(_later.c.ts > _shown.c.ts)
        .order_by(_later.c.ts)
        .limit(1)
        .offset(NEWEST - 1)
        .exists()
    )
    .order_by(_shown.c.at)
    .limit(STEP)
    .with_for_update(skip_locked=True)
)
_KEYS = (
    select(_seen.c.team, _seen.c.key)
    .where(_seen.c.at < bindparam("before"))
    .limit(STEP)
    .with_for_update(skip_locked=True)
)


def clear(connection: Connection, now: datetime) -> int:
    """Delete a step's worth of what nobody needs at `now`, by the bot's clock.

    Returns:
        How many rows; 0 once there is nothing left to delete.
    """
    return _deliveries(connection, now) + _messages(connection, now) + _keys(connection, now)


def _deliveries(connection: Connection, now: datetime) -> int:
    before = {"answered": now - _ANSWERED, "made_up": now - _MADE_UP}
    ids = connection.execute(_DELIVERIES, before).scalars().all()
    if not ids:
        return 0
    return connection.execute(delete(_outbox).where(_outbox.c.id.in_(ids))).rowcount


def _messages(connection: Connection, now: datetime) -> int:
    keys = _found(connection, _MESSAGES, now - SHOWN)
    if not keys:
        return 0
    for each in (_item, _shown):
        gone = delete(each).where(tuple_(each.c.team, each.c.channel, each.c.ts).in_(keys))
        connection.execute(gone)
    return len(keys)


def _keys(connection: Connection, now: datetime) -> int:
    keys = _found(connection, _KEYS, now - REMEMBERED)
    if keys:
        connection.execute(delete(_seen).where(tuple_(_seen.c.team, _seen.c.key).in_(keys)))
    return len(keys)


def _found(
    connection: Connection, statement: Select[Any], before: datetime
) -> list[tuple[str, ...]]:
    return [tuple(row) for row in connection.execute(statement, {"before": before})]
