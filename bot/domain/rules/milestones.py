"""Meetings in time: which lie ahead, which are over, which have no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.dates.hours import local_instant
from bot.domain.sides import CAPITALS, Side
from bot.domain.statement import Fate, Milestone, When

_BRUSSELS, _TOKYO = ZoneInfo(CAPITALS[Side.EU]), ZoneInfo(CAPITALS[Side.JAPAN])


def today(now: datetime) -> date:
    """The date by which a meeting is ahead or over: that of Brussels, the later of the capitals.

    A day in Tokyo ends earlier; calling a meeting over a few hours late harms nobody.
    """
    return now.astimezone(_BRUSSELS).date()


def merge(stated: Iterable[Milestone], recorded: Mapping[str, Milestone]) -> dict[str, Milestone]:
    """The statements' meetings as they stand now: what was recorded in Slack wins, by id.

    Which sentences name a meeting, and what it is called, only the statements tell.
    """
    known = {milestone.id: milestone for milestone in stated}
    return known | {id: _as_stated(each, known.get(id)) for id, each in recorded.items()}


def _as_stated(recorded: Milestone, stated: Milestone | None) -> Milestone:
    if stated is None:
        return recorded.model_copy(update={"sentences": ()}) if recorded.sentences else recorded
    return recorded.model_copy(update={"sentences": stated.sentences, "aliases": stated.aliases})


def contradicts(recorded: Milestone, stated: Milestone) -> bool:
    """Whether what was recorded in Slack cannot be what a statement tells.

    A statement that says a meeting was held contradicts any other fate; two dates contradict
    each other where no day is in both.
    """
    if recorded.set_by is None:
        return False
    if stated.outcome is Fate.HELD is not recorded.outcome:
        return True
    here, there = recorded.when, stated.when
    if not (here.earliest and here.latest and there.earliest and there.latest):
        return False
    return here.latest < there.earliest or here.earliest > there.latest


@dataclass(frozen=True)
class Agenda:
    """Meetings by where they stand in time.

    `ahead` by date; `undated` has no date or was never given one; `passed` is over with no
    outcome recorded, the latest first; `settled` was held or cancelled, the latest first.
    """

    ahead: tuple[Milestone, ...]
    undated: tuple[Milestone, ...]
    passed: tuple[Milestone, ...]
    settled: tuple[Milestone, ...]

    @property
    def to_come(self) -> tuple[Milestone, ...]:
        """Those that something can still be due before: ahead, or without a date."""
        return self.ahead + self.undated


def agenda(milestones: Iterable[Milestone], now: datetime) -> Agenda:
    """Sort meetings by where they stand at the instant `now`."""
    day, known = today(now), sorted(milestones, key=_by_date)
    is_open = [m for m in known if m.outcome is Fate.OPEN]
    return Agenda(
        ahead=tuple(m for m in is_open if m.when.latest and m.when.latest >= day),
        undated=tuple(m for m in is_open if m.when.latest is None),
        passed=tuple(m for m in reversed(is_open) if m.when.latest and m.when.latest < day),
        settled=tuple(m for m in reversed(known) if m.outcome is not Fate.OPEN),
    )


def is_over(milestone: Milestone, now: datetime) -> bool:
    """Whether the last day on which the meeting can be has ended; never, without a date."""
    return milestone.when.latest is not None and milestone.when.latest < today(now)


def ends(milestones: Iterable[Milestone]) -> Iterator[datetime]:
    """The instants from which meetings are over; none of those without a date."""
    for milestone in milestones:
        if milestone.when.latest:
            after = milestone.when.latest + timedelta(days=1)
            yield local_instant(after, time(), CAPITALS[Side.EU])


def lies_ahead(when: When, now: datetime) -> bool:
    """Whether the first day that a date may mean has not begun, not even in Tokyo."""
    return when.earliest is not None and when.earliest > now.astimezone(_TOKYO).date()


def is_same_date(one: When, other: When) -> bool:
    """Whether two dates mean the same, in whatever words each came."""
    same_words = one.edtf is not None or one.words == other.words
    return same_words and (one.edtf, one.at) == (other.edtf, other.at)


def _by_date(milestone: Milestone) -> tuple[date, date, str]:
    return (milestone.when.earliest or date.max, milestone.when.latest or date.max, milestone.id)
