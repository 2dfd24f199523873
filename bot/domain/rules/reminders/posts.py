"""Which reminders of meetings a channel gets, and which of them are replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.domain.dates.hours import local_instant
from bot.domain.outbox import DeliveryKind, Payload, Planned, Root
from bot.domain.rules.milestones import is_over
from bot.domain.rules.workdays import on_or_before
from bot.domain.sides import SEATS
from bot.domain.state import Subscription
from bot.domain.statement import Catalogue, Fate, Milestone

# So many days ahead a reminder is a reply to the one before it.
REPLIES = frozenset({14})
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Channels:
    """What the channels of one workspace have chosen, and where they stand.

    `muted` are pairs of a channel and a milestone's id; `roots` the newest post that stands in
    a channel about a milestone, under the same pairs; `set_here` the topics of deliverables that
    a side means to be done with by a milestone, under its id.
    """

    subscriptions: Sequence[Subscription]
    muted: Set[tuple[str, str]] = frozenset()
    roots: Mapping[tuple[str, str], Root] = field(default_factory=dict)
    set_here: Mapping[str, Set[str]] = field(default_factory=dict)


def covers(
    subscription: Subscription,
    catalogue: Catalogue,
    milestone: Milestone,
    set_here: Set[str] = frozenset(),
) -> bool:
    """Whether a channel is reminded of a meeting.

    It is when a deliverable of one of its topics points to the meeting, in the text or set here
    (`set_here` are the topics of those); a meeting that the text names for no deliverable
    concerns everybody.
    """
    return _concerns(_stated(catalogue, milestone), set_here, subscription)


def plan(
    catalogue: Catalogue, milestones: Iterable[Milestone], channels: Channels, now: datetime
) -> list[Planned]:
    """Every reminder that is still to be posted at the instant `now`, for one workspace.

    Each comes on a day on which at least one side works: on the nearest one before its own day.
    Of several that meet on one day the nearest to the meeting is wanted.
    Of those already due only the newest a meeting and channel is wanted, not even that one just
    before the next, and none once the meeting is over; none is wanted from before the
    subscription, nor while it is muted. Meetings without an exact date have no reminders: nobody
    can count days to a year.
    """
    wanted: list[Planned] = []
    for meeting in milestones:
        if not _lies_ahead(meeting, now):
            continue
        stated = _stated(catalogue, meeting)
        set_here = channels.set_here.get(meeting.id, frozenset())
        for subscription in channels.subscriptions:
            here = (subscription.channel, meeting.id)
            if here not in channels.muted and _concerns(stated, set_here, subscription):
                root = channels.roots.get(here)
                wanted += _useful(_occurrences(subscription, meeting, root), subscription, now)
    return wanted


def turns(planned: Iterable[Planned]) -> Iterator[datetime]:
    """When what is wanted becomes something else, if nothing is changed meanwhile; some are past.

    That is when a reminder falls due, and when one that is late gives way to the next.
    """
    together: dict[tuple[str, str], list[Planned]] = {}
    for each in planned:
        yield each.due_at
        together.setdefault((each.destination, each.subject), []).append(each)
    for those in together.values():
        for late, following in pairwise(those):
            yield max(late.due_at + (following.due_at - late.due_at) / 2, following.due_at - DAY)


def _stated(catalogue: Catalogue, milestone: Milestone) -> Set[str]:
    """The topics of the deliverables that the text names a meeting for."""
    return {each.topic for each in catalogue.deliverables_before(milestone.id)}


def _concerns(stated: Set[str], set_here: Set[str], subscription: Subscription) -> bool:
    chosen = set(subscription.topics)
    return not chosen or not stated or bool((stated | set_here) & chosen)


def _posted_on(day: date) -> date:
    """The day itself if one of the sides works on it, else the last such day before it."""
    return max(on_or_before(day, side) for side in SEATS)


def _lies_ahead(meeting: Milestone, now: datetime) -> bool:
    return meeting.outcome is Fate.OPEN and meeting.when.exact and not is_over(meeting, now)


def _occurrences(
    subscription: Subscription, meeting: Milestone, root: Root | None
) -> Iterator[Planned]:
    first = meeting.when.earliest
    if first is None:
        return
    # Of leads that meet on one day the last, which is the nearest, stays.
    days = {
        _posted_on(first - timedelta(days=lead)): lead
        for lead in sorted(subscription.leads, reverse=True)
    }
    for day, lead in days.items():
        under = root if lead in REPLIES else None
        payload: Payload = {"for": subscription.by}
        if under:
            payload["since"] = under.at.isoformat()
        yield Planned(
            team=subscription.team,
            destination=subscription.channel,
            kind=DeliveryKind.REMINDER,
            subject=meeting.id,
            subject_date=first,
            lead=lead,
            revision=meeting.revision,
            due_at=local_instant(day, subscription.hour, subscription.zone),
            thread_ts=under.ts if under else None,
            payload=payload,
        )


def _useful(
    occurrences: Iterator[Planned], subscription: Subscription, now: datetime
) -> list[Planned]:
    later = [o for o in occurrences if o.due_at >= subscription.since]
    due = [o for o in later if o.due_at <= now]
    ahead = [o for o in later if o.due_at > now]
    newest = [o for o in due[-1:] if not (ahead and _gives_way(o, ahead[0], now))]
    return newest + ahead


def _gives_way(missed: Planned, following: Planned, now: datetime) -> bool:
    """Whether a reminder was missed for so long that the next one, soon to come, serves better.

    Both would say the same, as of now. What is a little late still comes: the next one is further
    away than that. A reply may have nothing to tell, and the day itself is too late for many.
    """
    certain = following.thread_ts is None and following.lead
    return bool(certain) and following.due_at - now <= min(now - missed.due_at, DAY)
