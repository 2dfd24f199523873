"""The days on which the two sides' offices are closed besides week-ends, year by year.

Each year says where its days come from. A year that is not published yet is worked out by the
rule that the published ones follow, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from bot.domain.sides import SEATS, Side

_DAY = timedelta(days=1)
# Days from Easter Sunday on which the EU's institutions are closed.
_MAUNDY_THURSDAY, _GOOD_FRIDAY, _EASTER_MONDAY = -3, -2, 1
_ASCENSION, _DAY_AFTER_ASCENSION, _WHIT_MONDAY = 39, 40, 50
_EU_FIXED = ((1, 1), (1, 2), (5, 1), (5, 9), (7, 21), (8, 15), (11, 1), (11, 2))
_EU_DECEMBER = range(24, 32)
_EU_RULE = "by rule, as in the Commission's decisions on public holidays of 2023 to 2025"
_JAPAN_RULE = "by rule: Act on National Holidays, the equinoxes as they are computed"


@dataclass(frozen=True, slots=True)
class ClosingDays:
    """The days of one year on which a side's offices are closed, week-ends not counted apart.

    `source` says where they were published, or that they were worked out.
    """

    days: frozenset[date]
    source: str
    published: bool


# Decisions of the Commission for staff in Brussels; days at week-ends are not in them.
_EU = {
    2024: ("Commission Decision of 17 November 2022, OJ C 440, 21.11.2022, p. 15", (
        "01-01 01-02 03-28 03-29 04-01 05-01 05-09 05-10 05-20 08-15 11-01 "
        "12-24 12-25 12-26 12-27 12-30 12-31"
    )),
    2025: ("European Commission, public holidays 2025 (staff in Brussels)", (
        "01-01 01-02 04-17 04-18 04-21 05-01 05-09 05-29 05-30 06-09 07-21 08-15 "
        "12-24 12-25 12-26 12-29 12-30 12-31"
    )),
}  # fmt: skip
# The Cabinet Office's lists of national holidays (国民の祝日), days in lieu among them.
_CABINET_OFFICE = "Cabinet Office, 国民の祝日; the equinoxes by the calendar of {published}"
_JAPAN = {
    2024: ("February 2023", (
        "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 "
        "09-16 09-22 09-23 10-14 11-03 11-04 11-23"
    )),
    2025: ("February 2024", (
        "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 "
        "09-23 10-13 11-03 11-23 11-24"
    )),
    2026: ("February 2025", (
        "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 "
        "09-23 10-12 11-03 11-23"
    )),
    2027: ("February 2026", (
        "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 "
        "10-11 11-03 11-23"
    )),
}  # fmt: skip


@lru_cache(maxsize=512)
def closing_days(side: Side, year: int) -> ClosingDays:
    """The days on which the offices of a side, EU or Japan, are closed in a year, 1900 to 2199."""
    return _japan(year) if side is Side.JAPAN else _eu(year)


def _eu(year: int) -> ClosingDays:
    """The EU's institutions in Brussels: open on 11 November, closed from 24 December on."""
    if year in _EU:
        source, listed = _EU[year]
        return ClosingDays(frozenset(_listed(year, listed)), source, published=True)
    sunday: date = easter(year)
    moving = (
        _MAUNDY_THURSDAY, _GOOD_FRIDAY, _EASTER_MONDAY, _ASCENSION, _DAY_AFTER_ASCENSION,
        _WHIT_MONDAY,
    )  # fmt: skip
    days = [date(year, month, day) for month, day in _EU_FIXED]
    days += [sunday + timedelta(days=each) for each in moving]
    days += [date(year, 12, day) for day in _EU_DECEMBER]
    return ClosingDays(frozenset(days), _EU_RULE, published=False)


def _japan(year: int) -> ClosingDays:
    """The government's offices, by the Act on Holidays of Administrative Organs (1988, No. 91).

    National holidays and days in lieu, and 29 December to 3 January.
    """
    turn = {date(year, 12, day) for day in (29, 30, 31)} | {date(year, 1, day) for day in (2, 3)}
    if year in _JAPAN:
        published, days = _JAPAN[year]
        source = _CABINET_OFFICE.replace("{published}", published)
        return ClosingDays(frozenset(_listed(year, days)) | turn, source, published=True)
    from holidays import country_holidays  # loaded late: few years take it

    national = frozenset(country_holidays("JP", years=year)) | {date(year, 1, 1)}
    return ClosingDays(national | turn, _JAPAN_RULE, published=False)


def _listed(year: int, days: str) -> Iterable[date]:
    return (date.fromisoformat(f"{year}-{day}") for day in days.split())


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Days on which the offices of an organisation differ from those of its side."""

    closed: frozenset[tuple[Side, date]] = frozenset()
    open: frozenset[tuple[Side, date]] = frozenset()


def read_exceptions(text: str) -> Exceptions:
    """Read a list of days, one a line: "eu closed 2027-05-03", "japan open 2027-12-29".

    What follows the date, or a "#", is for people. Blank lines do not matter.

    Raises:
        ValueError: a line is none of these; the message says which.
    """
    said = list(_lines(text))
    return Exceptions(
        closed=frozenset((side, day) for side, state, day in said if state == "closed"),
        open=frozenset((side, day) for side, state, day in said if state == "open"),
    )


def _lines(text: str) -> Iterator[tuple[Side, str, date]]:
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split(maxsplit=3)
        if not words:
            continue
        try:
            side, state, day = words[:3]
            if side not in SEATS or state not in ("open", "closed"):
                raise ValueError(line)
            yield Side(side), state, date.fromisoformat(day)
        except ValueError:
            raise ValueError(f'line {number} is not like "eu closed 2027-05-03"') from None
