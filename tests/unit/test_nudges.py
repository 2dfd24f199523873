"""On which days a person is told of what they answer for: never twice, never on a day off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.dates.hours import local_date
from bot.domain.rules.nudges import days, plan, told_on
from bot.domain.rules.responsibilities import Responsibility
from bot.domain.rules.terms import Term
from bot.domain.rules.workdays import is_workday, on_or_after, on_or_before
from bot.domain.sides import SEATS, Side

TEAM, USER = "T1", "U1"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
ZONES = sorted(name for name in available_timezones() if name.startswith(("A", "E", "P")))

on_any_day = st.dates(date(2023, 1, 1), date(2037, 12, 31))
on_any_side = st.sampled_from(SEATS)
in_any_zone = st.sampled_from(ZONES)


def responsibility(
    due: date | None = None,
    side: Side = Side.EU,
    since: datetime = LONG_AGO,
    snoozed: date | None = None,
    last: date | None = None,
) -> Responsibility:
    """Something that is due on a day, or that has no date."""
    term = Term(due, last or due) if due else None
    return Responsibility(USER, side, "CYBER-1", since, leads=True, term=term, snoozed=snoozed)


def up_to(last: date, of: Responsibility, start: date = date(2020, 1, 1)) -> list[date]:
    """The days on which somebody is told of a charge, until a day."""
    return list(takewhile(lambda day: day <= last, days(of, start)))


def at_nine(day: date, zone: str) -> datetime:
    """Nine o'clock on a day, on the wall."""
    return datetime.combine(day, time(9), ZoneInfo(zone))


def lived(
    known: Sequence[Responsibility], zone: str, looks: Sequence[datetime]
) -> list[tuple[date, datetime]]:
    """What is sent, and when, if one plans and sends at each of these moments."""
    sent: dict[str, tuple[date, datetime]] = {}
    for now in looks:
        for each in plan(TEAM, known, {USER: zone}, now):
            if each.due_at <= now and each.key not in sent and each.subject_date:
                sent[each.key] = (each.subject_date, now)
    return list(sent.values())


@pytest.mark.parametrize(
    ("day", "side", "expected"),
    [
        ("2026-05-01", Side.EU, "2026-04-30"),  # Labour Day
        ("2026-05-01", Side.JAPAN, "2026-05-01"),
        ("2026-05-06", Side.JAPAN, "2026-05-01"),  # Golden Week, with a day in lieu
        ("2026-05-06", Side.EU, "2026-05-06"),
        ("2026-05-17", Side.EU, "2026-05-13"),  # the Sunday after Ascension and its bridge day
        ("2027-01-01", Side.EU, "2026-12-23"),  # the EU's institutions close for the week
    ],
)
def test_days_off_of_both_sides(day: str, side: Side, expected: str) -> None:
    """Week-ends, and the closing days of the offices."""
    assert on_or_before(date.fromisoformat(day), side) == date.fromisoformat(expected)


@settings(deadline=None)  # the first day of a side reckons a year of closing days
@given(on_any_day, on_any_side)
def test_seven_days_one_day_and_no_day_before(due: date, side: Side) -> None:
    """Each once, moved earlier where it must be; two that fall on one day are one."""
    nominal = [due - 7 * DAY, due - DAY, due]
    expected = sorted({on_or_before(day, side) for day in nominal})
    assert up_to(due, responsibility(due, side)) == expected


@given(on_any_day, on_any_side)
def test_weekly_four_times_and_then_monthly(due: date, side: Side) -> None:
    """Counted from the due date, wherever one begins to look."""
    nominal = [due + n * WEEK for n in range(1, 5)]
    nominal += [due + relativedelta(months=n) for n in range(2, 20)]
    expected = sorted({on_or_before(day, side) for day in nominal})
    late = [day for day in up_to(expected[-1], responsibility(due, side), due) if day > due]
    assert late == [day for day in expected if day > due]
    middle = expected[10]
    assert next(days(responsibility(due, side), middle)) == middle


@given(on_any_day, on_any_side, st.integers(0, 9))
def test_a_range_is_counted_to_and_late_after_it(first: date, side: Side, length: int) -> None:
    """A meeting of several days: its first day is counted to, its last one is the end."""
    last = first + length * DAY
    known = up_to(last + WEEK, responsibility(first, side, last=last))
    before = {on_or_before(first - lead * DAY, side) for lead in (7, 1, 0)}
    assert known == sorted(before | {on_or_before(last + WEEK, side)})


@given(on_any_day, on_any_side)
def test_once_a_quarter_without_a_date(start: date, side: Side) -> None:
    """On its first working day."""
    known = up_to(start + 400 * DAY, responsibility(side=side), start)
    months = {(day.year, day.month) for day in known}
    assert len(known) in (4, 5)
    assert len(months) == len(known)
    assert {month for _, month in months} == {1, 4, 7, 10}
    assert all(on_or_after(day.replace(day=1), side) == day for day in known)


def test_not_while_the_text_names_a_meeting_ahead() -> None:
    """Nobody is asked whether it is still true before that is over."""
    named = Responsibility(USER, Side.EU, "AI-2", LONG_AGO, True, None, stated=date(2024, 5, 3))
    assert next(days(named, date(2024, 1, 1))) == date(2024, 7, 1)


@given(on_any_day, on_any_side, st.integers(-60, 400))
def test_a_snooze_leaves_the_rhythm_as_it_is(due: date, side: Side, ahead: int) -> None:
    """Nothing before its end; that, on the first working day; then all as it would have been."""
    until = due + ahead * DAY
    end = due + 500 * DAY
    usual = up_to(end, responsibility(due, side))
    woken = on_or_after(until, side)
    expected = sorted({day for day in usual if day >= until} | {woken})
    assert up_to(end, responsibility(due, side, snoozed=until)) == expected


@given(
    st.lists(st.tuples(on_any_day, st.booleans()), min_size=1, max_size=4),
    on_any_side,
    in_any_zone,
    st.integers(0, 100),
)
def test_at_most_one_a_day_at_nine_on_working_days(
    dues: list[tuple[date, bool]], side: Side, zone: str, ahead: int
) -> None:
    """However much is due, by the clock of whoever is told, through every clock change."""
    start = dues[0][0] - ahead * DAY
    end, since = start + 59 * DAY, at_nine(start, zone)
    known = [responsibility(due if dated else None, side, since) for due, dated in dues]
    sent = lived(known, zone, [at_nine(start + n * DAY, zone) for n in range(60)])
    told = [day for day, _ in sent]
    assert [local_date(now, zone) for _, now in sent] == told
    assert told == sorted({day for each in known for day in up_to(end, each, start)})
    assert all(is_workday(day, side) for day in told)


@given(on_any_day, on_any_side, in_any_zone)
def test_it_comes_at_nine_by_the_wall_clock(due: date, side: Side, zone: str) -> None:
    """Neither an hour early nor late, on the days around a clock change as on any other."""
    now = at_nine(due - 9 * DAY, zone)
    *_, message = planned = plan(TEAM, [responsibility(due, side)], {USER: zone}, now)
    local = [each.due_at.astimezone(ZoneInfo(zone)) for each in planned]
    assert {(at.hour, at.minute) for at in local} == {(9, 0)}
    assert local[-1].date() == message.subject_date


@given(on_any_day, on_any_side, st.integers(25, 48))
@example(due=date(2037, 8, 27), side=Side.JAPAN, length=48)  # five days off: 19 to 23 September
def test_after_a_pause_one(due: date, side: Side, length: int) -> None:
    """Of all that was missed only the newest, on a working day; and no more for that day."""
    zone, began = "Europe/Brussels", due - 25 * DAY
    looks = [at_nine(began, zone)]
    woke = datetime.combine(began + length * DAY, time(), UTC)
    looks += [woke + timedelta(hours=n) for n in range(24 * 14)]  # longer than any holidays
    missed = up_to(looks[1].date() - DAY, responsibility(due, side), began + DAY)
    sent = [each for each in lived([responsibility(due, side)], zone, looks) if each[1] >= woke]
    late = [day for day, _ in sent if day < woke.date()]
    assert late in ([], [missed[-1]] if missed else [])
    dates = [local_date(now, zone) for _, now in sent]
    assert len(set(dates)) == len(dates)
    assert all(is_workday(day, side) for day in dates)
    own = up_to(woke.date() + 13 * DAY, responsibility(due, side), woke.date())
    assert late or own or not missed


@given(on_any_day, on_any_side)
def test_nothing_from_before_it_was_theirs(due: date, side: Side) -> None:
    """A seat that was taken at noon, on the eve of the due date, has no past."""
    zone = "Asia/Tokyo"
    eve = on_or_before(due - DAY, side)
    noon = at_nine(eve, zone) + timedelta(hours=3)
    late_comer = responsibility(due, side, noon)
    assert not told_on(late_comer, eve, zone)
    assert all(each.due_at > noon for each in plan(TEAM, [late_comer], {USER: zone}, noon))


def test_whoever_has_no_zone_lives_by_their_capital() -> None:
    """Until Slack has told where they are."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    [message] = plan(TEAM, [responsibility(date(2026, 3, 20), Side.JAPAN, now)], {}, now)
    assert message.due_at == datetime(2026, 3, 13, tzinfo=UTC)
    assert message.payload == {"view": "nudge U1 2026-03-13"}
