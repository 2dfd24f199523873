"""Years, months and days as they were said, put together in EDTF: one date, or a range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.dates.edtf import DateError, DateTrouble, bounds
from bot.domain.dates.numerals import era_year, number

Reading = str | DateTrouble
Said = Sequence[str | None]  # a year, a month and a day, each as far as it was said

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LEAP_YEAR = "2024"
_YEAR_DIGITS = 4


def span(first: Said, last: Said) -> Reading:
    """One date or a range; what one end leaves unsaid ("2-3 May 2024") the other end says.

    `first` is nothing but None where one date stands alone.
    """
    year, month, day = (late or early for early, late in zip(first, last, strict=True))
    if not year:
        return _yearless(first, last) or DateTrouble.NO_YEAR
    if year.lstrip("'").isdecimal() and len(year) < _YEAR_DIGITS:
        return _yearless(first, last) or DateTrouble.SHORT_YEAR
    end = edtf(year, month, day)
    if not any(first):
        return end
    return f"{edtf(first[0] or year, first[1] or month, first[2] or day)}/{end}"


def edtf(year: str, month: str | None = None, day: str | None = None) -> str:
    """A date in EDTF, whatever its numbers are written in; whether it exists is for `bounds`."""
    era = era_year(year)
    parts = [f"{era:04}" if era is not None else year if year.isascii() else f"{number(year):04}"]
    if month:
        parts.append(f"{month_number(month):02}")
    if day:
        parts.append(f"{number(day):02}")
    return "-".join(parts)


def month_number(said: str) -> int:
    """The number of a month, by its number or the first three letters of its English name."""
    if said[0].isascii() and said[0].isalpha():
        return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(said[:3].casefold()))
    return number(said)


def months(year: int, first: int, count: int) -> str:
    """So many whole months from the `first` of a year on, counted on into the next year."""
    last = first + count - 1
    ends = [date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) for month in (first, last)]
    return "/".join(f"{end:%Y-%m}" for end in ends)


def _yearless(*days: Said) -> DateTrouble | None:
    """NO_SUCH_DAY where a day is in no year, such as 30 February; None otherwise."""
    try:
        for _, month, day in days:
            if month and day:
                bounds(edtf(_LEAP_YEAR, month, day))
    except DateError as error:
        return error.trouble
    return None
