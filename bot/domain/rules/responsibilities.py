"""Who answers for what that is still open, since when, and when it is due.

Pure: read off what was agreed and what people have set; it knows no time but theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.domain.people import is_user_id
from bot.domain.rules.milestones import merge, today
from bot.domain.rules.terms import Term, term_of
from bot.domain.rules.workdays import on_or_after
from bot.domain.series import Series
from bot.domain.sides import CAPITALS, SEATS, Side
from bot.domain.state import Coordinator, Renewal, Standing, State
from bot.domain.statement import Decision, Deliverable, Fate, Milestone

Snoozes = Mapping[tuple[str, str], date]  # until when, by user and deliverable


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A deliverable that a person answers for on one side, and that is not settled there.

    `leads` is False for those who work along. Nothing of it concerns them before the instant
    `since`: by then it was theirs, and its date was set. Without a `term` the text may name a
    meeting; `stated` is the last day of that. Until `snoozed` they do not want to hear of it.
    On the day `changed` they are told what a new statement made of it; on the day `asked`,
    whether it is still theirs. Nothing else is said of what is `over`.
    """

    user: str
    side: Side
    deliverable: str
    since: datetime
    leads: bool
    term: Term | None
    stated: date | None = None
    snoozed: date | None = None
    changed: date | None = None
    asked: date | None = None
    over: bool = False


def responsibilities(
    series: Series,
    state: State,
    coordinators: Mapping[Side, Coordinator],
    snoozes: Snoozes,
    renewals: Mapping[Side, Renewal] = MappingProxyType({}),
) -> Iterator[Responsibility]:
    """All that people answer for in a workspace, as far as there is something to ask or tell them.

    A unit's seat is answered for by whoever named the unit, and by the side's coordinator.
    Left out is what is settled, what was over before its date was set, and what has no date for
    those who only work along; unless a statement that was published since changed it. `renewals`
    are what coordinators want to have asked about the newest statement.
    """
    meetings, news = merge(series.milestones, state.milestones), _news(series)
    told = [each for each in series.ended if each.id in news]
    for deliverable in (*series.followed, *told):
        for side in SEATS:
            standing = state.standings.get((deliverable.id, side))
            term, known = term_of(standing, meetings), _known_since(standing, meetings)
            past = term is not None and known is not None and today(known) > term.last
            over = past or _is_settled(standing) or deliverable.id in series.ends
            stated = None if term else _stated(deliverable, meetings)
            renewal = renewals.get(side) if not over else None
            asked_at = renewal.at if renewal and deliverable.topic in renewal.topics else None
            for user, (since, leads) in _people(state, deliverable.id, side, coordinators).items():
                changed = _told_on(news.get(deliverable.id), since, side) if leads else None
                asked = _told_on(asked_at, since, side) if leads else None
                if changed or (not over and (leads or term)):
                    yield Responsibility(
                        user,
                        side,
                        deliverable.id,
                        max(since, known) if known else since,
                        leads,
                        term,
                        stated,
                        snoozes.get((user, deliverable.id)),
                        changed,
                        asked,
                        over,
                    )


def _news(series: Series) -> dict[str, datetime]:
    """When a statement was published that changed promises, by their ids; empty for a first one."""
    at = series.published.get(series.statement.slug)
    if at is None:
        return {}
    silent = (Decision.KEPT, Decision.UNCLEAR)
    return {each.id: at for each in series.earlier if each.decision not in silent}


def _told_on(at: datetime | None, since: datetime, side: Side) -> date | None:
    """The working day after an instant; None for those who took it on later."""
    if at is None or since >= at:
        return None
    local = at.astimezone(ZoneInfo(CAPITALS[side])).date()
    return on_or_after(local + timedelta(days=1), side)


def _is_settled(standing: Standing | None) -> bool:
    return standing is not None and standing.status.settled


def _known_since(standing: Standing | None, meetings: Mapping[str, Milestone]) -> datetime | None:
    """Since when it is as it is how far a side is, and when it means to be done."""
    if standing is None:
        return None
    meeting = meetings[standing.milestone] if standing.milestone else None
    # Recording that a meeting took place sets no new date for what was due before it.
    if meeting and meeting.set_at and meeting.outcome is not Fate.HELD:
        return max(standing.changed_at, meeting.set_at)
    return standing.changed_at


def _stated(deliverable: Deliverable, meetings: Mapping[str, Milestone]) -> date | None:
    """The last day of the meetings that the text names for it, as far as they have a date."""
    named = (meetings[id] for id in deliverable.milestones)
    days = [m.when.latest for m in named if m.when.latest and m.outcome is Fate.OPEN]
    return max(days, default=None)


def _people(
    state: State, deliverable: str, side: Side, coordinators: Mapping[Side, Coordinator]
) -> dict[str, tuple[datetime, bool]]:
    """Who answers for it on a side: since when, and whether they lead."""
    along = state.coworkers.get((deliverable, side), ())
    people = {each.user: (each.since, False) for each in along}
    seat = state.seats.get((deliverable, side))
    if seat is None:
        return people
    if is_user_id(seat.holder):
        return people | {seat.holder: (seat.since, True)}
    coordinator = coordinators.get(side)
    if coordinator:
        people[coordinator.user] = (max(seat.since, coordinator.at), True)
    return people | {seat.by: (seat.since, True)}
