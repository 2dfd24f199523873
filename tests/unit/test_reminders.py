"""What is due in a channel, whatever happens: pure, and tried on made-up histories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.loader import shipped
from bot.domain.dates import parse_when
from bot.domain.outbox import Planned, Root
from bot.domain.rules.frequency import Frequency
from bot.domain.rules.milestones import is_over
from bot.domain.rules.reminders import Channels, covers, plan
from bot.domain.rules.reminders.days import first_working_day
from bot.domain.rules.reminders.digests import net, plan_digests
from bot.domain.rules.reminders.posts import REPLIES
from bot.domain.rules.reminders.questions import Organiser, ask_dates, ask_outcomes
from bot.domain.rules.workdays import is_workday
from bot.domain.sides import SEATS, Side
from bot.domain.state import Change, Digest, Subscription
from bot.domain.statement import Fate, Milestone, When

CATALOGUE = shipped()
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ZONES = ("Europe/Brussels", "Asia/Tokyo", "America/St_Johns", "Australia/Lord_Howe")


def when(words: str) -> When:
    """A date as people write it."""
    read = parse_when(words)
    assert isinstance(read, When)
    return read


def meeting(id: str, day: date | str, **fields: Any) -> Milestone:
    """A meeting on a day, or on a date as people write it."""
    words = day if isinstance(day, str) else day.isoformat()
    return Milestone(id=id, title=f"Meeting {id}", when=when(words), **fields)


def subscription(**fields: Any) -> Subscription:
    """A channel's, as it is unless it chooses otherwise."""
    usual: dict[str, Any] = {
        "team": "T1", "channel": "C1", "topics": (), "lead_days": None,
        "hour": time(9), "zone": "Europe/Brussels", "by": "U1", "since": START,
    }  # fmt: skip
    return Subscription(**usual | fields)


@dataclass
class Channel:
    """A channel, its meetings, and an outbox that minds keys as the database does."""

    subscription: Subscription
    meetings: dict[str, Milestone]
    now: datetime = START
    muted: set[tuple[str, str]] = field(default_factory=set)
    planned: dict[str, Planned] = field(default_factory=dict)
    sent: dict[str, tuple[Planned, datetime]] = field(default_factory=dict)
    roots: dict[tuple[str, str], Root] = field(default_factory=dict)

    def tick(self) -> list[Planned]:
        """Plan, then send what is due; what was sent."""
        channels = Channels([self.subscription], self.muted, self.roots)
        wanted = {row.key: row for row in self.wanted(channels)}
        self.planned = {key: row for key, row in wanted.items() if key not in self.sent}
        due = [row for row in self.planned.values() if row.due_at <= self.now]
        for row in due:
            self.send(row)
        return due

    def wanted(self, channels: Channels) -> list[Planned]:
        """What should exist; asking twice changes nothing."""
        rows = plan(CATALOGUE, self.meetings.values(), channels, self.now)
        assert rows == plan(CATALOGUE, self.meetings.values(), channels, self.now)
        assert len({row.key for row in rows}) == len(rows)
        return rows

    def send(self, row: Planned) -> None:
        """What no message may ever be."""
        here = self.meetings[row.subject]
        assert row.key not in self.sent
        assert here.outcome is Fate.OPEN
        assert here.when.earliest == row.subject_date
        assert not is_over(here, self.now)
        assert ("C1", here.id) not in self.muted
        assert self.subscription.since <= row.due_at <= self.now
        root = self.roots.get(("C1", here.id))
        assert row.thread_ts == (root.ts if root and row.lead in REPLIES else None)
        earlier = [p for p, _ in self.sent.values() if p.subject == here.id]
        same_date = [p.lead for p in earlier if p.subject_date == row.subject_date]
        assert all(lead > row.lead for lead in same_date)
        self.sent[row.key] = (row, self.now)
        if row.thread_ts is None:
            self.roots["C1", here.id] = Root(f"ts of {row.key}", self.now)


MEETING_DAYS = st.dates(date(2026, 2, 20), date(2026, 6, 1))
IDS = ("M-1", "M-2")
DEEDS = st.one_of(
    st.tuples(st.just("pass"), st.integers(1, 24 * 40)),
    st.tuples(st.just("tick"), st.none()),
    st.tuples(st.just("move"), st.tuples(st.sampled_from(IDS), MEETING_DAYS)),
    st.tuples(st.sampled_from(["cancel", "hold", "mute", "unmute"]), st.sampled_from(IDS)),
    st.tuples(st.just("subscribe"), st.sets(st.integers(0, 40), min_size=1, max_size=5)),
)


@settings(deadline=None)
@given(
    st.sampled_from(ZONES), st.times(), st.tuples(MEETING_DAYS, MEETING_DAYS),
    st.lists(DEEDS, max_size=25),
)  # fmt: skip
def test_whatever_happens(
    zone: str, hour: time, days: tuple[date, date], deeds: Sequence[tuple[str, Any]]
) -> None:
    """No reminder comes twice, late, unasked, or of what is over, moved, settled or muted."""
    meetings = {id: meeting(id, day) for id, day in zip(IDS, days, strict=True)}
    channel = Channel(subscription(zone=zone, hour=hour), meetings)
    for deed, what in deeds:
        act(channel, deed, what)
        sent = channel.tick()
        assert len({row.subject for row in sent}) == len(sent), "of several only the newest"


def act(channel: Channel, deed: str, what: Any) -> None:
    """Let time pass, or somebody change something."""
    match deed:
        case "pass":
            channel.now += what * HOUR
        case "move":
            id, day = what
            change = {"when": when(day.isoformat()), "outcome": Fate.OPEN}
            channel.meetings[id] = channel.meetings[id].model_copy(update=change)
        case "cancel" | "hold":
            fate = Fate.CANCELLED if deed == "cancel" else Fate.HELD
            channel.meetings[what] = channel.meetings[what].model_copy(update={"outcome": fate})
        case "mute":
            channel.muted.add(("C1", what))
        case "unmute":
            channel.muted.discard(("C1", what))
        case "subscribe":
            leads, since = tuple(what), channel.now
            channel.subscription = replace(channel.subscription, lead_days=leads, since=since)


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(ZONES), st.times(max_value=time(12)), st.integers(31, 40), st.integers(3, 6))
def test_each_lead_comes_once_on_its_day(zone: str, hour: time, ahead: int, step: int) -> None:
    """At the channel's hour, on a day on which a side works, for a worker that looks often.

    Where several meet on one day the nearest to the meeting comes.
    """
    day = START.date() + ahead * DAY
    days = {worked_on(day - lead * DAY): lead for lead in (30, 14, 7, 1, 0)}
    channel = Channel(subscription(zone=zone, hour=hour), {"M-1": meeting("M-1", day)})
    while channel.now.date() <= day + DAY:
        channel.tick()
        channel.now += step * HOUR
    told = [row.lead for row, _ in channel.sent.values()]
    assert told == list(days.values())
    assert all(at - row.due_at < step * HOUR for row, at in channel.sent.values())
    posted = [row.due_at.astimezone(ZoneInfo(zone)).date() for row, _ in channel.sent.values()]
    assert posted == list(days)
    assert all(each.weekday() < 5 for each in posted)


def worked_on(day: date) -> date:
    """The day itself if a side works on it, else the last such day."""
    while not any(is_workday(day, side) for side in SEATS):
        day -= DAY
    return day


@pytest.mark.parametrize(
    ("day", "leads"),
    [
        ("11 May 2026", {8: 1, 11: 0}),  # a Monday: the day before it is a Sunday
        ("10 May 2026", {8: 0}),  # a Sunday: one post on the Friday, not two
        ("1 May 2026", {30: 1, 1: 0}),  # the EU's offices are closed, Japan's are open
    ],
)
def test_no_reminder_comes_at_a_weekend(day: str, leads: dict[int, int]) -> None:
    """It comes on the nearest working day before, by the day of the month."""
    channel = Channel(subscription(lead_days=(1, 0)), {"M-1": meeting("M-1", day)})
    rows = channel.wanted(Channels([channel.subscription]))
    assert {row.due_at.astimezone(ZoneInfo(ZONES[0])).day: row.lead for row in rows} == leads


@settings(deadline=None)
@given(
    st.sampled_from(ZONES),
    st.times(max_value=time(12)),
    st.integers(31, 40),
    st.integers(0, 40 * 24 * 60),
)
def test_after_a_pause_no_two_say_the_same(zone: str, hour: time, ahead: int, minutes: int) -> None:
    """A worker that starts just before the next reminder leaves it to that one; none is lost."""
    day = START.date() + ahead * DAY
    channel = Channel(subscription(zone=zone, hour=hour), {"M-1": meeting("M-1", day)})
    every = channel.wanted(Channels([channel.subscription]))
    channel.now += timedelta(minutes=minutes)
    awake = channel.now
    while channel.now.date() <= day + DAY:
        channel.tick()
        channel.now += HOUR
    posts = [(row, at) for row, at in channel.sent.values() if row.thread_ts is None and row.lead]
    for (_, one), (_, next_one) in pairwise(posts):
        assert next_one - one > 11 * HOUR
    sent = {row.lead for row, _ in channel.sent.values()}
    if awake < every[-1].due_at:
        assert sent >= {row.lead for row in every if row.due_at > awake}
        missed = [row for row in every if row.due_at <= awake]
        following = next(row for row in every if row.due_at > awake)
        if missed and missed[-1].lead not in sent:
            assert following.due_at - awake <= min(DAY, awake - missed[-1].due_at)
            assert following.lead in sent


@pytest.mark.parametrize(
    ("now", "leads"),
    [
        ("2026-04-30T08:59:55", [1, 0]),  # seven days' was missed for six
        ("2026-04-29T10:00", [1, 0]),
        ("2026-04-29T08:00", [7, 1, 0]),
        ("2026-04-24T12:00", [7, 1, 0]),
        ("2026-04-30T09:00:10", [1, 0]),
        ("2026-04-30T23:00", [1, 0]),  # better by night than on the day
    ],
)
def test_what_comes_after_a_pause(now: str, leads: list[int]) -> None:
    """Of a meeting on 1 May, in a channel of Brussels."""
    channel = Channel(subscription(), {"M-1": meeting("M-1", "1 May 2026")})
    channel.now = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Europe/Brussels"))
    assert [row.lead for row in channel.wanted(Channels([channel.subscription]))] == leads


def test_after_every_date_nothing_is_due() -> None:
    """Neither reminders nor questions, of all that the statement names."""
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    channels = Channels([subscription(since=now)])
    organisers = [Organiser("U1", "Asia/Tokyo", now)]
    assert plan(CATALOGUE, CATALOGUE.milestones, channels, now) == []
    assert ask_outcomes("T1", CATALOGUE.milestones, organisers) == []
    assert ask_dates("T1", CATALOGUE.milestones, organisers, now) == []


@pytest.mark.parametrize(
    ("topics", "set_here", "expected"),
    [
        ((), set(), True),
        (("AI",), set(), True),
        (("QUANTUM",), set(), False),
        (("QUANTUM",), {"QUANTUM"}, True),
    ],
)
def test_which_meetings_a_channel_is_reminded_of(
    topics: tuple[str, ...], set_here: set[str], expected: bool
) -> None:
    """Those of its topics, in the text or as a side has set them."""
    oecd = next(each for each in CATALOGUE.milestones if each.id == "OECD-2024")
    assert covers(subscription(topics=topics), CATALOGUE, oecd, set_here) is expected


def test_what_the_text_does_not_name_concerns_everybody() -> None:
    """A meeting set here, whatever the channel's topics."""
    here = meeting("M-1", "12 May 2026")
    assert covers(subscription(topics=("QUANTUM",)), CATALOGUE, here, {"AI"})


@given(
    st.sampled_from(ZONES),
    st.lists(st.tuples(MEETING_DAYS, st.booleans()), max_size=5),
    st.integers(0, 60),
)
def test_who_is_asked_of_which_meeting(
    zone: str, days: Sequence[tuple[date, bool]], later: int
) -> None:
    """Once each, the day after, unless it was over before they organised or is settled."""
    since = START + later * DAY
    known = [
        meeting(f"M-{n}", day, outcome=Fate.HELD if is_held else Fate.OPEN)
        for n, (day, is_held) in enumerate(days)
    ]
    asked = ask_outcomes("T1", known, [Organiser("U1", zone, since)])
    wanted = {m.id for m in known if m.outcome is Fate.OPEN and not is_over(m, since)}
    assert {row.subject for row in asked} == wanted
    assert len({row.key for row in asked}) == len(asked) == len(wanted)
    for row in asked:
        assert row.subject_date is not None
        asked_on = row.due_at.astimezone(ZoneInfo(zone)).date()
        assert asked_on == first_working_day(row.subject_date + DAY)


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.integers(0, 800), st.integers(0, 800))
def test_dates_are_asked_for_on_first_working_days(zone: str, begun: int, later: int) -> None:
    """Of the quarters that passed only the newest, and none from before."""
    since, now = START + begun * DAY, START + (begun + later) * DAY
    vague = [meeting("M-1", "2027"), meeting("M-2", "spring 2027"), meeting("M-3", "12 May 2027")]
    rows = ask_dates("T1", vague, [Organiser("U1", zone, since, (Side.JAPAN,))], now)
    assert sum(row.due_at <= now for row in rows) <= 1
    assert sum(row.due_at > now for row in rows) <= 1
    for row in rows:
        assert row.due_at >= since
        assert row.subject_date is not None
        assert row.subject_date == first_working_day(row.subject_date.replace(day=1), (Side.JAPAN,))
        assert row.subject_date.month in (1, 4, 7, 10)


def digest(rhythm: Frequency, **fields: Any) -> Digest:
    """A channel's."""
    usual: dict[str, Any] = {"hour": time(9), "zone": "Europe/Brussels", "since": START}
    return Digest(team="T1", channel="C1", rhythm=rhythm, by="U1", **usual | fields)


@given(
    st.sampled_from(Frequency), st.sampled_from(ZONES), st.times(),
    st.lists(st.integers(1, 24 * 50), min_size=1, max_size=30),
)  # fmt: skip
def test_digests_come_on_their_days(
    rhythm: Frequency, zone: str, hour: time, steps: list[int]
) -> None:
    """Once each, of several that were missed only the newest, none from before."""
    chosen, now, told = digest(rhythm, zone=zone, hour=hour), START, list[str]()
    for step in steps:
        now += step * HOUR
        rows = plan_digests([chosen], now)
        due = [row for row in rows if row.due_at <= now]
        assert len(due) <= 1
        assert len(rows) == len(due) + 1
        for row in rows:
            assert row.due_at >= START
            assert row.subject_date is not None
            first = row.subject_date.replace(day=1)
            monthly = row.subject_date == first_working_day(first)
            assert monthly if rhythm is Frequency.MONTHLY else row.subject_date.weekday() == 0
        told += [row.key for row in due if row.key not in told]
    assert told == sorted(told)


def test_no_digest_is_passed_over() -> None:
    """Whoever looks every day sees one a week, or one a month."""
    for rhythm, number in ((Frequency.WEEKLY, 52), (Frequency.MONTHLY, 12)):
        seen = {
            row.key
            for n in range(365)
            for row in plan_digests([digest(rhythm)], START + n * DAY)
            if row.due_at <= START + n * DAY
        }
        assert len(seen) == number


def change(what: str, old: str | None, new: str | None, subject: str = "AI-2") -> Change:
    """A line of the history, with a note that is nobody else's business."""
    return Change(START, "U1", "C1", subject, what, old, new, "a note")


def test_what_changed_in_sum() -> None:
    """What went back is no change; each link is one; notes and the rest stay out."""
    lines = [
        change("eu lead", None, "U1"),
        change("eu lead", "U1", None),
        change("japan status", "not reported", "in progress"),
        change("japan status", "in progress", "substantial"),
        change("eu evidence", None, "https://example.org/1"),
        change("eu evidence", None, "https://example.org/2"),
        change("eu confirmed", None, "in progress"),
        change("milestone", "in 2025, open", "12 May 2025, open", "DPC-3"),
    ]
    told = net(lines)
    assert [(c.subject, c.what, c.old, c.new) for c in told] == [
        ("AI-2", "japan status", "not reported", "substantial"),
        ("AI-2", "eu evidence", None, "https://example.org/1"),
        ("AI-2", "eu evidence", None, "https://example.org/2"),
        ("DPC-3", "milestone", "in 2025, open", "12 May 2025, open"),
    ]
    assert all(line.note is None for line in told)


def test_first_working_days() -> None:
    """Neither at the week-end nor on a public holiday of a side that is asked."""
    assert first_working_day(date(2026, 8, 1)) == date(2026, 8, 3)
    assert first_working_day(date(2027, 1, 1), (Side.EU,)) == date(2027, 1, 4)
    assert first_working_day(date(2026, 5, 1), (Side.JAPAN,)) == date(2026, 5, 1)
    assert first_working_day(date(2026, 5, 1)) == date(2026, 5, 7)
