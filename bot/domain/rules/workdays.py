"""Working days of the two sides: Monday to Friday, without the public holidays of either place."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from bot.domain.sides import Side

# The EU's people follow the holidays of the seat of its institutions.
_COUNTRIES = {Side.EU: "BE", Side.JAPAN: "JP"}
_SATURDAY = 5
_DAY = timedelta(days=1)


def is_workday(day: date, side: Side) -> bool:
    """Whether people of a side, EU or Japan, work on a day."""
    return day.weekday() < _SATURDAY and day not in _holidays(side, day.year)


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


@lru_cache(maxsize=256)
def _holidays(side: Side, year: int) -> frozenset[date]:
    """A year's public holidays; none for years that lie beyond what is known of them."""
    return frozenset(country_holidays(_COUNTRIES[side], years=year))
