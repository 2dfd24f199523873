"""Between two turns nothing else is wanted: so nothing need be planned meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.loader import shipped
from bot.domain.dates import parse_when
from bot.domain.outbox import Planned
from bot.domain.rules import nudges
from bot.domain.rules.frequency import Frequency
from bot.domain.rules.milestones import ends, is_over
from bot.domain.rules.reminders import Channels, plan, turns
from bot.domain.rules.reminders.digests import plan_digests
from bot.domain.rules.reminders.questions import Organiser, ask_dates, quarter_days
from bot.domain.rules.responsibilities import Responsibility
from bot.domain.rules.terms import Term
from bot.domain.sides import SEATS, Side
from bot.domain.state import Digest, Subscription
from bot.domain.statement import Milestone, When

CATALOGUE = shipped()
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
ZONES = ("Europe/Brussels", "Asia/Tokyo", "America/St_Johns", "Australia/Lord_Howe")

Plan = Callable[[datetime], tuple[list[Planned], Iterable[datetime]]]
moments = st.integers(0, 40 * 24).map(lambda hours: START + timedelta(hours=hours))
zones = st.sampled_from(ZONES)
days = st.dates(date(2026, 2, 1), date(2026, 4, 30))


def meeting(words: str) -> Milestone:
    """A meeting on a day, or some time in a month or a year."""
    when = parse_when(words)
    assert isinstance(when, When)
    return Milestone(id=f"M-{words}", title="Meeting", when=when)


def must_stand(planned: Plan, now: datetime) -> None:
    """What is wanted at `now` still is just before the next turn, and every hour until then."""
    wanted, instants = planned(now)
    until = min([*(at for at in instants if at > now), now + timedelta(days=1)])
    hours = (now + timedelta(hours=n) for n in range(1, 25))
    for later in [*takewhile(lambda at: at < until, hours), until - timedelta(seconds=1)]:
        assert planned(later)[0] == wanted, later


@given(
    st.lists(days, min_size=1, max_size=3, unique=True),
    st.sets(st.integers(0, 8), min_size=1),
    st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
    zones,
    moments,
)
def test_reminders(
    dates: list[date], leads: set[int], hour: time, zone: str, now: datetime
) -> None:
    """They turn when one falls due, gives way to the next, or the meeting is over."""
    here = Subscription("T1", "C1", (), tuple(leads), hour, zone, "U1", START)
    meetings = [meeting(day.isoformat()) for day in dates]

    def planned(at: datetime) -> tuple[list[Planned], Iterable[datetime]]:
        ahead = [each for each in meetings if not is_over(each, at)]
        wanted = plan(CATALOGUE, ahead, Channels([here]), at)
        return wanted, [*turns(wanted), *ends(ahead)]

    must_stand(planned, now)


@given(st.sampled_from(Frequency), zones, moments)
def test_digests(frequency: Frequency, zone: str, now: datetime) -> None:
    """They turn when one falls due."""
    digest = Digest("T1", "C1", frequency, time(9), zone, "U1", START)

    def planned(at: datetime) -> tuple[list[Planned], Iterable[datetime]]:
        wanted = plan_digests([digest], at)
        return wanted, [each.due_at for each in wanted]

    must_stand(planned, now)


@given(
    st.lists(st.sampled_from(["2026", "2027", "May 2026", "2026-03-12"]), unique=True),
    zones,
    moments,
)
def test_questions(dates: list[str], zone: str, now: datetime) -> None:
    """They turn on the days on which they could be asked."""
    meetings = [meeting(each) for each in dates]
    organiser = Organiser("U1", zone, START)

    def planned(at: datetime) -> tuple[list[Planned], Iterable[datetime]]:
        return ask_dates("T1", meetings, [organiser], at), quarter_days([organiser], at)

    must_stand(planned, now)


dues = st.none() | days.map(lambda day: Term(day, day))
answers = st.builds(
    lambda user, side, term, since, until: Responsibility(
        user, side, "CYBER-1", since, leads=True, term=term, snoozed=until
    ),
    st.sampled_from(["U1", "U2"]),
    st.sampled_from(SEATS),
    dues,
    moments,
    st.none() | days,
)


@given(st.lists(answers, max_size=4), zones, moments)
def test_nudges(known: list[Responsibility], zone: str, now: datetime) -> None:
    """They turn when one falls due, and on each day on which one is made up for."""
    theirs = [each for each in known if each.since <= now]
    where = {"U1": zone}  # of the other nothing is known

    def planned(at: datetime) -> tuple[list[Planned], Iterable[datetime]]:
        wanted = nudges.plan("T1", theirs, where, at)
        return wanted, nudges.turns(wanted, where, at)

    must_stand(planned, now)


def test_a_workspace_rests_until_the_next_day_of_somebody() -> None:
    """Who leads something without a date has one turn ahead, months away."""
    known = [Responsibility("U1", Side.EU, "CYBER-1", START, leads=True, term=None)]
    now = datetime(2026, 5, 5, 12, tzinfo=UTC)
    wanted = nudges.plan("T1", known, {}, now)
    turns_ahead = [at for at in nudges.turns(wanted, {}, now) if at > now]
    assert min(turns_ahead) == datetime(2026, 7, 1, 7, tzinfo=UTC)
