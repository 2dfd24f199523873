"""Working days of the two sides: Monday to Friday, but for the closing days of their offices."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from bot.domain.rules.closing_days import Exceptions, closing_days
from bot.domain.sides import Side

_SATURDAY = 5
_DAY = timedelta(days=1)
_exceptions = Exceptions()


def observe(exceptions: Exceptions) -> None:
    """Reckon from now on, in this process, with the days of an organisation that has its own.

    For whoever starts the process: it is as much the world's as the calendar is.
    """
    global _exceptions
    _exceptions = exceptions
    on_or_before.cache_clear()
    on_or_after.cache_clear()


def is_workday(day: date, side: Side) -> bool:
    """Whether people of a side, EU or Japan, work on a day."""
    if (side, day) in _exceptions.open:
        return True
    if day.weekday() >= _SATURDAY or (side, day) in _exceptions.closed:
        return False
    return day not in closing_days(side, day.year).days


@lru_cache(maxsize=4096)
def on_or_before(day: date, side: Side) -> date:
    """The day itself if it is a working day of the side, else the last one before it."""
    while not is_workday(day, side):
        day -= _DAY
    return day


@lru_cache(maxsize=4096)
def on_or_after(day: date, side: Side) -> date:
    """The day itself if it is a working day of the side, else the first one after it."""
    while not is_workday(day, side):
        day += _DAY
    return day
