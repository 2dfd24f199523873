"""The ways in which people write dates: one pattern each, and what it means in EDTF.

A form only reads; whether such a day exists is for `edtf.bounds` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from bot.domain.dates import japanese
from bot.domain.dates.edtf import FIRST_YEAR, LAST_YEAR, PART, DateTrouble
from bot.domain.dates.japanese import fiscal
from bot.domain.dates.spans import MONTHS, Reading, edtf, months, span

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WINTER = "winter"
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_LAST = ("last", "final", "latter")
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11,
}  # fmt: skip
THIRDS = {
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4),
    "mid": (5, 8), "middle": (5, 8),
    "late": (9, 12), "end": (9, 12), "close": (9, 12), "year-end": (9, 12),
}  # fmt: skip
_APRIL = 4

# In the patterns 2 marks the last day of a range, or a date that stands alone; 1 marks the first.
DAY_NAMES = "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in WEEKDAYS)
_LAST_DAY = rf"(?:(?P<w2>{DAY_NAMES})\.?,? (?:the )?)?"
_D1, _D2 = (rf"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th)?" for n in "12")
MONTH_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|sept"
_M1, _M2 = (rf"(?P<m{n}>{MONTH_NAMES})\.?" for n in "12")
_Y1, _Y2 = (rf"(?P<y{n}>\d{{4,}})" for n in "12")
_SHORT = r"(?:\d{4,}|'?\d\d(?![\w:]))"  # a year after a month by its name, perhaps cut short
_S2 = rf"(?P<y2>{_SHORT})"
_OF, _GAP = r"(?: of |[ -]?)", r"(?:,? |-)"
_TO = r"(?: ?[-~〜ー]{1,2} ?| (?:to|until|till|through|thru) )"
_AND = r"(?: ?& ?| and |/| or )"
_FISCAL = r"(?:(?:japan(?:ese|'s)? )?fiscal year|j?fy) ?'?"
_ABOUT = r"(?:(?P<about>about|around|approximately|approx\.?|circa|ca\.?|c\.) )?"
_BEFORE = (
    r"(?<![\w./§:@#&=-])(?:(?:in|on|from|during|by|between|until|till"
    r"|(?:by )?no(?:t)? later than|at the latest by) )?(?:the )?"
    rf"{_ABOUT}(?:(?P<weekday>{DAY_NAMES})\.?,? (?:the )?)?"
)
_AFTER = (
    rf"(?:,? ?\((?P<bracket>{DAY_NAMES}|[{japanese.WEEKDAYS}](?:曜日?)?)\.?\))?"
    r"(?:(?<=[^\x00-\x28\x2a-\x7f])|(?!\w|[-/~.:]\w)|(?=T\d))"
)


@dataclass(frozen=True)
class Found:
    """Where in a text a date stands, and what it says.

    `weekdays` are those that were said of its first and of its last day; 0 is Monday.
    """

    start: int
    end: int
    reading: Reading
    weekdays: tuple[int | None, int | None]

    @property
    def precision(self) -> int:
        """0 for a year, 1 for months and seasons, 2 for days, readable or not."""
        if isinstance(self.reading, DateTrouble):
            return 2
        return self.reading.partition("/")[0].count("-")


def _span(found: re.Match[str]) -> Reading:
    """One date or a range of dates."""
    said = found.groupdict()
    first, last = ([said.get(f"{unit}{n}") for unit in "ymd"] for n in "12")
    return span(first, last)


def _month_and_year(found: re.Match[str]) -> Reading:
    """The number of a month and a year, in either order."""
    return edtf(found["y2"] or found["y1"], found["m2"] or found["m1"])


def _pair(found: re.Match[str]) -> Reading:
    """Two days, which are a range only where one follows the other."""
    if int(found["d2"]) != int(found["d1"]) + 1:
        return DateTrouble.UNREADABLE
    return _span(found)


def _numeric(found: re.Match[str]) -> Reading:
    """Day, month, year: with dots the day comes first; with others, only where it must."""
    day, month = found["a"], found["b"]
    if found["sep"] != "." and int(month) > len(MONTHS):
        day, month = month, day
    elif found["sep"] != "." and int(day) <= len(MONTHS) and int(day) != int(month):
        return DateTrouble.AMBIGUOUS
    return edtf(found["y2"], month, day)


def _season(found: re.Match[str]) -> Reading:
    """A season; a winter may name both of the years that it lies in."""
    season, year, next_year = found["season"].casefold(), found["y2"], found["next"]
    if next_year and (season != _WINTER or not f"{int(year) + 1}".endswith(next_year)):
        return DateTrouble.UNREADABLE
    return f"{year}-{SEASONS[season]}"


def _fraction(found: re.Match[str], begins: int = 1) -> Reading:
    """Quarters and halves, as intervals of months: EDTF has them on level 2 only."""
    nth = found["nth"].casefold()
    length = 3 if found["unit"].casefold().startswith("q") else 6
    which = 12 // length if nth in _LAST else _ORDINALS.get(nth) or int(nth)
    return _months(found, begins + length * (which - 1), length)


def _first_months(found: re.Match[str]) -> Reading:
    """The first three, six or any other months of a year."""
    count = found["count"].casefold()
    return _months(found, 1, _COUNTS.get(count) or int(count))


def _months(found: re.Match[str], first: int, count: int) -> Reading:
    year = int(found["y2"][:5])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateTrouble.YEAR_OUT_OF_RANGE
    return months(year, first, count)


def _fraction_of_fiscal_year(found: re.Match[str]) -> Reading:
    return _fraction(found, _APRIL)


def _fiscal_year(found: re.Match[str]) -> Reading:
    """As in Japan, April to March; one that names both of its years must name the right ones."""
    year, next_year = int(found["y2"][:5]), found["next"]
    if not FIRST_YEAR <= year < LAST_YEAR:
        return DateTrouble.YEAR_OUT_OF_RANGE
    if next_year and not f"{year + 1}".endswith(next_year):
        return DateTrouble.UNREADABLE
    ends = {"end": "末", "beginning": "初め", "start": "初め"}
    return fiscal(year, ends.get((found["third"] or "").casefold(), ""))


def _approximate(found: re.Match[str]) -> Reading:
    if found["m2"]:
        return f"{edtf(found['y2'], found['m2'])}~"
    first, last = THIRDS[found["third"].casefold()]
    return f"{found['y2']}-~{first:02}/{found['y2']}-~{last:02}"


def _raw(found: re.Match[str]) -> Reading:
    return f"{found['from']}/{found['to']}" if found["to"] else found["from"]


_UNIT = r"(?P<unit>quarter|half|semester)"
_NTH = rf"(?P<nth>{'|'.join((*_ORDINALS, *_LAST))})"
_NEXT = r"(?:[-/](?P<next>\d{4}|\d\d))?"
_OF_YEAR = r"(?: of| in|,)? (?:the (?:calendar )?year )?"
_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Reading]], ...] = (
    (rf"(?:{_D1}(?: \((?P<v1>{DAY_NAMES})\))?(?:{_OF}{_M1}(?:{_GAP}{_Y1})?)?{_TO})?{_LAST_DAY}{_D2}"
     rf"(?: \((?P<v2>{DAY_NAMES})\))?{_OF}{_M2}(?:{_GAP}{_S2})?", _span),
    (rf"(?<=between ){_D1}(?:{_OF}{_M1}(?:{_GAP}{_Y1})?)? and {_LAST_DAY}{_D2}{_OF}{_M2}"
     rf"(?:{_GAP}{_S2})?", _span),
    (rf"{_D1}{_AND}{_D2}{_OF}{_M2}(?:{_GAP}{_S2})?", _pair),
    (rf"{_M2} {_D1}{_AND}{_D2}(?:{_GAP}{_S2})?", _pair),
    (rf"{_M1} {_D1}(?:{_GAP}{_Y1})?{_TO}{_LAST_DAY}(?:{_M2} )?{_D2}(?:{_GAP}{_S2})?", _span),
    (rf"{_M2} {_D2}(?:{_GAP}{_S2})?", _span),
    (rf"(?:{_M1}(?: {_Y1})?{_TO})?{_M2},?(?: of)? ?{_Y2}", _span),
    (rf"between {_M1} and {_M2} {_Y2}", _span),
    (rf"{_Y1}{_TO}{_Y2}", _span),
    (r"(?P<y2>\d{4,})(?P<sep>[./-])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})", _span),
    (rf"{_Y2} {_M2} {_D2}", _span),
    (r"(?P<y2>(?:19|20|21)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)", _span),
    (r"(?P<m2>\d{1,2})/(?P<y2>\d{4})|(?P<y1>\d{4})/(?P<m1>\d{1,2})", _month_and_year),
    (rf"{_M2} (?P<y2>'\d\d)", _span),
    (rf"(?P<y2>\d{{4}}) (?P<season>{'|'.join(SEASONS)})(?P<next>(?!))?", _season),
    (rf"(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep){_Y2}", _numeric),
    (rf"(?P<season>{'|'.join(SEASONS)})(?: of| in)? {_Y2}{_NEXT}", _season),
    (rf"(?P<unit>[qh])(?P<nth>[1-4])(?: of | in |, ?|[ /-]?){_Y2}", _fraction),
    (rf"(?P<nth>[1-4])(?P<unit>[qh])(?: of | in |, ?|[ /-]?){_Y2}", _fraction),
    (rf"{_Y2}[ /-]?(?P<unit>[qh])(?P<nth>[1-4])", _fraction),
    (rf"{_NTH} {_UNIT}{_OF_YEAR}{_Y2}", _fraction),
    (rf"first (?P<count>{'|'.join(_COUNTS)}|[2-9]|1[01]) months of {_Y2}", _first_months),
    (rf"(?P<unit>[qh])(?P<nth>[1-4])(?: of|,)? {_FISCAL}{_Y2}", _fraction_of_fiscal_year),
    (rf"{_NTH} {_UNIT}(?: of|,)? (?:the )?{_FISCAL}{_Y2}", _fraction_of_fiscal_year),
    (rf"(?:(?P<third>end|beginning|start)(?: of)? (?:the )?)?{_FISCAL}{_Y2}{_NEXT}", _fiscal_year),
    (rf"(?P<third>{'|'.join(THIRDS)})(?: of| in)?[ -](?:the year )?(?:{_M2},? )?{_Y2}",
     _approximate),
    (rf"(?P<from>{PART})(?:(?:/| - | to )(?P<to>{PART}))?", _raw),
)  # fmt: skip

Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]]


def _compiled(forms: Iterable[tuple[str, Callable[[re.Match[str]], Reading]]]) -> tuple[Form, ...]:
    return tuple(
        (re.compile(_BEFORE + form + _AFTER, re.IGNORECASE | re.ASCII), read)
        for form, read in forms
    )


# Not at the start, of whose time they would take a twentieth.
@cache
def _english() -> tuple[Form, ...]:
    return _compiled(_FORMS)


@cache
def _every() -> tuple[Form, ...]:
    return _english() + _compiled(japanese.FORMS)


def find_dates(text: str) -> list[Found]:
    """Find all that looks like a date in cleaned `text`, left to right, none inside another."""
    forms = _english() if text.isascii() else _every()
    matches = [(found, read) for form, read in forms for found in form.finditer(text)]
    matches.sort(key=lambda match: (match[0].start(), -match[0].end()))
    dates: list[Found] = []
    for found, read in matches:
        if not dates or found.start() >= dates[-1].end:
            dates.append(Found(found.start(), found.end(), _read(found, read), _weekdays(found)))
    return dates


def weekday(name: str) -> int:
    """The number of a weekday, 0 for Monday, by its English or its Japanese name."""
    if name[0] in japanese.WEEKDAYS:
        return japanese.WEEKDAYS.index(name[0])
    return next(i for i, full in enumerate(WEEKDAYS) if full.startswith(name[:3].casefold()))


def _read(found: re.Match[str], read: Callable[[re.Match[str]], Reading]) -> Reading:
    """What a form says; something about one date makes that approximate, and nothing else."""
    reading = read(found)
    if not found["about"] or isinstance(reading, DateTrouble):
        return reading
    return DateTrouble.UNREADABLE if "/" in reading or "~" in reading else f"{reading}~"


def _weekdays(found: re.Match[str]) -> tuple[int | None, int | None]:
    """What was said of the first and of the last day, which of one date are the same."""
    said = found.groupdict()
    first = _first_said(said[name] for name in ("weekday", "w1", "v1") if said.get(name))
    last = _first_said(said[name] for name in ("w2", "v2", "bracket") if said.get(name))
    return first, last


def _first_said(names: Iterable[str]) -> int | None:
    return next((weekday(name) for name in names), None)
