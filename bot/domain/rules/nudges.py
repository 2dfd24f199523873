"""On which days a person is told of what they answer for, worked out from it and the time.

Pure: the same question asked twice has the same answer. It does not know what was sent; the
outbox's unique key sees to that, one message a person a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import chain, count, dropwhile, groupby
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.domain.commands.menu import spell_view
from bot.domain.commands.nudges import ShowNudge
from bot.domain.dates.hours import local_instant
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.rules.responsibilities import Responsibility
from bot.domain.rules.workdays import on_or_after, on_or_before
from bot.domain.sides import CAPITALS, Side

HOUR = time(9)
AHEAD = (7, 1, 0)
WEEKS = (1, 2, 3, 4)
FIRST_MONTH = 2  # the first month after it was due ends days after the fourth week
# How long after a pause a day on which something was to be said is still made up for.
LOOK_BACK = timedelta(days=31)


def days(responsibility: Responsibility, start: date) -> Iterator[date]:
    """The days from `start` on, on which somebody is told of it: in order, without end.

    All are working days of its side. What falls on another day is moved earlier; days that
    thereby fall together are one. A snooze drops what lies before its end, and adds that.
    """
    rhythm: Iterator[date] = (
        iter(())
        if responsibility.over
        else _undated(responsibility, start)
        if responsibility.term is None
        else _dated(responsibility, start)
    )
    until = responsibility.snoozed
    if until:
        rhythm = merge(
            dropwhile(lambda day: day < until, rhythm), [on_or_after(until, responsibility.side)]
        )
    rhythm = merge(rhythm, sorted(_once(responsibility)))
    return (day for day, _ in groupby(dropwhile(lambda day: day < start, rhythm)))


def _once(responsibility: Responsibility) -> set[date]:
    """The days of a statement's news and of a coordinator's question, which no snooze drops."""
    return {day for day in (responsibility.changed, responsibility.asked) if day}


def told_on(responsibility: Responsibility, day: date, zone: str) -> bool:
    """Whether somebody in an IANA zone is told of a responsibility on a local day."""
    is_told = next(days(responsibility, day), None) == day
    return is_told and _counts(responsibility, day, local_instant(day, HOUR, zone))


def _counts(responsibility: Responsibility, day: date, at: datetime) -> bool:
    """Whether a day, at its instant, is not before all that it would tell of."""
    return at >= responsibility.since or day in _once(responsibility)


def local_date(now: datetime, zone: str) -> date:
    """The date of an aware instant in an IANA zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def plan(
    team: str, known: Iterable[Responsibility], zones: Mapping[str, str], now: datetime
) -> list[Planned]:
    """The direct messages that are wanted at the instant `now`: each person's next one.

    Of the days that have passed only a person's newest is wanted, too, unless another message
    comes on the same day. It is made up for on a working day. `zones` are people's IANA zones;
    whoever has none lives by their side's capital.
    """
    by_user: dict[str, list[Responsibility]] = {}
    for responsibility in known:
        by_user.setdefault(responsibility.user, []).append(responsibility)
    wanted: list[Planned] = []
    for user, theirs in by_user.items():
        zone = zones.get(user) or CAPITALS[theirs[0].side]
        wanted += _wanted(team, user, theirs, zone, now)
    return wanted


def _wanted(
    team: str, user: str, theirs: Iterable[Responsibility], zone: str, now: datetime
) -> Iterator[Planned]:
    today = local_date(now, zone)
    passed, coming = set[tuple[date, Side]](), set[date]()
    for responsibility in theirs:
        for day in days(responsibility, today - LOOK_BACK):
            at = local_instant(day, HOUR, zone)
            if not _counts(responsibility, day, at):
                continue
            if at > now:
                coming.add(day)
                break
            passed.add((day, responsibility.side))
    if passed:
        newest, side = max(passed)
        made_up = on_or_after(today, side)
        if made_up not in coming:
            yield _message(team, user, newest, local_instant(made_up, HOUR, zone))
    if coming:
        yield _message(team, user, min(coming), local_instant(min(coming), HOUR, zone))


def _message(team: str, user: str, day: date, due_at: datetime) -> Planned:
    return Planned(
        team=team,
        destination=user,
        kind=DeliveryKind.NUDGE,
        subject=user,
        subject_date=day,
        due_at=due_at,
        payload={"view": spell_view(ShowNudge(user, day))},
    )


def _dated(responsibility: Responsibility, start: date) -> Iterator[date]:
    """Before a date, on it, and after it: weekly at first, then monthly."""
    term = responsibility.term
    if term is None:
        return
    counted, last = term.counted, term.last
    before = [counted - timedelta(days=lead) for lead in AHEAD] if counted else []
    weekly = [last + timedelta(weeks=week) for week in WEEKS]
    passed = (start.year - last.year) * 12 + start.month - last.month
    monthly = (last + relativedelta(months=n) for n in count(max(FIRST_MONTH, passed)))
    for nominal in chain(before, weekly, monthly):
        yield on_or_before(nominal, responsibility.side)


def _undated(responsibility: Responsibility, start: date) -> Iterator[date]:
    """The first working day of each quarter, once what the text names is over."""
    first = date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    for quarter in count():
        day = on_or_after(first + relativedelta(months=3 * quarter), responsibility.side)
        if responsibility.stated is None or day > responsibility.stated:
            yield day
