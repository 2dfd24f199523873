"""Days that are over, as one says since when: "1 October" is the last one there was."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.dates.edtf import DateTrouble
from bot.domain.dates.forms import DAY_NAMES, weekday
from bot.domain.dates.reader import parse_when
from bot.domain.statement import When
from bot.domain.text import fold

_AGO = {
    "today": relativedelta(), "今日": relativedelta(),
    "yesterday": relativedelta(days=1), "昨日": relativedelta(days=1),
    "last week": relativedelta(weeks=1), "a week ago": relativedelta(weeks=1),
    "先週": relativedelta(weeks=1),
    "last month": relativedelta(months=1), "a month ago": relativedelta(months=1),
    "先月": relativedelta(months=1),
    "last year": relativedelta(years=1), "a year ago": relativedelta(years=1),
    "昨年": relativedelta(years=1),
}  # fmt: skip
_WEEKDAY = re.compile(
    rf"(?P<last>last |先週の?)?(?P<day>{DAY_NAMES}|[月火水木金土日]曜日?)", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?<![a-z])(?:(?:last |先週の?)?(?:{DAY_NAMES}|[月火水木金土日]曜日?)|{'|'.join(_AGO)})"
    r"(?![a-z])",
    re.IGNORECASE,
)
# A year is added to what has none, as English or Japanese puts it.
_WITH_YEAR = ("{words} {year}", "{year}年{words}")


def past_words(text: str) -> str:
    """What in a text names a day that is over without a date; empty where nothing does.

    >>> past_words("last Monday on AI")
    'last Monday'
    """
    found = _NAMED.search(text)
    return found[0] if found else ""


def past_day(words: str, today: date) -> date | DateTrouble:
    """The first day of a date; of one without a year, the last that is not after `today`.

    A date that has its year may lie ahead.
    """
    if ago := _AGO.get(fold(words)):
        return today - ago
    if named := _WEEKDAY.fullmatch(words.strip()):
        return _weekday_before(named, today)
    when = parse_when(words, today)
    if isinstance(when, When):
        return when.earliest or DateTrouble.UNREADABLE
    if when not in (DateTrouble.NO_YEAR, DateTrouble.UNREADABLE):
        return when
    years = (today.year, today.year - 1)
    found = (_first(form.format(words=words, year=y)) for y in years for form in _WITH_YEAR)
    return next((day for day in found if day and day <= today), when)


def _weekday_before(named: re.Match[str], today: date) -> date:
    """The weekday of that name that was last, which may be today; "last Monday" is before."""
    before = today - timedelta(days=1) if named["last"] else today
    return before - timedelta(days=(before.weekday() - weekday(named["day"])) % 7)


def _first(words: str) -> date | None:
    when = parse_when(words)
    return when.earliest if isinstance(when, When) else None
