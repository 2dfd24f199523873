"""Dates: what people write, what EDTF keeps, and what neither can be."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import BadDate, DateError, DateTrouble, bounds, find_when, parse_when, undated
from bot.domain.statement import When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PIECES = (
    "12", "May", "2026", "-", "14:00", "31", "Tokyo", "Q2", "early", "令和", "年", "月", "日",
    "~", "/", ".", "at",
)  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
YEARS = st.integers(1900, 2199)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """Any date of the subset that is kept."""
    day, year, month = draw(DAYS), draw(YEARS), draw(st.integers(1, 12))
    until = min(day + timedelta(draw(st.integers(0, 400))), date(2199, 12, 31))
    later = draw(st.integers(month, 12))
    return draw(
        st.sampled_from(
            [
                f"{year}",
                f"{year}~",
                f"{year}-{month:02}",
                f"{year}-{month:02}~",
                f"{year}-{draw(st.integers(21, 24))}",
                f"{day}",
                f"{day}/{until}",
                f"{year}-{month:02}/{year}-{later:02}",
                f"{year}-~{month:02}/{year}-~{later:02}",
            ]
        )
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2025-05-12", "2025-05-12"),
        ("2025/5/12", "2025-05-12"),
        ("12 May 2025", "2025-05-12"),
        ("12th of may, 2025.", "2025-05-12"),
        ("on the 12th of May 2025", "2025-05-12"),
        ("12-May-2025", "2025-05-12"),
        ("May 12, 2025", "2025-05-12"),
        ("Monday, 12 May 2025", "2025-05-12"),
        ("1 Sept. 2025", "2025-09-01"),
        ("12.5.2025", "2025-05-12"),
        ("13/5/2025", "2025-05-13"),
        ("5/13/2025", "2025-05-13"),
        ("5/5/2025", "2025-05-05"),
        ("１２ Ｍａｙ ２０２５", "2025-05-12"),
        ("2025年5月12日", "2025-05-12"),
        ("2025年 5月 12日", "2025-05-12"),
        ("令和7年5月12日", "2025-05-12"),
        ("令和元年5月12日", "2019-05-12"),
        ("2-3 May 2024", "2024-05-02/2024-05-03"),
        ("2–3 May 2024", "2024-05-02/2024-05-03"),
        ("2 to 3 May 2024", "2024-05-02/2024-05-03"),
        ("May 2-3, 2024", "2024-05-02/2024-05-03"),
        ("2024年5月2日〜3日", "2024-05-02/2024-05-03"),
        ("30 April - 2 May 2024", "2024-04-30/2024-05-02"),
        ("April 30 - May 2, 2024", "2024-04-30/2024-05-02"),
        ("2024年4月30日～5月2日", "2024-04-30/2024-05-02"),
        ("29 December 2025 - 3 January 2026", "2025-12-29/2026-01-03"),
        ("December 29, 2025 - January 3, 2026", "2025-12-29/2026-01-03"),
        ("2024-05-02 to 2024-05-03", "2024-05-02/2024-05-03"),
        ("May 2025", "2025-05"),
        ("2025年5月", "2025-05"),
        ("April to June 2026", "2026-04/2026-06"),
        ("2025", "2025"),
        ("in 2025", "2025"),
        ("by 2025", "2025"),
        ("2025年", "2025"),
        ("2025-2026", "2025/2026"),
        ("spring 2026", "2026-21"),
        ("Summer of 2026", "2026-22"),
        ("fall 2026", "2026-23"),
        ("winter 2026", "2026-24"),
        ("Q2 2026", "2026-04/2026-06"),
        ("2026 Q4", "2026-10/2026-12"),
        ("second quarter of 2026", "2026-04/2026-06"),
        ("first half of 2026", "2026-01/2026-06"),
        ("the last quarter of 2026", "2026-10/2026-12"),
        ("the latter half of 2026", "2026-07/2026-12"),
        ("the first nine months of 2026", "2026-01/2026-09"),
        ("by year-end 2026", "2026-~09/2026-~12"),
        ("early 2026", "2026-~01/2026-~04"),
        ("mid-2026", "2026-~05/2026-~08"),
        ("late 2026", "2026-~09/2026-~12"),
        ("end of 2026", "2026-~09/2026-~12"),
        ("early May 2026", "2026-05~"),
    ],
)
def test_dates_that_people_write(typed: str, expected: str) -> None:
    """Each way of writing a date comes out as its EDTF."""
    when = parse_when(typed)
    assert isinstance(when, When)
    assert when.edtf == expected
    assert (when.earliest, when.latest) == bounds(expected)
    assert when.at is None


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", DateTrouble.UNREADABLE),
        ("soon", DateTrouble.UNREADABLE),
        ("after 2026", DateTrouble.UNREADABLE),
        ("DPC-2025", DateTrouble.UNREADABLE),
        ("May 2025 14:00 Tokyo", DateTrouble.UNREADABLE),
        ("31 February 2026", DateTrouble.NO_SUCH_DAY),
        ("29 February 2025", DateTrouble.NO_SUCH_DAY),
        ("2026-13", DateTrouble.NO_SUCH_DAY),
        ("0 May 2026", DateTrouble.NO_SUCH_DAY),
        ("2025年13月", DateTrouble.NO_SUCH_DAY),
        ("Tuesday 12 May 2025", DateTrouble.OTHER_WEEKDAY),
        ("12 May", DateTrouble.NO_YEAR),
        ("2-3 May", DateTrouble.NO_YEAR),
        ("May 12", DateTrouble.NO_YEAR),
        ("5月12日", DateTrouble.NO_YEAR),
        ("30 Feb", DateTrouble.NO_SUCH_DAY),
        ("30 February - 2 March", DateTrouble.NO_SUCH_DAY),
        ("29 February", DateTrouble.NO_YEAR),
        ("12 May 25", DateTrouble.SHORT_YEAR),
        ("May 12, '26", DateTrouble.SHORT_YEAR),
        ("20255", DateTrouble.YEAR_OUT_OF_RANGE),
        ("0000", DateTrouble.YEAR_OUT_OF_RANGE),
        ("12 May 1899", DateTrouble.YEAR_OUT_OF_RANGE),
        ("2" * 5000, DateTrouble.YEAR_OUT_OF_RANGE),
        ("3-2 May 2024", DateTrouble.BACKWARDS),
        ("29 December - 3 January 2026", DateTrouble.BACKWARDS),
        ("2026/2025", DateTrouble.BACKWARDS),
        ("12/5/2025", DateTrouble.AMBIGUOUS),
        ("5-12-2025", DateTrouble.AMBIGUOUS),
        ("12 May 2025 25:00 Tokyo", DateTrouble.NO_SUCH_HOUR),
        ("12 May 2025 13pm Tokyo", DateTrouble.NO_SUCH_HOUR),
        ("30 March 2025 02:30 Brussels", DateTrouble.NO_SUCH_HOUR),
        ("12 May 2025 14:00", DateTrouble.NO_ZONE),
        ("12 May 2025, 2 p.m. ", DateTrouble.NO_ZONE),
        ("12 May 2025 14:00.", DateTrouble.NO_ZONE),
        ("12 May 2025 14:00 Narnia", DateTrouble.NO_SUCH_ZONE),
        ("12 May 2025 16:00-14:00 Tokyo", DateTrouble.BACKWARDS),
    ],
)
def test_dates_that_cannot_be(typed: str, trouble: DateTrouble) -> None:
    """What is no date says why."""
    assert parse_when(typed) is trouble


@pytest.mark.parametrize(
    ("typed", "at", "zone"),
    [
        ("14:00 Tokyo", "2025-05-12T14:00+09:00", "Asia/Tokyo"),
        (", 14.00 Asia/Tokyo", "2025-05-12T14:00+09:00", "Asia/Tokyo"),
        ("at 2pm Brussels", "2025-05-12T14:00+02:00", "Europe/Brussels"),
        ("2:30 p.m. (Brussels time)", "2025-05-12T14:30+02:00", "Europe/Brussels"),
        ("12 am JST", "2025-05-12T00:00+09:00", "Asia/Tokyo"),
        ("12:15pm CET", "2025-05-12T12:15+02:00", "Europe/Brussels"),
        ("9:00 cest", "2025-05-12T09:00+02:00", "Europe/Brussels"),
        ("14:00 UTC", "2025-05-12T14:00+00:00", "UTC"),
        ("14:00 new york", "2025-05-12T14:00-04:00", "America/New_York"),
        ("14時30分 東京", "2025-05-12T14:30+09:00", "Asia/Tokyo"),
    ],
)
def test_hours(typed: str, at: str, zone: str) -> None:
    """An hour is kept in the zone it was given in."""
    when = parse_when(f"12 May 2025 {typed}")
    assert isinstance(when, When)
    assert (when.edtf, when.at, when.zone) == ("2025-05-12", datetime.fromisoformat(at), zone)


def test_hour_that_comes_twice_is_the_first() -> None:
    """When the clock is put back, the first of the two is meant."""
    when = parse_when("26 October 2025 02:30 Brussels")
    assert isinstance(when, When)
    assert when.at is not None
    assert when.at.isoformat() == "2025-10-26T02:30:00+02:00"


def test_words_are_kept_as_typed() -> None:
    """The words are what was typed, made plain."""
    when = parse_when(" ２–３  May 2024 ")
    assert isinstance(when, When)
    assert when.words == "2-3 May 2024"


def test_undated() -> None:
    """What has no date keeps its words alone."""
    assert undated(" upcoming ") == When(edtf=None, words="upcoming")


@pytest.mark.parametrize(
    ("typed", "before", "words", "after"),
    [
        ("CES 2026 6-9 January 2026 Las Vegas", "CES 2026", "6-9 January 2026", "Las Vegas"),
        ("Horizon 2020 in 2026", "Horizon 2020", "in 2026", ""),
        ("May reception, 12 June 2026", "May reception", "12 June 2026", ""),
        ("Council (May 2026)", "Council", "May 2026", ""),
        ("Workshop (AI) 2026", "Workshop (AI)", "2026", ""),
        ("G7 2026-06-14", "G7", "2026-06-14", ""),
        ("Call 12 May 2026 14:00 Tokyo, Kantei", "Call", "12 May 2026 14:00 Tokyo", "Kantei"),
        ("会合 2025年5月12日 東京", "会合", "2025年5月12日", "東京"),
        ("会合 2025年5月 東京", "会合", "2025年5月", "東京"),
        ("12 May 2026", "", "12 May 2026", ""),
    ],
)
def test_find_when(typed: str, before: str, words: str, after: str) -> None:
    """The most precise date is the date, of equals the last; the rest is title and place."""
    found = find_when(typed)
    assert not isinstance(found, BadDate)
    assert (found[0], found[1].words, found[2]) == (before, words, after)


@pytest.mark.parametrize(
    ("typed", "trouble", "words"),
    [
        ("CES 2026 31 February 2026 Las Vegas", DateTrouble.NO_SUCH_DAY, "31 February 2026"),
        ("CES 2026 on 6 January", DateTrouble.NO_YEAR, "on 6 January"),
        ("CES 12 May 2026 25:00 Tokyo", DateTrouble.NO_SUCH_HOUR, "12 May 2026 25:00 Tokyo"),
        ("CES in Las Vegas", DateTrouble.UNREADABLE, ""),
    ],
)
def test_find_when_reports_the_date_that_was_meant(
    typed: str, trouble: DateTrouble, words: str
) -> None:
    """An impossible day is not passed over for the year in the title, and is quoted alone."""
    assert find_when(typed) == BadDate(trouble, words)


@pytest.mark.parametrize("said", ["´", "日 ", "1 May ~ "])
def test_what_is_too_long_is_no_date(said: str) -> None:
    """Marks that come apart when they are read make a text longer; nobody waits for it."""
    begun = time.thread_time()
    assert parse_when(said * 16_000) is DateTrouble.UNREADABLE
    assert time.thread_time() - begun < 0.5


@pytest.mark.parametrize(
    "wrong", ["", "2026-1", "2026-05-12T10:00", "2026/..", "202X", "2026?", "2026-05-12-~", "soon"]
)
def test_bounds_refuses_what_is_outside_the_subset(wrong: str) -> None:
    """Only the subset that is written is read."""
    with pytest.raises(DateError):
        bounds(wrong)


@given(edtf())
def test_edtf_round_trips(text: str) -> None:
    """What is kept reads back as itself, its bounds in order and inside its years."""
    when = parse_when(text)
    assert isinstance(when, When)
    assert when.edtf == text
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= when.latest
    assert str(when.earliest.year) == text[:4]
    assert (when.latest - when.earliest).days <= 400


@given(DAYS)
def test_every_day_reads_in_every_order(day: date) -> None:
    """Day first, month first, ISO and Japanese are the same day."""
    month = MONTHS[day.month - 1]
    for typed in (
        f"{day.day} {month} {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day}.{day.month}.{day.year}",
    ):
        when = parse_when(typed)
        assert isinstance(when, When)
        assert when.edtf == day.isoformat()


@given(st.text(st.characters(categories=None), max_size=200))
def test_no_text_raises(text: str) -> None:
    """Whatever is typed, there is an answer."""
    assert isinstance(parse_when(text), When | DateTrouble)


@given(st.lists(st.sampled_from(PIECES)))
def test_no_mixture_of_date_words_raises(parts: list[str]) -> None:
    """Nor do the grammar's own words in any order; bounds are always in order."""
    found = find_when(" ".join(parts))
    if not isinstance(found, BadDate) and found[1].edtf:
        earliest, latest = found[1].earliest, found[1].latest
        assert earliest is not None
        assert latest is not None
        assert earliest <= latest
