"""When coordinators are told, once a month, how their side stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from bot.domain.rules.nudges import Occasion
from bot.domain.rules.reminders.days import months_around
from bot.domain.rules.workdays import on_or_after
from bot.domain.sides import CAPITALS
from bot.domain.state import Coordinator


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
