"""What those who organise are asked: was a meeting held, and when will one without a day be?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.domain.commands.reminders import ShowAftermath, ShowReminder, ShowVague
from bot.domain.outbox import Delivery, DeliveryKind
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.errors import NotFound
from bot.domain.outcomes.reminders import AftermathAsked, ReminderDue, VagueAsked
from bot.domain.rules.milestones import agenda, ends, is_over, merge, today
from bot.domain.rules.reminders import Channels, plan, turns
from bot.domain.rules.reminders.digests import TOLD
from bot.domain.rules.reminders.questions import (
    Organiser,
    ask_dates,
    ask_outcomes,
    is_vague,
    quarter_days,
    unanswered,
)
from bot.domain.series import Series
from bot.domain.sides import CAPITALS
from bot.domain.state import State, Subscription
from bot.domain.statement import Catalogue, Milestone
from bot.services.context import Context, Request, Slacks
from bot.services.lookups import nearest
from bot.services.usecases import reads
from storage import (
    coordinators,
    history,
    outbox,
    people,
    subscriptions,
    workspaces,
)
from storage.engine import Database


def replan(
    conn: Connection, catalogue: Catalogue, team: str, known: State, now: datetime
) -> list[datetime]:
    """Bring what one workspace is to be reminded of and asked in line with what should be.

    Returns:
        The instants at which that becomes something else, some of them past.
    """
    milestones = list(merge(catalogue.milestones, known.milestones).values())
    ahead = [each for each in milestones if not is_over(each, now)]
    channels = Channels(
        subscriptions.of_team(conn, team),
        subscriptions.muted(conn, team),
        outbox.roots(conn, team, DeliveryKind.REMINDER, [each.id for each in ahead]),
        set_here(catalogue, known),
    )
    wanted = plan(catalogue, ahead, channels, now)
    outbox.reconcile(conn, team, DeliveryKind.REMINDER, wanted)
    asked = _replan_questions(conn, team, milestones, now)
    return [*turns(wanted), *ends(ahead), *asked]


def next_due(database: Database, after: datetime) -> datetime | None:
    """The instant of the next planned post after `after`, over all workspaces."""
    with database.read() as conn:
        return outbox.next_due(conn, None, after)


def set_here(catalogue: Catalogue, known: State) -> dict[str, set[str]]:
    """The topics of what a side means to be done with by a meeting, by the meeting's id."""
    topics: dict[str, set[str]] = {}
    for standing in known.standings.values():
        deliverable = catalogue.deliverable_by_id.get(standing.deliverable)
        if standing.milestone and deliverable:
            topics.setdefault(standing.milestone, set()).add(deliverable.topic)
    return topics


def due(
    database: Database,
    catalogue: Series,
    load: Callable[[Connection, str], State],
    delivery: Delivery,
    now: datetime,
) -> ReminderDue | None:
    """What a reminder says at the moment of sending; None when it is wanted no more.

    Of several that were missed only the newest is; a reply is not where it has nothing to tell.
    `load` gives the workspace's state, which nobody changes here.
    """
    since = delivery.payload.get("since")
    command = ShowReminder(delivery.subject, datetime.fromisoformat(since) if since else None)
    with database.read() as conn:
        request = Request(delivery.team, "", command, delivery.destination)
        context = Context(catalogue, conn, request, Slacks(), now, load)
        subscription = subscriptions.of_channel(conn, delivery.team, delivery.destination)
        if subscription is None or not _is_wanted(context, subscription, delivery):
            return None
        found = reminder(context, command)
        return None if isinstance(found, NotFound) or found.over else found


@reads(ShowReminder)
def reminder(context: Context, command: ShowReminder) -> ReminderDue | NotFound:
    """A posted reminder as it would read now."""
    meeting = context.milestones.get(command.id)
    if meeting is None:
        return NotFound(command.id, nearest(command.id, context.milestones))
    subscription = subscriptions.of_channel(context.conn, context.team, context.request.channel)
    zone = subscription.zone if subscription else context.profile.zone
    stated, here = due_at(context, meeting)
    if command.since:
        stated, here = (_news(context, cards, command.since) for cards in (stated, here))
    known = context.catalogue.sentence_by_ref
    return ReminderDue(
        context.catalogue.statement,
        meeting,
        context.now.astimezone(ZoneInfo(zone)).date(),
        stated,
        {ref: known[ref] for card in stated for ref in card.deliverable.sentences},
        here,
        command.since,
    )


def _is_wanted(context: Context, subscription: Subscription, delivery: Delivery) -> bool:
    meeting = context.milestones.get(delivery.subject)
    muted, here = (
        subscriptions.muted(context.conn, context.team),
        set_here(context.catalogue, context.state),
    )
    channel = Channels([subscription], muted, set_here=here)
    planned = plan(context.catalogue, [meeting] if meeting else [], channel, context.now)
    occurrence = (delivery.subject_date, delivery.lead)
    return occurrence in {(p.subject_date, p.lead) for p in planned if p.due_at <= context.now}


def due_at(context: Context, meeting: Milestone) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """What the text names a meeting for, and what else a side means to be done with by then."""
    known = context.catalogue.followed
    stated = context.catalogue.deliverables_before(meeting.id)
    chosen = {s.deliverable for s in context.state.standings.values() if s.milestone == meeting.id}
    others = chosen - {each.id for each in stated}
    return context.cards(stated), context.cards(each for each in known if each.id in others)


def _news(context: Context, cards: tuple[Card, ...], since: datetime) -> tuple[Card, ...]:
    """Those with a seat that nobody has, and those that were changed since then."""
    lines = history.between(context.conn, context.team, since, context.now)
    changed = {line.subject for line in lines if line.what in TOLD}
    return tuple(
        card for card in cards if not (card.eu and card.japan) or card.deliverable.id in changed
    )


def _replan_questions(
    conn: Connection, team: str, milestones: list[Milestone], now: datetime
) -> list[datetime]:
    """Bring the questions to those who organise in line with what should be asked."""
    organisers = _organisers(conn, team, now)
    outcomes = ask_outcomes(team, milestones, organisers)
    outbox.reconcile(conn, team, DeliveryKind.AFTERMATH, outcomes)
    outbox.reconcile(conn, team, DeliveryKind.DATES, ask_dates(team, milestones, organisers, now))
    return quarter_days(organisers, now)


@reads(ShowAftermath)
def aftermath(context: Context, command: ShowAftermath) -> Outcome:
    """Whether a meeting was held, or what became of it."""
    meeting = context.milestones.get(command.id)
    if meeting is None:
        return NotFound(command.id)
    return AftermathAsked(meeting, is_over(meeting, context.now))


@reads(ShowVague)
def vague(context: Context, command: ShowVague) -> VagueAsked:
    """The meetings whose day is not known, and which may still come; and those that came to what?

    The latter as far as they were not over when whoever is asked began to organise.
    """
    known, since = context.milestones.values(), command.since
    still = tuple(m for m in known if is_vague(m) and not is_over(m, context.now))
    passed = agenda(known, context.now).passed if since else ()
    waiting = tuple(m for m in passed if since and unanswered(m, since))
    return VagueAsked(still, today(context.now), waiting, since)


def _organisers(conn: Connection, team: str, now: datetime) -> list[Organiser]:
    """The coordinators; without any, whoever subscribed a channel. Without a channel, nobody."""
    begun = subscriptions.beginnings(conn, team)
    if not begun:
        return []
    since = max(workspaces.ensure(conn, team, now).first_seen, min(begun.values()))
    named = coordinators.of_team(conn, team).values()
    if named:
        zones = people.zones(conn, team)
        return [
            Organiser(n.user, zones.get(n.user, CAPITALS[n.side]), max(since, n.at), (n.side,))
            for n in named
        ]
    # Of several channels of one person the earliest counts.
    latest_first = sorted(subscriptions.of_team(conn, team), key=lambda s: begun[s.channel])[::-1]
    asked = {s.by: Organiser(s.by, s.zone, max(since, begun[s.channel])) for s in latest_first}
    return list(asked.values())
