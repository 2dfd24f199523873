"""On which days a person is told of what they answer for, worked out from it and the time.

Pure: the same question asked twice has the same answer. It does not know what was sent; the
outbox's unique key sees to that, one message a person a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import chain, count, dropwhile, groupby

from dateutil.relativedelta import relativedelta

from bot.domain.commands.menu import spell_view
from bot.domain.commands.nudges import ShowNudge
from bot.domain.dates.hours import local_date, local_instant
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


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something else that a person of a side is told on a working `day`, in the same message.

    It does not come if its hour was over at the instant `since`.
    """

    user: str
    side: Side
    day: date
    since: datetime | None = None


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
    return is_told and counts(responsibility, day, local_instant(day, HOUR, zone))


def counts(each: Responsibility | Occasion, day: date, at: datetime) -> bool:
    """Whether a day, at its instant, is not before all that it would tell of."""
    once = _once(each) if isinstance(each, Responsibility) else ()
    return each.since is None or at >= each.since or day in once


def plan(
    team: str,
    known: Iterable[Responsibility],
    zones: Mapping[str, str],
    now: datetime,
    occasions: Iterable[Occasion] = (),
) -> list[Planned]:
    """The direct messages that are wanted at the instant `now`: each person's next one.

    They tell of what people answer for, and of the `occasions` that fall on the same day. Of the
    days that have passed only a person's newest is wanted, too, unless another message comes on
    the same day. It is made up for on a working day. `zones` are people's IANA zones; whoever has
    none lives by their side's capital.
    """
    by_user: dict[str, list[Responsibility | Occasion]] = {}
    together: Iterable[Responsibility | Occasion] = chain(known, occasions)
    for each in together:
        by_user.setdefault(each.user, []).append(each)
    wanted: list[Planned] = []
    for user, theirs in by_user.items():
        zone = zones.get(user) or CAPITALS[theirs[0].side]
        wanted += _wanted(team, user, theirs, zone, now)
    return wanted


def turns(
    planned: Iterable[Planned], zones: Mapping[str, str], now: datetime
) -> Iterator[datetime]:
    """When what is wanted becomes something else, if nothing is changed meanwhile.

    That is when a message falls due; and what has passed is made up for on the day that it is.
    """
    for each in planned:
        yield each.due_at
        for zone in {zones.get(each.destination) or capital for capital in CAPITALS.values()}:
            today = local_date(now, zone)
            if each.subject_date and each.subject_date <= today:
                yield local_instant(today + timedelta(days=1), time(), zone)


def _wanted(
    team: str, user: str, theirs: Iterable[Responsibility | Occasion], zone: str, now: datetime
) -> Iterator[Planned]:
    today = local_date(now, zone)
    start = today - LOOK_BACK
    passed, coming = set[tuple[date, Side]](), set[date]()
    for each in theirs:
        for day in _days_of(each, start):
            at = local_instant(day, HOUR, zone)
            if not counts(each, day, at):
                continue
            if at > now:
                coming.add(day)
                break
            passed.add((day, each.side))
    if passed:
        newest, side = max(passed)
        made_up = on_or_after(today, side)
        if made_up not in coming:
            yield _message(team, user, newest, local_instant(made_up, HOUR, zone))
    if coming:
        yield _message(team, user, min(coming), local_instant(min(coming), HOUR, zone))


def _days_of(each: Responsibility | Occasion, start: date) -> Iterable[date]:
    if isinstance(each, Responsibility):
        return days(each, start)
    return [each.day] if each.day >= start else []


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
