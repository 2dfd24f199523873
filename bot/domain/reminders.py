"""Which reminders should exist, worked out from meetings, subscriptions and the time.

Pure: the same question asked twice has the same answer. It does not know what was sent; the
outbox's unique key sees to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil import tz

from bot.domain.milestones import is_over
from bot.domain.state import Planned, Subscription
from bot.domain.statement import Catalogue, Milestone, Outcome

KIND = "reminder"


def covers(subscription: Subscription, catalogue: Catalogue, milestone: Milestone) -> bool:
    """Whether a channel is reminded of a meeting.

    It is when a deliverable of one of its topics points to the meeting; a meeting that no
    deliverable points to concerns everybody.
    """
    topics = {d.topic for d in catalogue.deliverables if milestone.id in d.milestones}
    return not subscription.topics or not topics or bool(topics & set(subscription.topics))


def plan(
    catalogue: Catalogue,
    milestones: Iterable[Milestone],
    subscriptions: Iterable[Subscription],
    now: datetime,
) -> list[Planned]:
    """Every reminder that is still to be posted at the instant `now`, for one workspace.

    Of those already due only the newest a meeting and channel is wanted, and none once the
    meeting is over; none is wanted from before the subscription. Meetings without an exact
    date have no reminders: nobody can count days to a year.
    """
    meetings = [m for m in milestones if m.outcome is Outcome.OPEN and m.when.exact]
    wanted: list[Planned] = []
    for subscription in subscriptions:
        for meeting in meetings:
            if covers(subscription, catalogue, meeting) and not is_over(meeting, now):
                wanted += _useful(_occurrences(subscription, meeting), subscription, now)
    return wanted


def local_instant(day: date, hour: time, zone: str) -> datetime:
    """The instant, in UTC, of a local hour on a day in an IANA zone.

    An hour that a clock change skips moves on to the next that exists; one that comes twice
    means its first coming.
    """
    local = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))
    return tz.resolve_imaginary(local).astimezone(UTC)


def _occurrences(subscription: Subscription, meeting: Milestone) -> Iterator[Planned]:
    first = meeting.when.earliest
    if first is None:
        return
    for lead in sorted(subscription.lead_days, reverse=True):
        day = first - timedelta(days=lead)
        yield Planned(
            team=subscription.team,
            destination=subscription.channel,
            kind=KIND,
            subject=meeting.id,
            subject_date=first,
            lead=lead,
            revision=meeting.revision,
            due_at=local_instant(day, subscription.hour, subscription.zone),
            payload={"for": subscription.by},
        )


def _useful(
    occurrences: Iterator[Planned], subscription: Subscription, now: datetime
) -> list[Planned]:
    later = [o for o in occurrences if o.due_at >= subscription.since]
    due = [o for o in later if o.due_at <= now]
    return due[-1:] + [o for o in later if o.due_at > now]
