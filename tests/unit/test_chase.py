"""Who is asked about what, on which day, and when it is told what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates.hours import local_date
from bot.domain.rules.chase import (
    PATIENCE,
    Reason,
    answer,
    answerable,
    day_of_result,
    day_to_ask,
    reasons,
)
from bot.domain.rules.filters import Facts
from bot.domain.rules.nudges import Occasion, plan
from bot.domain.rules.responsibilities import Responsibility
from bot.domain.rules.status import Status
from bot.domain.rules.terms import Term
from bot.domain.rules.workdays import is_workday
from bot.domain.sides import SEATS, Side
from bot.domain.state import Ask, Change, Coworker, Seat
from tests.unit.render.world import CLARA, EVE, MORI, card, standing, when

DAY = timedelta(days=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
on_any_day = st.dates(date(2024, 1, 1), date(2027, 12, 31))
on_any_side = st.sampled_from(SEATS)


def ask(day: date, side: Side = Side.EU) -> Ask:
    """Something that somebody was asked, to be told on a day."""
    return Ask("CYBER-1", side, CLARA, MORI, EVE, day)


@settings(deadline=None)
@given(on_any_day, on_any_side, st.sets(st.integers(0, 9), max_size=6))
def test_asked_on_the_first_working_day_without_a_message(
    today: date, side: Side, told: set[int]
) -> None:
    """Never on a day that is taken, and not a working day too late."""
    taken = {today + each * DAY for each in told}
    day = day_to_ask(today, side, taken)
    assert is_workday(day, side)
    assert day not in taken
    between = (today + n * DAY for n in range((day - today).days))
    assert all(each in taken or not is_workday(each, side) for each in between)


@settings(deadline=None)
@given(st.lists(on_any_day, min_size=1, max_size=4), on_any_side)
def test_the_result_comes_on_the_third_working_day(days: list[date], side: Side) -> None:
    """After the last of those who were asked at once was told."""
    asks = [ask(day, side) for day in days]
    told = day_of_result(asks)
    after = (max(days) + n * DAY for n in range(1, (told - max(days)).days + 1))
    assert sum(is_workday(day, side) for day in after) == PATIENCE
    assert is_workday(told, side)


@settings(deadline=None)
@given(
    st.lists(st.tuples(on_any_day, on_any_side), max_size=4),
    st.lists(on_any_day, max_size=3),
    st.integers(0, 24 * 365 * 3),
)
def test_one_message_a_person_and_day(
    occasions: list[tuple[date, Side]], due: list[date], hours: int
) -> None:
    """Whatever comes together: what passed last, and what comes next, each on another day."""
    told = [Occasion(CLARA, side, day) for day, side in occasions]
    held = [
        Responsibility(CLARA, Side.EU, f"CYBER-{n}", LONG_AGO, leads=True, term=Term(day, day))
        for n, day in enumerate(due)
    ]
    at = datetime(2024, 2, 1, tzinfo=UTC) + timedelta(hours=hours)
    planned = plan("T1", held, {CLARA: "Europe/Brussels"}, at, told)
    assert len(planned) <= 2
    assert len({each.key for each in planned}) == len(planned)
    assert len({local_date(each.due_at, "Europe/Brussels") for each in planned}) == len(planned)
    ahead = [day for day, _ in occasions if day > at.date()]
    coming = [each.subject_date for each in planned if each.due_at > at and each.subject_date]
    assert not ahead or min(coming) <= min(ahead)


def test_what_is_behind() -> None:
    """Each reason by itself, together where they are; nothing of what is settled."""
    facts = Facts(date(2026, 6, 1))
    late = replace(
        card("CYBER-1"),
        eu_standing=standing("CYBER-1", Status.IN_PROGRESS, due=when("12 May 2026")),
    )
    assert reasons(late, Side.EU, facts) == (Reason.LATE, Reason.SILENT)
    heard = replace(facts, heard={("CYBER-1", Side.EU)})
    assert reasons(late, Side.EU, heard) == (Reason.LATE,)
    assert reasons(card("CYBER-1"), Side.JAPAN, facts) == (Reason.NO_LEAD, Reason.NOT_REPORTED)
    assert reasons(card("DFFT-1"), Side.EU, facts) == ()
    unreported = replace(card("CYBER-1"), eu_standing=None)
    assert reasons(unreported, Side.EU, facts) == (Reason.NOT_REPORTED,)


def test_who_can_be_asked() -> None:
    """The lead; of a unit whoever named it; where nobody leads, whoever works along."""
    unit = Seat("CYBER-1", Side.EU, "Unit 5", "Unit 5", EVE, MORI)
    along = {Side.EU: (Coworker("CYBER-1", Side.EU, "U0ALONG", "A", EVE, CLARA),)}
    led = replace(card("CYBER-1"), coworkers=along)
    assert answerable(led, Side.EU) == (CLARA,)
    assert answerable(replace(led, eu=unit), Side.EU) == (MORI,)
    assert answerable(replace(led, eu=None), Side.EU) == ("U0ALONG",)
    assert answerable(led, Side.JAPAN) == ()


def test_what_answers() -> None:
    """The newest report, date, link, lead or confirmation of that side since; no snooze."""
    asked = ask(date(2024, 5, 2))

    def line(what: str, hours: int) -> Change:
        return Change(EVE + timedelta(hours=hours), CLARA, "", "CYBER-1", what, None, "x")

    before, snooze, other = line("eu status", -1), line("eu snooze", 1), line("japan status", 1)
    assert answer(asked, [before, snooze, other, line("eu asked", 2)]) is None
    status, confirmed = line("eu status", 1), line("eu confirmation", 2)
    assert answer(asked, [before, status, snooze, confirmed]) == confirmed
