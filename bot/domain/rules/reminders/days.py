"""Days that come again: the first of months, and their first working days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.domain.rules.workdays import is_workday
from bot.domain.sides import SEATS, Side

# When people are told, unless they chose another hour.
HOUR = time(9)


def months_around(now: datetime, zone: str, reach: int) -> list[date]:
    """The first days of `reach` months before that of `now` in an IANA zone, its own, and after."""
    this = now.astimezone(ZoneInfo(zone)).date().replace(day=1)
    return [this + relativedelta(months=months) for months in range(-reach, reach + 1)]


def first_working_day(start: date, sides: Collection[Side] = SEATS) -> date:
    """The first day from `start` on, itself counted, on which all of these sides work."""
    day = start
    while not all(is_workday(day, side) for side in sides):
        day += timedelta(days=1)
    return day


def newest_and_next(
    occurrences: Iterable[tuple[date, datetime]], since: datetime, now: datetime
) -> Iterator[tuple[date, datetime]]:
    """Of days with their instants, in order: the newest that is due at `now`, and the next one.

    Those before `since` do not count.
    """
    later = [(day, at) for day, at in occurrences if at >= since]
    yield from [each for each in later if each[1] <= now][-1:]
    yield from [each for each in later if each[1] > now][:1]
