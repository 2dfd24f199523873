"""What is to be done next, and when: so that whoever does it can sleep until then.

One statement that reads little, by the indexes that the doing itself goes by.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, select

from bot.domain.outbox import DeliveryState
from storage import plans, tables
from storage.kit.types import UtcDateTime
from storage.outbox import is_planned, ready

_now = bindparam("now", type_=UtcDateTime())
_real_now = bindparam("real_now", type_=UtcDateTime())
_outbox = tables.table(tables.messages.Outbox)

_Instant = ColumnElement[datetime]


class Work(StrEnum):
    """What is done in the background, once its time has come."""

    SENDING = "sending"
    LOOKING_UP = "looking up"
    MESSAGES = "messages"
    HOMES = "homes"
    PLANNING = "planning"


def _first(instant: ColumnElement[datetime], *where: ColumnElement[bool]) -> _Instant:
    return select(func.min(instant)).where(*where).scalar_subquery()


def _stale(model: type[tables.messages.Shown | tables.messages.Home]) -> _Instant:
    """When the next that is out of date may be drawn; those that nobody draws may be now."""
    surface = tables.table(model).c
    return _first(func.coalesce(surface.busy_until, _real_now), surface.version > surface.drawn)


# What is ready is found at once. Only where nothing is, those that wait for their turn are gone
# through.
_turn = case(
    (select(_outbox.c.id).where(*ready).exists(), _real_now),
    else_=_first(_outbox.c.not_before, is_planned, _outbox.c.due_at <= _now),
)
_put_off = _outbox.c.state.in_((DeliveryState.UNCLEAR, DeliveryState.SENT, DeliveryState.PARKED))
_BY_REAL_TIME: list[tuple[Work, _Instant]] = [
    (Work.SENDING, _turn),
    (Work.SENDING, _first(_outbox.c.leased_until, _outbox.c.leased_until.is_not(None))),
    (Work.LOOKING_UP, _first(_outbox.c.look_at, _outbox.c.look_at.is_not(None), _put_off)),
    (Work.MESSAGES, _stale(tables.messages.Shown)),
    (Work.HOMES, _stale(tables.messages.Home)),
]
_BY_THE_BOTS_CLOCK: list[tuple[Work, _Instant]] = [
    (Work.SENDING, _first(_outbox.c.due_at, is_planned, _outbox.c.due_at > _now)),
    (Work.PLANNING, plans.next_due),
]
_NEXT = select(*(instant for _, instant in [*_BY_REAL_TIME, *_BY_THE_BOTS_CLOCK]))


def waits(connection: Connection, now: datetime, real_now: datetime) -> dict[Work, timedelta]:
    """How long it is until each work is to be done; nothing for what is never to be done.

    Args:
        connection: For reading.
        now: The present by the bot's clock.
        real_now: The present by real time.

    Returns:
        The waits, zero or less for what is to be done now. What becomes of it is another matter:
        whoever does it finds out whether it is still to be done.
    """
    values = {"due_by": now, "now": now, "real_now": real_now}
    instants = connection.execute(_NEXT, values).one()
    works = [(work, real_now) for work, _ in _BY_REAL_TIME]
    works += [(work, now) for work, _ in _BY_THE_BOTS_CLOCK]
    found: dict[Work, timedelta] = {}
    for (work, present), instant in zip(works, instants, strict=True):
        if instant is not None:
            found[work] = min(found.get(work, timedelta.max), instant - present)
    return found
