"""What Slack may hold no post of, one, or several: which rows to look up, and what was seen.

An unclear row is planned again only once it was looked for and is not there. Whoever looks shows
the number of attempts that it knew of: what was seen before a later attempt counts no more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime, timedelta

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    null,
    select,
    tuple_,
    update,
)

from bot.domain.outbox import UNSETTLED, Delivery, DeliveryState, Doubtful
from bot.domain.state import Place
from storage.outbox import is_same, same
from storage.tables import table
from storage.tables.messages import Outbox

_outbox = table(Outbox)

_due = (
    select(_outbox.c.id)
    .where(
        _outbox.c.look_at <= bindparam("real_now"),
        _outbox.c.state.in_((DeliveryState.UNCLEAR, DeliveryState.SENT)),
    )
    .order_by(_outbox.c.look_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .scalar_subquery()
)
_TAKE = (
    update(_outbox)
    .where(_outbox.c.id.in_(_due))
    .values(look_at=bindparam("until"))
    .returning(
        _outbox.c.state,
        _outbox.c.ts,
        _outbox.c.tried_at,
        *(_outbox.c[field.name] for field in fields(Delivery)),
    )
)
# That `look_at` is set goes without saying, but not to the planner: the index has only such rows.
_HELD = (
    select(
        _outbox.c.team,
        _outbox.c.destination,
        func.max(case((_outbox.c.state == DeliveryState.UNCLEAR, _outbox.c.look_at))).label(
            "until"
        ),
    )
    .where(
        _outbox.c.look_at.is_not(None),
        _outbox.c.state.in_((DeliveryState.SENDING, DeliveryState.UNCLEAR)),
        _outbox.c.tried_at > bindparam("since"),
        tuple_(_outbox.c.team, _outbox.c.destination).in_(bindparam("places", expanding=True)),
    )
    .group_by(_outbox.c.team, _outbox.c.destination)
)
_ABSENT = (
    update(_outbox)
    .where(
        *is_same,
        _outbox.c.attempts == bindparam("known"),
        _outbox.c.state == DeliveryState.UNCLEAR,
    )
    .values(state=DeliveryState.PLANNED, not_before=null(), look_at=null())
)
_DOUBLED = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("row"))
    .values(doubled=_outbox.c.doubled + literal_column("1"))
)


def take(connection: Connection, real_now: datetime, limit: int, span: timedelta) -> list[Doubtful]:
    """Take rows that are to be looked up now; for a `span` of real time nobody else gets them."""
    values = {"real_now": real_now, "at_most": limit, "until": real_now + span}
    return [
        Doubtful(Delivery(*delivery), state, ts, tried_at)
        for state, ts, tried_at, *delivery in connection.execute(_TAKE, values)
    ]


def held(
    connection: Connection, places: Collection[Place], since: datetime
) -> dict[Place, datetime | None]:
    """The places in which something is being sent, or in doubt, that was first tried since then.

    Returns:
        Each with the time at which the doubt will be looked into; None where all is being sent.
    """
    if not places:
        return {}
    rows = connection.execute(_HELD, {"places": list(places), "since": since})
    return {(row.team, row.destination): row.until for row in rows}


def absent(connection: Connection, delivery: Delivery) -> bool:
    """Plan an unclear row again: its post was looked for and is not there.

    Returns:
        False if it was tried again or found since it was taken: then nothing is changed.
    """
    seen = same(delivery) | {"known": delivery.attempts}
    return connection.execute(_ABSENT, seen).rowcount == 1


def look_again(
    connection: Connection, doubtful: Doubtful, at: datetime | None, error: str | None = None
) -> None:
    """Look a row up again at a real time, or never, if nothing has changed since it was taken."""
    delivery = doubtful.delivery
    as_taken = (_outbox.c.attempts == delivery.attempts, _outbox.c.state == doubtful.state)
    again = update(_outbox).where(*is_same, *as_taken).values(look_at=at, error=error)
    connection.execute(again, same(delivery))


def suspect(connection: Connection, delivery: Delivery, at: datetime) -> None:
    """Look at a real time whether a message that was sent was sent twice."""
    was_sent = _outbox.c.state == DeliveryState.SENT
    again = update(_outbox).where(*is_same, was_sent).values(look_at=at)
    connection.execute(again, same(delivery))


def doubt_due(
    connection: Connection, due_by: datetime, tried_since: datetime | None, look_at: datetime
) -> int:
    """Doubt all that is due and not settled: another database may know more of it than this one.

    Args:
        connection: For writing.
        due_by: An instant by the bot's clock.
        tried_since: The real time since which they may have been tried, if it is known; each
            may have been since it was due.
        look_at: The real time from which they are looked up.

    Returns:
        How many there are.
    """
    rows = update(_outbox).where(_outbox.c.due_at <= due_by, _outbox.c.state.in_(UNSETTLED))
    since = [] if tried_since is None else [literal(tried_since, _outbox.c.tried_at.type)]
    doubt = rows.values(
        state=DeliveryState.UNCLEAR,
        leased_until=null(),
        attempts=_outbox.c.attempts + literal_column("1"),
        tried_at=func.coalesce(_outbox.c.tried_at, *since, _outbox.c.due_at),
        look_at=look_at,
        error="the database was restored",
    )
    return connection.execute(doubt).rowcount


def count_double(connection: Connection, row: int) -> None:
    """Count a post that was one too many, and was deleted."""
    connection.execute(_DOUBLED, {"row": row})
