"""What came of the rows that a sender has leased: sent, in doubt, to be tried again, dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    null,
    or_,
    select,
    tuple_,
    update,
)

from bot.domain.outbox import Delivery, DeliveryState
from storage.kit.types import UtcDateTime
from storage.outbox import is_same, same
from storage.tables import table
from storage.tables.messages import Outbox

_outbox = table(Outbox)

# Whoever posted knows best: it may report even after its lease ran out into unclear.
_UNDER_WAY = (DeliveryState.SENDING, DeliveryState.UNCLEAR)
_HELD = (DeliveryState.LEASED, *_UNDER_WAY)
_UNSENT = (*_HELD, DeliveryState.PLANNED, DeliveryState.PARKED)


def _is_one_of(states: Iterable[DeliveryState]) -> ColumnElement[bool]:
    """As `IN`, which cannot be said of many rows at once."""
    return or_(*(_outbox.c.state == state for state in states))


_SENT = (
    update(_outbox)
    .where(*is_same, _is_one_of(_UNSENT), _outbox.c.attempts > 0)
    .values(
        state=DeliveryState.SENT,
        ts=bindparam("posted"),
        sent_at=bindparam("at"),
        look_at=case((_outbox.c.attempts > 1, bindparam("read_again_at", type_=UtcDateTime))),
        leased_until=null(),
        error=null(),
    )
)
_WAIT = (
    update(_outbox)
    .where(*is_same, _outbox.c.fence == bindparam("held_under"), _is_one_of(_HELD))
    .values(
        state=DeliveryState.PLANNED,
        leased_until=null(),
        look_at=null(),
        not_before=bindparam("until"),
        error="waits its turn",
    )
)
_COUNTING = select(_outbox.c.id, _outbox.c.ts).where(
    tuple_(_outbox.c.id, _outbox.c.nonce).in_(bindparam("posted", expanding=True))
)


def sent(
    connection: Connection, delivery: Delivery, ts: str, at: datetime, read_again_at: datetime
) -> str | None:
    """Record that Slack has the message, under its timestamp `ts`.

    Whoever reports first is right, whatever its fence: the post is there. It stays the one that
    counts for ever, so that of two that delete what is one too many neither deletes the last.

    Args:
        connection: In a transaction.
        delivery: The message, as it was leased or looked up.
        ts: The post.
        at: When it was sent, by the bot's clock.
        read_again_at: When to look for doubles, in real time; only if it was tried repeatedly.

    Returns:
        The post that counts. Another than `ts`, or none: then `ts` is one too many.
    """
    return sent_all(connection, [(delivery, ts)], at, read_again_at).get(delivery.id)


def sent_all(
    connection: Connection,
    posts: Sequence[tuple[Delivery, str]],
    at: datetime,
    read_again_at: datetime,
) -> dict[int, str | None]:
    """The same of several posts, in two statements.

    Returns:
        The posts that count, by row; a row that is gone, or another message's, is left out.
    """
    if not posts:
        return {}
    times = {"at": at, "read_again_at": read_again_at}
    connection.execute(_SENT, [same(each) | {"posted": ts} | times for each, ts in posts])
    rows = [(each.id, each.nonce) for each, _ in posts]
    return {row.id: row.ts for row in connection.execute(_COUNTING, {"posted": rows})}


def unclear(connection: Connection, delivery: Delivery, error: str, look_at: datetime) -> bool:
    """Record that the post may or may not have arrived: look it up in Slack, not before `look_at`.

    Returns:
        False if the row is someone else's by now.
    """
    state = DeliveryState.UNCLEAR
    return _report(connection, delivery, _UNDER_WAY, state=state, error=error, look_at=look_at)


def retry(connection: Connection, delivery: Delivery, not_before: datetime, error: str) -> bool:
    """Plan a row again after a certain refusal, such as a rate limit, for a real time."""
    state = DeliveryState.PLANNED
    return _report(
        connection, delivery, _HELD, state=state, error=error, not_before=not_before, look_at=None
    )


def wait(connection: Connection, turns: Sequence[tuple[Delivery, datetime]]) -> None:
    """Plan rows again, each for the real time at which its place's turn comes."""
    rows = [same(each) | {"held_under": each.fence, "until": at} for each, at in turns]
    if rows:
        connection.execute(_WAIT, rows)


def cancel(connection: Connection, delivery: Delivery, why: str) -> bool:
    """Drop a row whose reason is gone; it is never planned again."""
    state = DeliveryState.CANCELLED
    return _report(connection, delivery, _HELD, state=state, error=why, look_at=None)


def park(connection: Connection, delivery: Delivery, error: str, look_at: datetime) -> bool:
    """Put a row aside while its destination cannot be posted to; tried again at `look_at`."""
    state = DeliveryState.PARKED
    return _report(connection, delivery, _HELD, state=state, error=error, look_at=look_at)


def _report(
    connection: Connection,
    delivery: Delivery,
    states: tuple[DeliveryState, ...],
    **values: object,
) -> bool:
    """End a lease in one of the states; False if another sender holds the row by now."""
    mine = (*is_same, _outbox.c.fence == delivery.fence, _outbox.c.state.in_(states))
    report = update(_outbox).where(*mine).values(leased_until=None, **values)
    return connection.execute(report, same(delivery)).rowcount == 1
