"""Dates that are counted from today, put as dates that are not: "next month" as "December 2026".

A week begins on Monday. "next Friday" is that of the next week; "Friday" is the next one there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.dates.forms import DAY_NAMES, MONTH_NAMES, SEASONS, THIRDS, weekday
from bot.domain.dates.numerals import SIGNS, number
from bot.domain.dates.spans import MONTHS, month_number

_WEEK = timedelta(days=7)
_APRIL, _YEAR = 4, 12
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_KANJI_COUNT = rf"(?P<count>\d{{1,3}}|[{SIGNS}]{{1,3}})"
_KANJI_SPAN = rf"{_KANJI_COUNT} ?(?P<unit>日|週間?|[かカヵヶケ箇]月|年)間?"
_FROM_NOW = "(?:今後|向こう|これから)の? ?"
_AHEAD = {
    "this": 0, "the current": 0, "next": 1, "the next": 1, "the coming": 1,
    "今": 0, "本": 0, "来": 1, "再来": 2,
}  # fmt: skip
# 3か月, in whatever letter it is written
_MONTHS_COUNTED = str.maketrans(dict.fromkeys("カヵヶケ箇", "か"))
_UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|years?)"
_WHICH = r"(?P<which>this|the current|next|the next|the coming)"
_COMING = r"(?:(?:within|in|over|during) )?(?:the )?(?:next|coming|following)"
_THIRD = "|".join(THIRDS)
_THIS_OR_NEXT_YEAR = r"(?P<which>今|本|来|再来)年"
_PART_OF_MONTH = "中旬|中|内|上旬|初旬|下旬|初め|始め|はじめ|半ば|中頃|末日|末"
_CLOCK_AHEAD = r"(?=$|[ ,、]*(?:at |from )?(?:\d{1,2}(?:[:.h時]| ?[ap]m)|午|noon)|[.。にま])"


@dataclass(frozen=True)
class Change:
    """What was put in place of other words: where it stands now, and the words that stood there."""

    start: int
    end: int
    words: str


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], str]]


def absolute(text: str, today: date) -> tuple[str, list[Change]]:
    """Cleaned `text` with all that is counted from `today` put as dates; what was changed, too."""
    rules = _ENGLISH if text.isascii() else _RULES
    matches = [(found, rule) for pattern, rule in rules for found in pattern.finditer(text)]
    matches.sort(key=lambda match: (match[0].start(), -match[0].end()))
    parts: list[str] = []
    changes: list[Change] = []
    done, length = 0, 0
    for found, rule in matches:
        if found.start() < done:
            continue
        try:
            words = rule(found, today)
        except (ValueError, OverflowError):  # beyond the years that a calendar has
            continue
        kept = text[done : found.start()]
        length += len(kept)
        changes.append(Change(length, length + len(words), found[0]))
        parts += [kept, words]
        done, length = found.end(), length + len(words)
    return "".join([*parts, text[done:]]), changes


def restored(text: str, changes: list[Change], start: int, end: int) -> str:
    """A part of what `absolute` gave, in the words that stood there before."""
    parts: list[str] = []
    for change in changes:
        if start <= change.start and change.end <= end:
            parts += [text[start : change.start], change.words]
            start = change.end
    return "".join([*parts, text[start:end]])


def _rule(pattern: str, put: Callable[[re.Match[str], date], str]) -> Rule:
    bounded = rf"(?<![\w./:@#&=-])(?:{pattern})(?![\w-])" if pattern.isascii() else pattern
    return re.compile(bounded, re.IGNORECASE | re.ASCII), put


def _days(ahead: int) -> Callable[[re.Match[str], date], str]:
    return lambda _, today: (today + timedelta(days=ahead)).isoformat()


def _which(found: re.Match[str]) -> int:
    return _AHEAD[found["which"].casefold()]


def _year(found: re.Match[str], today: date) -> str:
    return str(today.year + _which(found))


def _the_year(_: re.Match[str], today: date) -> str:
    return str(today.year)


def _english_month(found: re.Match[str], today: date) -> str:
    month = today + relativedelta(months=_which(found))
    return f"{MONTHS[month.month - 1].capitalize()} {month.year}"


def _the_month(_: re.Match[str], today: date) -> str:
    return f"{MONTHS[today.month - 1].capitalize()} {today.year}"


def _quarter(found: re.Match[str], today: date) -> str:
    first = today + relativedelta(months=3 * _which(found))
    return f"Q{(first.month + 2) // 3} {first.year}"


def _week(found: re.Match[str], today: date) -> str:
    monday = _monday(today) + _which(found) * _WEEK
    return f"{monday} to {monday + timedelta(days=4)}"


def _friday(found: re.Match[str], today: date) -> str:
    return str(_monday(today) + _which(found) * _WEEK + timedelta(days=4))


def _weekday_of_week(found: re.Match[str], today: date) -> str:
    day = _monday(today) + _which(found) * _WEEK + timedelta(days=weekday(found["day"]))
    # "this Friday", said on a Saturday, is to come; 今週の金曜 is over.
    return str(day + _WEEK if day < today and found["which"].isascii() else day)


def _next_weekday(found: re.Match[str], today: date) -> str:
    day = today + timedelta(days=(weekday(found["day"]) - today.weekday() - 1) % 7 + 1)
    return f"{found['kept']}{day}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _until_then(found: re.Match[str], today: date) -> str:
    """From today to so many days, weeks, months or years from today."""
    return f"{today} to {_counted(found, today)}"


def _counted(found: re.Match[str], today: date) -> str:
    """So many days, weeks, months or years from today."""
    said, unit = found["count"].casefold(), found["unit"].casefold().translate(_MONTHS_COUNTED)
    many = _NUMBERS.get(said) or number(said)
    units = {
        "d": relativedelta(days=many), "日": relativedelta(days=many),
        "f": relativedelta(weeks=2 * many),
        "w": relativedelta(weeks=many), "週": relativedelta(weeks=many),
        "m": relativedelta(months=many), "か": relativedelta(months=many),
        "y": relativedelta(years=many), "年": relativedelta(years=many),
    }  # fmt: skip
    return str(today + units[unit[0]])


def _coming_month(found: re.Match[str], today: date) -> str:
    """A month without its year: the present one, or the next of that name."""
    month = month_number(found["month"])
    year = today.year + (month < today.month)
    if found["month"][0].isascii() and found["month"][0].isalpha():
        return f"{found['kept']}{found['month']} {year}"
    return f"{year}年{found['month']}月"


def _coming_season(found: re.Match[str], today: date) -> str:
    """The season of that name that is still to begin, or for "this" that of the year."""
    season = found["season"].casefold()
    begins = date(today.year, 3 * (SEASONS[season] - 20), 1)
    later = found["which"].casefold() == "next" and begins <= today
    return f"{season} {today.year + later}"


def _japanese_year(found: re.Match[str], today: date) -> str:
    return f"{today.year + _which(found)}年"


def _japanese_fiscal_year(found: re.Match[str], today: date) -> str:
    return f"{_fiscal(today) + _which(found)}年度"


def _fiscal_year(found: re.Match[str], today: date) -> str:
    return f"FY{_fiscal(today) + _which(found)}"


def _fiscal(today: date) -> int:
    return today.year - (today.month < _APRIL)


def _japanese_month(found: re.Match[str], today: date) -> str:
    month = today + relativedelta(months=_which(found))
    return f"{month.year}年{month.month}月"


def _japanese_quarter(found: re.Match[str], today: date) -> str:
    first = today + relativedelta(months=3 * _which(found))
    return f"{first.year}年第{(first.month + 2) // 3}四半期"


def _end_of(found: re.Match[str], today: date) -> str:
    year = f"{_fiscal(today)}年度" if found["unit"] == "年度" else f"{today.year}年"
    month = f"{today.month}月" if found["unit"] == "月" else ""
    return f"{year}{month}{found['part']}"


_RULES: tuple[Rule, ...] = (
    _rule(r"the day after tomorrow|day after tomorrow", _days(2)),
    _rule("tomorrow", _days(1)),
    _rule("today", _days(0)),
    _rule(rf"(?:on )?{_WHICH} (?P<day>{DAY_NAMES})", _weekday_of_week),
    _rule(rf"(?:on )?(?P<day>{DAY_NAMES}) (?:of )?{_WHICH} week", _weekday_of_week),
    _rule(rf"{_WHICH} week,? (?:on )?(?P<day>{DAY_NAMES})", _weekday_of_week),
    _rule(rf"(?:the )?end of {_WHICH} week", _friday),
    _rule(rf"{_WHICH} week", _week),
    _rule(rf"(?:{_COMING}|within) {_COUNT} {_UNIT}", _until_then),
    _rule(rf"in {_COUNT} {_UNIT}(?:'? time)?", _counted),
    _rule(rf"{_COUNT} {_UNIT} (?:from (?:now|today)|hence)", _counted),
    _rule(r"(?P<kept>(?:^|\b(?:on|by|until) |[a-z0-9]+-\d+ )(?:on |the coming )?)"
          rf"(?P<day>{DAY_NAMES})"
          r"(?=$|,? (?:at |from )?(?:\d{1,2}(?:[:.h]| ?[ap]m)|noon)|\.$)", _next_weekday),
    _rule(rf"{_WHICH} month", _english_month),
    _rule(r"(?<=end of )the month|(?<=middle of )the month|(?<=end of )month", _the_month),
    _rule(rf"{_WHICH} quarter", _quarter),
    _rule(rf"(?:{_WHICH}) (?:japanese )?(?:fiscal year|fy)", _fiscal_year),
    _rule(rf"{_WHICH} (?:calendar )?year", _year),
    _rule(r"(?<=end of )the year|(?<=end of )year|(?<=half of )the year|(?<=later )this year",
          _the_year),
    _rule(rf"(?P<which>this|next) (?P<season>{'|'.join(SEASONS)})(?! (?:of )?\d)", _coming_season),
    (re.compile(rf"(?<![\w./-])(?P<kept>(?:{_THIRD})(?: of| in)?[ -])(?P<month>{MONTH_NAMES})"
                r"(?!\w|,? (?:of )?'?\d|,? (?:this|next) )", re.IGNORECASE | re.ASCII),
     _coming_month),
    _rule(rf"(?P<kept>in )(?P<month>{MONTH_NAMES})(?=$|[.,])", _coming_month),
    _rule(rf"(?P<kept>)next (?P<month>{MONTH_NAMES})(?! (?:of )?\d)", _coming_month),
    _rule("半年後", lambda _, today: str(today + relativedelta(months=6))),
    _rule("明々後日|しあさって", _days(3)),
    _rule("明後日|あさって", _days(2)),
    _rule("明日|あした", _days(1)),
    _rule("今日|本日|きょう", _days(0)),
    _rule(r"(?P<which>今|本|来|再来)週 ?の? ?(?P<day>[月火水木金土日])曜日?", _weekday_of_week),
    _rule(rf"(?P<which>今|来|再来)週 ?の? ?(?P<day>[月火水木金土日]){_CLOCK_AHEAD}",
          _weekday_of_week),
    _rule(r"(?P<which>今|本|来|再来)週(?! ?[の末明])(?: ?中)?", _week),
    _rule(r"(?<![^\s、])(?P<kept>)(?<!日 )(?:次の|今度の)?(?P<day>[月火水木金土日])曜日?"
          rf"{_CLOCK_AHEAD}", _next_weekday),
    _rule(rf"(?:{_FROM_NOW})?{_KANJI_SPAN} ?(?:以内|のうち|の間)", _until_then),
    _rule(rf"{_FROM_NOW}{_KANJI_SPAN}", _until_then),
    _rule(rf"{_KANJI_SPAN}後", _counted),
    _rule(r"(?P<which>今|本|来)四半期", _japanese_quarter),
    _rule(r"(?P<which>今|本|来|再来)年度", _japanese_fiscal_year),
    _rule(_THIS_OR_NEXT_YEAR, _japanese_year),
    _rule(r"(?P<which>今|本|来|再来)月(?!曜)", _japanese_month),
    _rule(r"(?<![\d一二三四五六七八九〇来今本年])(?<!\d )(?P<unit>年度|年|月)(?P<part>末|内)",
          _end_of),
    _rule(rf"(?<![年度の\d{SIGNS}])(?<![年度の] )(?P<month>\d{{1,2}}|[{SIGNS}]{{1,3}}) ?月"
          rf"(?= ?の? ?(?:{_PART_OF_MONTH}))", _coming_month),
)  # fmt: skip
_ENGLISH = tuple(rule for rule in _RULES if rule[0].pattern.isascii())
