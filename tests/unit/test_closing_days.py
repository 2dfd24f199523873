"""The days on which offices are closed: those that are published, the rule, and exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from holidays import country_holidays

from bot.domain.rules import workdays
from bot.domain.rules.closing_days import Exceptions, closing_days, read_exceptions
from bot.domain.rules.workdays import is_workday, on_or_after, on_or_before
from bot.domain.sides import SEATS, Side

SATURDAY = 5
# Weekdays on which nobody is at work, 2024 to 2030. The EU: decisions of the Commission on public
# holidays for 2024 and 2025, and for later years what follows from the date of Easter. Japan: the
# Cabinet Office's lists for 2024 to 2027; for later years the law and the computed equinoxes.
EU = {
    2024: "01-01 01-02 03-28 03-29 04-01 05-01 05-09 05-10 05-20 08-15 11-01 "
    "12-24 12-25 12-26 12-27 12-30 12-31",
    2025: "01-01 01-02 04-17 04-18 04-21 05-01 05-09 05-29 05-30 06-09 07-21 08-15 "
    "12-24 12-25 12-26 12-29 12-30 12-31",
    2026: "01-01 01-02 04-02 04-03 04-06 05-01 05-14 05-15 05-25 07-21 11-02 "
    "12-24 12-25 12-28 12-29 12-30 12-31",
    2027: "01-01 03-25 03-26 03-29 05-06 05-07 05-17 07-21 11-01 11-02 "
    "12-24 12-27 12-28 12-29 12-30 12-31",
    2028: "04-13 04-14 04-17 05-01 05-09 05-25 05-26 06-05 07-21 08-15 11-01 11-02 "
    "12-25 12-26 12-27 12-28 12-29",
    2029: "01-01 01-02 03-29 03-30 04-02 05-01 05-09 05-10 05-11 05-21 08-15 11-01 11-02 "
    "12-24 12-25 12-26 12-27 12-28 12-31",
    2030: "01-01 01-02 04-18 04-19 04-22 05-01 05-09 05-30 05-31 06-10 08-15 11-01 "
    "12-24 12-25 12-26 12-27 12-30 12-31",
}
JAPAN = {
    2024: "01-01 01-02 01-03 01-08 02-12 02-23 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 "
    "10-14 11-04 12-30 12-31",
    2025: "01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 "
    "10-13 11-03 11-24 12-29 12-30 12-31",
    2026: "01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 "
    "09-23 10-12 11-03 11-23 12-29 12-30 12-31",
    2027: "01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 "
    "11-03 11-23 12-29 12-30 12-31",
    2028: "01-03 01-10 02-11 02-23 03-20 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 "
    "11-23 12-29",
    2029: "01-01 01-02 01-03 01-08 02-12 02-23 03-20 04-30 05-03 05-04 07-16 09-17 09-24 10-08 "
    "11-23 12-31",
    2030: "01-01 01-02 01-03 01-14 02-11 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 10-14 "
    "11-04 12-30 12-31",
}


# Decisions of the Commission for years before the table: what the rule must come to.
EARLIER = {
    2014: "01-01 01-02 04-17 04-18 04-21 05-01 05-09 05-29 05-30 06-09 07-21 08-15 "
    "12-24 12-25 12-26 12-29 12-30 12-31",  # OJ C 39, 12.2.2013, p. 26
    2023: "01-02 04-06 04-07 04-10 05-01 05-09 05-18 05-19 05-29 07-21 08-15 11-01 11-02 "
    "12-25 12-26 12-27 12-28 12-29",  # OJ C 201 I, 28.5.2021, p. 2
}


@pytest.fixture
def own_days() -> Iterator[None]:
    """An organisation that closes on a bridge day, and opens on one of its side's closing days."""
    workdays.observe(
        read_exceptions("# ours\neu closed 2027-05-03  bridge\n\njapan open 2027-12-29\n")
    )
    yield
    workdays.observe(Exceptions())


@pytest.mark.parametrize("side", SEATS)
def test_every_day_from_2024_to_2030(side: Side) -> None:
    """Of the weekdays these are off, and no others."""
    listed = EU if side is Side.EU else JAPAN
    expected = [date.fromisoformat(f"{y}-{d}") for y, days in listed.items() for d in days.split()]
    first = date(2024, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(2030, 12, 31) - first).days + 1)]
    off = [day for day in days if day.weekday() < SATURDAY and not is_workday(day, side)]
    assert off == expected


@pytest.mark.parametrize("year", EARLIER)
def test_the_rule_comes_to_what_was_published(year: int) -> None:
    """For the EU's institutions in years that the table does not hold."""
    listed = closing_days(Side.EU, year)
    weekdays = sorted(f"{day:%m-%d}" for day in listed.days if day.weekday() < SATURDAY)
    assert not listed.published
    assert " ".join(weekdays) == EARLIER[year]


def test_what_is_published_and_what_is_worked_out() -> None:
    """Every year says where its days come from."""
    published = {s: [y for y in range(2024, 2031) if closing_days(s, y).published] for s in SEATS}
    assert published == {Side.EU: [2024, 2025], Side.JAPAN: [2024, 2025, 2026, 2027]}
    assert all(closing_days(side, year).source for side in SEATS for year in range(2024, 2031))
    assert "by rule" in closing_days(Side.EU, 2028).source


@pytest.mark.parametrize("year", range(2024, 2028))
def test_the_library_knows_the_published_national_holidays(year: int) -> None:
    """So that the years to come can be left to it; the turn of the year it cannot know."""
    turn = {date(year, 1, 2), date(year, 1, 3), *(date(year, 12, day) for day in (29, 30, 31))}
    known = frozenset(country_holidays("JP", years=year))
    assert closing_days(Side.JAPAN, year).days == known | turn


@pytest.mark.parametrize(
    ("day", "side", "before", "after"),
    [
        ("2026-12-25", Side.EU, "2026-12-23", "2027-01-04"),
        ("2026-11-11", Side.EU, "2026-11-11", "2026-11-11"),
        ("2027-01-02", Side.JAPAN, "2026-12-28", "2027-01-04"),
        ("2026-09-22", Side.JAPAN, "2026-09-18", "2026-09-24"),
    ],
)
def test_the_nearest_working_day(day: str, side: Side, before: str, after: str) -> None:
    """Through Christmas in Brussels, and through the turn of the year and Silver Week in Tokyo."""
    known = date.fromisoformat(day)
    assert on_or_before(known, side) == date.fromisoformat(before)
    assert on_or_after(known, side) == date.fromisoformat(after)


@pytest.mark.usefixtures("own_days")
def test_an_organisation_with_other_days() -> None:
    """Its own list wins, both ways, for the side that it names."""
    assert not is_workday(date(2027, 5, 3), Side.EU)
    assert is_workday(date(2027, 12, 29), Side.JAPAN)
    assert not is_workday(date(2027, 12, 30), Side.JAPAN)
    assert on_or_before(date(2027, 5, 3), Side.EU) == date(2027, 4, 30)


@pytest.mark.parametrize(
    "wrong",
    ["eu closed", "eu shut 2027-05-03", "us closed 2027-05-03", "coordinator closed 2027-05-03",
     "eu closed 2027-02-30"],
)  # fmt: skip
def test_a_bad_list_names_its_line(wrong: str) -> None:
    """In one line that says how it should look."""
    with pytest.raises(ValueError, match=r'^line 2 is not like "eu closed 2027-05-03"$'):
        read_exceptions(f"# days\n{wrong}\n")
