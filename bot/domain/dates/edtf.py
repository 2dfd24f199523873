"""Extended Date/Time Format (ISO 8601-2, Library of Congress): the subset that dpc writes.

Of level 1 the year, month, day and season, each perhaps approximate ("2026-05~"), and intervals
of them; of level 2 the interval between approximate months ("2026-~01/2026-~04"),
and one day or month of several ("[2024-01..2024-04]").
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

FIRST_YEAR, LAST_YEAR = 1900, 2199
_SPRING, _WINTER = 21, 24
PART = r"(?:[0-9]{4,}-~[0-9]{2}|[0-9]{4,}(?:-[0-9]{2}(?:-[0-9]{2})?)?~?)"
_DATE = re.compile(rf"({PART})(?:/({PART}))?")
_ONE_OF = re.compile(rf"\[({PART})\.\.({PART})\]")


class DateTrouble(StrEnum):
    """Why words are no date."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no such day"
    OTHER_WEEKDAY = "other weekday"
    NO_YEAR = "no year"
    SHORT_YEAR = "short year"
    YEAR_OUT_OF_RANGE = "year out of range"
    BACKWARDS = "backwards"
    AMBIGUOUS = "ambiguous"
    NO_SUCH_HOUR = "no such hour"
    NO_ZONE = "no zone"
    NO_SUCH_ZONE = "no such zone"


class DateError(ValueError):
    """The words or the EDTF string are no date; `trouble` says why."""

    def __init__(self, trouble: DateTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def bounds(edtf: str) -> tuple[date, date]:
    """Give the first and the last day that an EDTF date may mean.

    Raises:
        DateError: a ValueError, for what is outside the subset, outside 1900-2199, no day of the
            calendar, or an interval that ends before it starts.
    """
    found = _DATE.fullmatch(edtf) or _ONE_OF.fullmatch(edtf)
    if not found:
        raise DateError(DateTrouble.UNREADABLE)
    first = _part_bounds(found[1])
    last = _part_bounds(found[2] or found[1])
    if first[0] > last[0] or first[1] > last[1]:
        raise DateError(DateTrouble.BACKWARDS)
    return first[0], last[1]


def _part_bounds(part: str) -> tuple[date, date]:
    written, *rest = part.replace("~", "").split("-")
    # The length first: Python refuses to read numbers of thousands of digits.
    if len(written) != len("2024") or not FIRST_YEAR <= int(written) <= LAST_YEAR:
        raise DateError(DateTrouble.YEAR_OUT_OF_RANGE)
    try:
        return _unit_bounds(int(written), *map(int, rest))
    except ValueError as error:
        raise DateError(DateTrouble.NO_SUCH_DAY) from error


def _unit_bounds(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    if _SPRING <= month <= _WINTER:
        first = date(year, 3 * (month - _SPRING + 1), 1)
        return first, first + relativedelta(months=2, day=31)
    first = date(year, month, 1)
    return first, first + relativedelta(day=31)
