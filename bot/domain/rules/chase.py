"""Who is asked about what when a coordinator chases, on which day, and when it is told what came.

Once a month coordinators are told how their side stands.

Pure: what was asked, and what was heard, is handed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.outcomes.base import Card
from bot.domain.people import is_user_id
from bot.domain.rules.filters import Facts
from bot.domain.rules.nudges import Occasion
from bot.domain.rules.reminders.days import months_around
from bot.domain.rules.silence import is_silent
from bot.domain.rules.status import Status
from bot.domain.rules.workdays import on_or_after
from bot.domain.sides import CAPITALS, Side
from bot.domain.state import Ask, Change, Coordinator, Signature

PATIENCE = 3  # working days until it is told what came of it
REMEMBERED = timedelta(days=60)  # for which an ask matters, at most
_DAY = timedelta(days=1)
# What answers a question about a deliverable, in the words of the history.
_ANSWERS = ("status", "confirmation", "due", "evidence", "lead")


class Reason(StrEnum):
    """Why somebody is asked about a deliverable."""

    NO_LEAD = "no lead"
    LATE = "late"
    NOT_REPORTED = "not reported"
    SILENT = "silent"


def reasons(card: Card, side: Side, facts: Facts) -> tuple[Reason, ...]:
    """What is behind with a deliverable on a side; nothing once it is settled."""
    status = card.status(side)
    if status.settled:
        return ()
    found = {
        Reason.NO_LEAD: card.seat(side) is None,
        Reason.LATE: card.late(side, facts.today),
        Reason.NOT_REPORTED: status is Status.NOT_REPORTED,
        # Of what was never reported that is said already.
        Reason.SILENT: status is not Status.NOT_REPORTED and is_silent(card, side, facts.heard),
    }
    return tuple(reason for reason, is_so in found.items() if is_so)


def answerable(card: Card, side: Side) -> tuple[str, ...]:
    """Who can be asked: the lead, or whoever named the unit that leads; else who works along."""
    seat = card.seat(side)
    if seat is None:
        return tuple(each.user for each in card.coworkers.get(side, ()))
    return (seat.holder if is_user_id(seat.holder) else seat.by,)


def day_to_ask(today: date, side: Side, taken: Collection[date]) -> date:
    """The first working day of a side from `today` on, on which somebody was told nothing yet."""
    day = on_or_after(today, side)
    while day in taken:
        day = on_or_after(day + _DAY, side)
    return day


def day_of_result(asks: Iterable[Ask]) -> date:
    """When it is told what came of what was asked at once: the third working day after the last.

    There must be at least one.
    """
    last = max(asks, key=lambda ask: ask.day)
    day = last.day
    for _ in range(PATIENCE):
        day = on_or_after(day + _DAY, last.side)
    return day


def at_once(asks: Iterable[Ask]) -> dict[Signature, tuple[Ask, ...]]:
    """What was asked by one coordinator at one instant, together."""
    found: defaultdict[Signature, tuple[Ask, ...]] = defaultdict(tuple)
    for ask in asks:
        found[Signature(ask.by, ask.at)] += (ask,)
    return dict(found)


def answer(ask: Ask, changes: Iterable[Change]) -> Change | None:
    """What came of an ask: the newest answer in the history of its deliverable, oldest first."""
    words = {f"{ask.side} {what}" for what in _ANSWERS}
    found = [change for change in changes if change.what in words and change.at > ask.at]
    return found[-1] if found else None


def months(named: Iterable[Coordinator], zones: Mapping[str, str], now: datetime) -> list[Occasion]:
    """The first working days of their side of the months around `now`, since they coordinate."""
    return [
        Occasion(each.user, each.side, on_or_after(first, each.side), each.at)
        for each in named
        for first in months_around(now, zones.get(each.user, CAPITALS[each.side]), 1)
    ]


def month_before(day: date) -> date:
    """The first day of the month before that of a day."""
    return day.replace(day=1) - relativedelta(months=1)
