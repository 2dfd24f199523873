"""Until when something is snoozed, as people say it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from bot.domain.statement import When


class Until(StrEnum):
    """A day that is counted from the day on which it is said."""

    TOMORROW = "tomorrow"
    NEXT_WEEK = "next week"


def day_of(until: Until | date | When, today: date) -> date:
    """The day that is meant by what was said on the day `today`; next week begins on Monday.

    Of a longer time it is the first day.
    """
    match until:
        case Until.TOMORROW:
            return today + timedelta(days=1)
        case Until.NEXT_WEEK:
            return today + timedelta(days=7 - today.weekday())
        case When():
            return until.earliest or today
        case _:
            return until
