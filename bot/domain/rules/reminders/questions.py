"""What those who organise are asked: whether a meeting was held, and when one will be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.commands.menu import spell_view
from bot.domain.commands.reminders import ShowAftermath, ShowVague
from bot.domain.dates.hours import local_instant
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.rules.milestones import is_over
from bot.domain.rules.reminders.days import HOUR, first_working_day, months_around, newest_and_next
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Fate, Milestone

QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class Organiser:
    """Whom to ask, on the clocks of which IANA zone, and of nothing that was over at `since`.

    A coordinator works on the working days of their side; somebody else on those of both.
    """

    user: str
    zone: str
    since: datetime
    sides: tuple[Side, ...] = SEATS


def ask_outcomes(
    team: str, milestones: Iterable[Milestone], organisers: Iterable[Organiser]
) -> list[Planned]:
    """Whether it was held, of each milestone of which that is not recorded.

    It is asked at 09:00 of whoever is asked, on their first working day after the last day on
    which it could be, and with `ask_dates` as long as nobody answers; of a milestone that was
    over before they organised, never.
    """
    known = tuple(milestones)
    return [
        Planned(
            team=team,
            destination=organiser.user,
            kind=DeliveryKind.AFTERMATH,
            subject=milestone.id,
            subject_date=last,
            revision=milestone.revision,
            due_at=local_instant(
                first_working_day(last + timedelta(days=1), organiser.sides), HOUR, organiser.zone
            ),
            payload={"view": spell_view(ShowAftermath(milestone.id))},
        )
        for organiser in organisers
        for milestone in known
        if (last := milestone.when.latest) and unanswered(milestone, organiser.since)
    ]


def is_vague(milestone: Milestone) -> bool:
    """Whether a milestone lacks its day: it is known by its year, its month or its season."""
    known = milestone.outcome is Fate.OPEN and milestone.when.edtf is not None
    return known and not milestone.when.exact


def ask_dates(
    team: str, milestones: Iterable[Milestone], organisers: Iterable[Organiser], now: datetime
) -> list[Planned]:
    """When the milestones without a day will be, and what became of others, once a quarter.

    It is one question on all, at 09:00 on the quarter's first working day, as long as a milestone
    without a day may still come, or nobody has said what became of one that is over by then;
    after a pause only the newest.
    """
    known = tuple(milestones)
    return [
        Planned(
            team=team,
            destination=organiser.user,
            kind=DeliveryKind.DATES,
            subject=DeliveryKind.DATES,
            subject_date=day,
            due_at=at,
            payload={"view": spell_view(ShowVague(organiser.since))},
        )
        for organiser in organisers
        for day, at in _quarters(organiser, now)
        if any(_is_to_ask(each, day, organiser.since) for each in known)
    ]


def quarter_days(organisers: Iterable[Organiser], now: datetime) -> list[datetime]:
    """The newest instant at which those who organise could be asked for dates, and the next."""
    return [at for organiser in organisers for _, at in _quarters(organiser, now)]


def unanswered(milestone: Milestone, since: datetime) -> bool:
    """Whether nobody has said what became of a milestone that was not over at `since`."""
    return milestone.outcome is Fate.OPEN and not is_over(milestone, since)


def _is_to_ask(milestone: Milestone, day: date, since: datetime) -> bool:
    last = milestone.when.latest
    if last is None or not unanswered(milestone, since):
        return False
    return last < day or is_vague(milestone)


def _quarters(organiser: Organiser, now: datetime) -> Iterator[tuple[date, datetime]]:
    """The newest first working day of a quarter at `now`, and the next one."""
    first = [m for m in months_around(now, organiser.zone, QUARTER) if m.month % QUARTER == 1]
    days = [first_working_day(month, organiser.sides) for month in first]
    return newest_and_next(
        ((day, local_instant(day, HOUR, organiser.zone)) for day in days), organiser.since, now
    )
