"""The ways in which dates are written in Japanese: one pattern each, as in `forms`.

A fiscal year (年度) runs from April to March. The thirds of a month (上旬, 中旬, 下旬) are its days
1 to 10, 11 to 20, and the rest, about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.domain.dates.edtf import DateTrouble
from bot.domain.dates.numerals import ERAS, SIGNS, era_year, number
from bot.domain.dates.spans import Reading, edtf, months, span

WEEKDAYS = "月火水木金土日"
_NUMBER = rf"(?:\d{{1,2}}|[{SIGNS}]{{1,3}})"
_YEAR = rf"(?:(?:{ERAS}) ?(?:{_NUMBER}|元)|\d{{4,}}|[{SIGNS}]{{4,6}})"
_Y1, _Y2 = (rf"(?:西暦 ?)?(?P<y{n}>{_YEAR}) ?年(?: ?の)?" for n in "12")
_M1, _M2 = (rf"(?P<m{n}>{_NUMBER}) ?月" for n in "12")
_D1, _D2 = (
    rf"(?P<d{n}>{_NUMBER}) ?日"
    rf"(?: ?\((?P<w{n}>[{WEEKDAYS}])(?:曜日?)?(?:[・,、/ ]*祝日?)?\)"
    rf"| ?(?P<v{n}>[{WEEKDAYS}])曜日?)?"
    for n in "12"
)
_DAY_1 = _D1.replace("日", "日?", 1)
_TO = r" ?(?:から|より|[-~〜ー–]{1,2}|至) ?"
_UNTIL = r"(?: ?まで)?"
_FISCAL = rf"(?P<y2>{_YEAR}) ?年度(?: ?の)? ?"
_OF_YEAR = rf"{_Y2}(?: ?の)? ?"
_OF_MONTH = rf"(?:{_Y2} ?)?{_M2}(?: ?の)? ?"
_ABOUT = "頃|ごろ|ころ"
_THIRDS_OF_YEAR = {
    "初め": (1, 4), "初頭": (1, 4), "始め": (1, 4), "はじめ": (1, 4),
    "半ば": (5, 8), "なかば": (5, 8), "中頃": (5, 8), "中ごろ": (5, 8), "央": (5, 8),
    "末": (9, 12), "終わり": (9, 12), "終盤": (9, 12),
}  # fmt: skip
_THIRDS_OF_MONTH = {"上旬": (1, 10), "初旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_HALVES = {
    "前半": 1,
    "上半期": 1,
    "上期": 1,
    "前期": 1,
    "後半": 2,
    "下半期": 2,
    "下期": 2,
    "後期": 2,
}
_APRIL, _MARCH = 4, 3
_LONGEST_YEAR = len("二千二十七")
_PART = rf"(?:第? ?(?P<nth>[1-4一二三四]) ?四半期|(?P<half>{'|'.join(_HALVES)}))"


def _dates(found: re.Match[str]) -> Reading:
    """One date or a range; of a date that stands alone the first groups hold it."""
    said = found.groupdict()
    first, last = ([said.get(f"{unit}{n}") for unit in "ymd"] for n in "12")
    return span(first, last) if any(last) else span((None,) * 3, first)


def _pair(found: re.Match[str]) -> Reading:
    """Two days, which are a range only where one follows the other."""
    follows = number(found["d2"]) == number(found["d1"]) + 1
    return _dates(found) if follows else DateTrouble.UNREADABLE


def _third_of_month(found: re.Match[str]) -> Reading:
    if not found["y2"]:
        return DateTrouble.NO_YEAR
    month, word = edtf(found["y2"], found["m2"]), found["part"]
    if word not in _THIRDS_OF_MONTH:
        return f"{month}~"
    first, last = _THIRDS_OF_MONTH[word]
    return f"{month}-{first:02}~/{month}-{min(last, _length(month)):02}~"


def _last_of_month(found: re.Match[str]) -> Reading:
    if not found["y2"]:
        return DateTrouble.NO_YEAR
    month = edtf(found["y2"], found["m2"])
    return f"{month}-{_length(month):02}"


def _length(month: str) -> int:
    """How many days a month has; 28 for one that there is not, which `bounds` will refuse."""
    try:
        return (date.fromisoformat(f"{month}-01") + relativedelta(day=31)).day
    except ValueError:
        return 28


def _third_of_year(found: re.Match[str]) -> Reading:
    year, (first, last) = edtf(found["y2"]), _THIRDS_OF_YEAR[found["part"]]
    return f"{year}-~{first:02}/{year}-~{last:02}"


def _season(found: re.Match[str]) -> Reading:
    return f"{edtf(found['y2'])}-{_SEASONS[found['season']]}"


def _part_of_year(found: re.Match[str], begins: int = 1) -> Reading:
    """A quarter or a half of a year that begins in a month."""
    year = _year(found)
    if isinstance(year, DateTrouble):
        return year
    if half := found["half"]:
        return months(year, begins + 6 * (_HALVES[half] - 1), 6)
    return months(year, begins + 3 * (number(found["nth"]) - 1), 3)


def _part_of_fiscal_year(found: re.Match[str]) -> Reading:
    return _part_of_year(found, _APRIL)


def _fiscal_year(found: re.Match[str]) -> Reading:
    year = _year(found)
    return year if isinstance(year, DateTrouble) else fiscal(year, found["part"] or "")


def fiscal(year: int, part: str = "") -> str:
    """A fiscal year in EDTF, April to March, or its end ("末") or its beginning ("初め")."""
    if part in ("末", "終わり"):
        return f"{year + 1:04}-{_MARCH:02}~"
    if part in ("初め", "はじめ", "始め", "当初"):
        return f"{year:04}-{_APRIL:02}~"
    return months(year, _APRIL, 12)


def _year(found: re.Match[str]) -> int | DateTrouble:
    said = found["y2"]
    era = era_year(said)
    year = era if era is not None else number(said) if len(said) <= _LONGEST_YEAR else 0
    return year if 1900 <= year <= 2199 else DateTrouble.YEAR_OUT_OF_RANGE


def _about(found: re.Match[str]) -> Reading:
    reading = span((None,) * 3, [found["y2"], found["m2"], found["d2"]])
    return reading if isinstance(reading, DateTrouble) else f"{reading}~"


FORMS: tuple[tuple[str, Callable[[re.Match[str]], Reading]], ...] = (
    (rf"(?:{_Y1} ?)?{_M1} ?{_D1}(?:{_TO}(?:(?:{_Y2} ?)?{_M2} ?)?{_D2})?{_UNTIL}", _dates),
    (rf"(?:{_Y1} ?)?{_M1} ?{_DAY_1} ?[・、,] ?{_D2}{_UNTIL}", _pair),
    (rf"(?P<y2>(?:{ERAS}) ?\d{{1,2}})(?P<sep>[./])(?P<m2>\d{{1,2}})(?P=sep)(?P<d2>\d{{1,2}})",
     _dates),
    (rf"{_Y1} ?{_M1}{_TO}(?:{_Y2} ?)?{_M2}{_UNTIL}", _dates),
    (rf"(?P<y1>{_YEAR})(?: ?年)?{_TO}{_Y2}{_UNTIL}", _dates),
    (rf"{_Y1} ?(?:{_M1}(?! ?[{SIGNS}\d]+ ?日))?(?:中|内)?(?: ?の?うち)?{_UNTIL}", _dates),
    (rf"{_OF_MONTH}(?P<part>{'|'.join(_THIRDS_OF_MONTH)}){_UNTIL}", _third_of_month),
    (rf"{_OF_MONTH}(?P<part>初め|始め|はじめ|半ば|なかば|中頃|中ごろ|末|終わり|{_ABOUT}){_UNTIL}",
     _third_of_month),
    (rf"{_OF_MONTH}(?:末日|最終日|晦日){_UNTIL}", _last_of_month),
    (rf"{_OF_YEAR}(?P<part>{'|'.join(_THIRDS_OF_YEAR)}){_UNTIL}", _third_of_year),
    (rf"{_OF_YEAR}(?P<season>[{''.join(_SEASONS)}]){_UNTIL}", _season),
    (rf"{_OF_YEAR}{_PART}{_UNTIL}", _part_of_year),
    (rf"{_FISCAL}{_PART}{_UNTIL}", _part_of_fiscal_year),
    (rf"{_FISCAL}(?P<part>末|終わり|初め|はじめ|始め|当初|中|内)?{_UNTIL}", _fiscal_year),
    (rf"{_Y2}(?: ?{_M2}(?: ?{_D2})?)? ?(?:{_ABOUT})", _about),
)  # fmt: skip
