"""Hours of the day, as people write them and as clocks show them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest

from bot.domain.dates.hours import local_instant, read_hour
from tests.zones import HOURS, days, wrong

# Clocks that change at midnight, by half an hour, by two hours, four times a year, and not at all.
PECULIAR = {
    "Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/Nuuk", "America/Santiago",
    "Antarctica/Troll", "Asia/Beirut", "Asia/Tokyo", "Australia/Lord_Howe", "Europe/Brussels",
    "Pacific/Apia",
}  # fmt: skip
ZONES = sorted(PECULIAR | set(sorted(available_timezones())[::40]))


@pytest.mark.parametrize("zone", ZONES)
def test_an_hour_comes_once_a_day(zone: str) -> None:
    """On each of the days around which the zone's clocks change, and on others."""
    for hour in HOURS:
        year = 2020 + len(zone) % 16
        assert list(wrong(zone, hour, days(date(year, 1, 1), date(year + 1, 12, 31)))) == []


def test_an_hour_that_is_skipped_moves_on_and_one_that_comes_twice_is_its_first_coming() -> None:
    """In spring and in autumn in Brussels."""
    skipped = local_instant(date(2026, 3, 29), time(2, 30), "Europe/Brussels")
    twice = local_instant(date(2026, 10, 25), time(2, 30), "Europe/Brussels")
    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert twice.utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("08:30", time(8, 30)), ("8.30", time(8, 30)), ("9", time(9)), ("8 am", time(8)),
        ("5pm", time(17)), ("12 am", time(0)), ("8時30分", time(8, 30)), ("00:00", time(0)),
        ("24:00", None), ("25", None), ("17:61", None), ("13 pm", None), ("noonish", None),
        ("", None), ("8:30 Tokyo", None),
    ],
)  # fmt: skip
def test_hours_as_people_write_them(said: str, hour: time | None) -> None:
    """None for what is not a valid hour."""
    assert read_hour(said) == hour
