"""Sending what the outbox holds: each row by one sender at a time, known by its fence.

A sender leases rows, records its intent (`begin`), posts, and reports what came of it
(`results`). A lease that runs out before the intent is planned again; after it nobody knows
whether the post arrived: unclear, and the matter of `unconfirmed`. `real_now` is real time,
since leases must not follow a rehearsal's clock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from random import sample
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, select, tuple_, update

from bot.domain.outbox import Delivery, DeliveryState
from storage import origins
from storage.outbox import is_planned, ready
from storage.tables import table
from storage.tables.messages import Outbox

# How long rows are one sender's alone.
LEASE = timedelta(seconds=60)
# So many workspaces, whichever they are, have a share in what is leased at once.
AT_ONCE = 5

_outbox = table(Outbox)

_RUN_OUT = (
    select(_outbox.c.id)
    .where(_outbox.c.leased_until <= bindparam("real_now"))
    .with_for_update(skip_locked=True)
)
_DUE = (
    select(_outbox.c.id)
    .where(*ready)
    .order_by(_outbox.c.due_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_OF_TEAM = _DUE.where(_outbox.c.team == bindparam("of_team"))
# From one workspace to the next along the index, however many rows each of them has.
_teams = select(func.min(_outbox.c.team).label("team")).where(is_planned).cte(recursive=True)
_next = select(func.min(_outbox.c.team)).where(is_planned, _outbox.c.team > _teams.c.team)
_teams = _teams.union_all(select(_next.scalar_subquery()).where(_teams.c.team.is_not(None)))
_TEAMS = select(_teams.c.team).where(
    select(_outbox.c.id).where(_outbox.c.team == _teams.c.team, *ready).exists()
)
_CHOSEN = _DUE.where(_outbox.c.id.in_(bindparam("ids", expanding=True)))
_these = _outbox.c.id.in_(bindparam("rows", expanding=True))
_was_leased = _outbox.c.state == DeliveryState.LEASED
_GIVE_BACK = (
    update(_outbox)
    .where(_these)
    .values(
        state=case((_was_leased, DeliveryState.PLANNED), else_=DeliveryState.UNCLEAR),
        leased_until=None,
    )
)
_TAKE = (
    update(_outbox)
    .where(_these)
    .values(
        state=DeliveryState.LEASED,
        fence=_outbox.c.fence + 1,
        leased_until=bindparam("until"),
    )
    .returning(*(_outbox.c[field.name] for field in fields(Delivery)))
)

_BEGIN = (
    update(_outbox)
    .where(
        tuple_(_outbox.c.id, _outbox.c.fence, _outbox.c.nonce).in_(
            bindparam("held", expanding=True)
        )
    )
    .where(_was_leased, _outbox.c.leased_until > bindparam("real_now"))
    .values(
        state=DeliveryState.SENDING,
        attempts=_outbox.c.attempts + 1,
        tried_at=func.coalesce(_outbox.c.tried_at, bindparam("real_now")),
        look_at=bindparam("quiet_until"),
    )
    .returning(_outbox.c.id)
)


def lease(
    connection: Connection,
    *,
    due_by: datetime,
    real_now: datetime,
    limit: int,
    span: timedelta = LEASE,
    ids: Collection[int] | None = None,
) -> list[Delivery]:
    """Take rows that are due, earliest first, after giving back those whose lease ran out.

    Where more are due than can be taken, the workspaces share: none waits for another's backlog.
    With a million rows waiting and none due it takes less than a millisecond on both databases.

    Args:
        connection: In a transaction; commit it before anything is posted.
        due_by: What is due by then, by the bot's clock.
        real_now: Real time.
        limit: How many rows at most.
        span: How long the rows are this sender's alone, in real time.
        ids: Only some of these rows.

    Returns:
        The rows, each with the fence that this sender must show. None from a database that does
        not know what was sent last, until that is in doubt (`doubts.doubt_due`).
    """
    if not origins.is_settled(connection):
        return []
    _give_back(connection, real_now)
    wanted = {"due_by": due_by, "real_now": real_now, "at_most": limit}
    if ids is None:
        due = _fair(connection, wanted, limit)
    else:
        due = connection.execute(_CHOSEN, wanted | {"ids": list(ids)}).scalars().all()
    if not due:
        return []
    taken = connection.execute(_TAKE, {"rows": due, "until": real_now + span})
    return sorted((Delivery(*row) for row in taken), key=lambda row: (row.due_at, row.id))


def _fair(connection: Connection, wanted: dict[str, Any], limit: int) -> Sequence[int]:
    """What is due: all of it, or `limit` rows, among them shares of some of the workspaces."""
    due = connection.execute(_DUE, wanted).scalars().all()
    if len(due) < limit:
        return due
    teams = connection.execute(_TEAMS, wanted).scalars().all()
    chosen = sample(teams, min(len(teams), AT_ONCE)) if len(teams) > 1 else []
    share = {"at_most": max(limit // AT_ONCE, 1)}
    shares = [
        row
        for team in chosen
        for row in connection.execute(_OF_TEAM, {**wanted, **share, "of_team": team}).scalars()
    ]
    return list(dict.fromkeys([*shares, *due]))[:limit]


def _give_back(connection: Connection, real_now: datetime) -> None:
    """Plan again what was only leased; what was being sent is unclear from now on."""
    run_out = connection.execute(_RUN_OUT, {"real_now": real_now}).scalars().all()
    if run_out:
        connection.execute(_GIVE_BACK, {"rows": run_out})


def begin(
    connection: Connection, rows: Sequence[Delivery], real_now: datetime, look_at: datetime
) -> set[int]:
    """Record that leased rows are about to be posted; commit it before the posts.

    Args:
        connection: In a transaction.
        rows: As they were leased.
        real_now: Real time.
        look_at: When to look for the posts in Slack, if nothing is heard of them until then.

    Returns:
        The ids of those to post; not of one whose lease is someone else's by now, or ran out.
    """
    if not rows:
        return set()
    origins.keep(connection)
    held = [(row.id, row.fence, row.nonce) for row in rows]
    values = {"held": held, "real_now": real_now, "quiet_until": look_at}
    return set(connection.execute(_BEGIN, values).scalars())
