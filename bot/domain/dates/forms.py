"""The ways in which people write dates: one pattern each, and what it means in EDTF.

A form only reads; whether such a day exists is for `edtf.bounds` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.dates.edtf import PART, DateError, DateTrouble, bounds

Reading = str | DateTrouble

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_THIRDS = {
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4),
    "mid": (5, 8), "middle": (5, 8),
    "late": (9, 12), "end": (9, 12),
}  # fmt: skip
_REIWA_EPOCH = 2018
_LEAP_YEAR = "2024"
_YEAR_DIGITS = 4

# In the patterns 2 marks the last day of a range, or a date that stands alone; 1 marks the first.
_D1, _D2 = (rf"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th)?" for n in "12")
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + "|sept"
_M1, _M2 = (rf"(?P<m{n}>{_NAMES})\.?" for n in "12")
_Y1, _Y2 = (rf"(?P<y{n}>\d{{4,}})" for n in "12")
_SHORT = r"(?:\d{4,}|'?\d\d(?!\d))"  # a year after a month by its name, perhaps without its century
_S2 = rf"(?P<y2>{_SHORT})"
_OF, _GAP = r"(?: of |[ -]?)", r"(?:,? |-)"
_TO = r"(?: ?[-~〜]{1,2} ?| (?:to|until) )"
_NENGO = r"(?P<y2>\d{4,}|令和(?:\d{1,2}|元))年 ?"
_DAYS = "|".join(f"{name[:3]}|{name}" for name in _WEEKDAYS)
_BEFORE = rf"(?<![\w./§:@#&=-])(?:(?:in|on|from|during) )?(?:the )?(?:(?P<weekday>{_DAYS}),? )?"
_AFTER = r"(?:(?<=[年月日])|(?!\w|[-/~.:]\w))"


@dataclass(frozen=True)
class Found:
    """Where in a text a date stands, and what it says; `weekday` 0 is Monday."""

    start: int
    end: int
    reading: Reading
    weekday: int | None

    @property
    def precision(self) -> int:
        """0 for a year, 1 for months and seasons, 2 for days, readable or not."""
        if isinstance(self.reading, DateTrouble):
            return 2
        return self.reading.partition("/")[0].count("-")


def _edtf(year: str, month: str | None, day: str | None) -> str:
    if year.startswith("令和"):
        year = str(_REIWA_EPOCH + int(year[2:].replace("元", "1")))
    parts = [year]
    if month:
        parts.append(f"{int(month) if month.isdecimal() else _month(month):02}")
    if day:
        parts.append(f"{int(day):02}")
    return "-".join(parts)


def _month(name: str) -> int:
    return next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(name[:3].casefold()))


def _span(found: re.Match[str]) -> Reading:
    """One date or a range; what one end leaves unsaid ("2-3 May 2024") the other end says."""
    said = found.groupdict()
    first, last = ([said.get(f"{unit}{n}") for unit in "ymd"] for n in "12")
    year, month, day = (late or early for early, late in zip(first, last, strict=True))
    if not year:
        return _yearless(first, last) or DateTrouble.NO_YEAR
    if year.lstrip("'").isdecimal() and len(year) < _YEAR_DIGITS:
        return _yearless(first, last) or DateTrouble.SHORT_YEAR
    end = _edtf(year, month, day)
    if not any(first):
        return end
    return f"{_edtf(first[0] or year, first[1] or month, first[2] or day)}/{end}"


def _yearless(*days: list[str | None]) -> DateTrouble | None:
    """NO_SUCH_DAY where a day is in no year, such as 30 February; None otherwise."""
    try:
        for _, month, day in days:
            if month and day:
                bounds(_edtf(_LEAP_YEAR, month, day))
    except DateError as error:
        return error.trouble
    return None


def _numeric(found: re.Match[str]) -> Reading:
    """Day, month, year: with dots the day comes first; with others, only where it must."""
    day, month = found["a"], found["b"]
    if found["sep"] != "." and int(month) > len(_MONTHS):
        day, month = month, day
    elif found["sep"] != "." and int(day) <= len(_MONTHS) and int(day) != int(month):
        return DateTrouble.AMBIGUOUS
    return _edtf(found["y2"], month, day)


def _season(found: re.Match[str]) -> Reading:
    return f"{found['y2']}-{_SEASONS[found['season'].casefold()]}"


def _fraction(found: re.Match[str]) -> Reading:
    """Quarters and halves, as intervals of months: EDTF has them on level 2 only."""
    nth = found["nth"].casefold()
    months = 3 if found["unit"].casefold().startswith("q") else 6
    last = months * (int(nth) if nth.isdecimal() else _ORDINALS[nth])
    return f"{found['y2']}-{last - months + 1:02}/{found['y2']}-{last:02}"


def _approximate(found: re.Match[str]) -> Reading:
    if found["m2"]:
        return f"{_edtf(found['y2'], found['m2'], None)}~"
    first, last = _THIRDS[found["third"].casefold()]
    return f"{found['y2']}-~{first:02}/{found['y2']}-~{last:02}"


def _raw(found: re.Match[str]) -> Reading:
    return f"{found['from']}/{found['to']}" if found["to"] else found["from"]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]], ...] = tuple(
    (re.compile(_BEFORE + form + _AFTER, re.IGNORECASE | re.ASCII), read)
    for form, read in (
        (rf"(?:{_D1}(?:{_OF}{_M1}(?:{_GAP}{_Y1})?)?{_TO})?{_D2}{_OF}{_M2}(?:{_GAP}{_S2})?", _span),
        (rf"{_D1} and {_D2}{_OF}{_M2}(?:{_GAP}{_S2})?", _span),
        (rf"{_M2} {_D1} and {_D2}(?:{_GAP}{_S2})?", _span),
        (rf"between {_M1} and {_M2} {_Y2}", _span),
        (rf"{_M1} {_D1}(?:{_GAP}{_Y1})?{_TO}(?:{_M2} )?{_D2}(?:{_GAP}{_S2})?", _span),
        (rf"{_M2} {_D2}(?:{_GAP}{_S2})?", _span),
        (r"(?P<m2>\d{1,2})月 ?(?P<d2>\d{1,2})日", _span),
        (rf"(?:{_M1}(?: {_Y1})?{_TO})?{_M2}(?: of |,? ?){_Y2}", _span),
        (rf"{_Y1}{_TO}{_Y2}", _span),
        (rf"{_Y2}(?P<sep>[./-])(?P<m2>\d{{1,2}})(?P=sep)(?P<d2>\d{{1,2}})", _span),
        (rf"(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep){_Y2}", _numeric),
        (rf"{_NENGO}(?P<m1>\d{{1,2}})月 ?(?P<d1>\d{{1,2}})日?{_TO}"
         r"(?:(?P<m2>\d{1,2})月 ?)?(?P<d2>\d{1,2})日", _span),
        (rf"{_NENGO}(?:(?P<m2>\d{{1,2}})月 ?(?:(?P<d2>\d{{1,2}})日)?)?", _span),
        (rf"(?P<season>{'|'.join(_SEASONS)})(?: of| in)? {_Y2}", _season),
        (rf"(?P<unit>[qh])(?P<nth>[1-4])(?: of | in |[ /-]?){_Y2}", _fraction),
        (rf"{_Y2}[ /-]?(?P<unit>[qh])(?P<nth>[1-4])", _fraction),
        (rf"(?P<nth>{'|'.join(_ORDINALS)}) (?P<unit>quarter|half)(?: of| in)? {_Y2}", _fraction),
        (rf"(?P<third>{'|'.join(_THIRDS)})(?: of| in)?[ -](?:{_M2} )?{_Y2}", _approximate),
        (rf"(?P<from>{PART})(?:(?:/| - | to )(?P<to>{PART}))?", _raw),
    )
)  # fmt: skip


def find_dates(text: str) -> list[Found]:
    """Find all that looks like a date in cleaned `text`, left to right, none inside another."""
    matches = [(found, read) for form, read in _FORMS for found in form.finditer(text)]
    matches.sort(key=lambda match: (match[0].start(), -match[0].end()))
    dates: list[Found] = []
    for found, read in matches:
        if not dates or found.start() >= dates[-1].end:
            named = found["weekday"]
            weekday = _weekday(named) if named else None
            dates.append(Found(found.start(), found.end(), read(found), weekday))
    return dates


def _weekday(name: str) -> int:
    return next(i for i, full in enumerate(_WEEKDAYS) if full.startswith(name[:3].casefold()))
