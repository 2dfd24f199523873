"""A channel's digest: what changed since the last one, what is open, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.commands.digests import SetDigest, ShowDigest
from bot.domain.outbox import Delivery, DeliveryKind
from bot.domain.outcomes.base import Card, Outcome, of_topics
from bot.domain.outcomes.digests import DigestSet, DigestShown, Gap
from bot.domain.outcomes.errors import Refused
from bot.domain.rules.milestones import agenda, today
from bot.domain.rules.reminders import HOUR, covers
from bot.domain.rules.reminders.digests import MEETING, Changes, by_subject, net, plan_digests
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.series import Series
from bot.domain.sides import SEATS, Side
from bot.domain.state import Change, Digest, State, Subscription
from bot.domain.statement import Milestone
from bot.services.context import Context, Request, Slacks
from bot.services.usecases import reads, writes
from storage import digests, history, outbox, people, subscriptions
from storage.engine import Database

AHEAD = 3


@writes(SetDigest)
def set_digest(context: Context, command: SetDigest) -> Outcome:
    """Tell this channel what changed every week, every month, or not at all."""
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    if context.direct and command.rhythm:
        return Refused(Rule.NOT_A_CHANNEL)
    conn, team, channel = context.conn, context.team, context.request.channel
    before, after = digests.of_channel(conn, team, channel), None
    if command.rhythm:
        reminded = subscriptions.of_channel(conn, team, channel)
        hour, zone = (reminded.hour, reminded.zone) if reminded else (HOUR, context.profile.zone)
        # What changed since the last one is told by the first that comes at the new frequency.
        since = before.since if before else context.now
        after = Digest(team, channel, command.rhythm, hour, zone, context.user, since)
        digests.put(conn, after)
    else:
        digests.remove(conn, team, channel)
    old, new = (str(each.rhythm) if each else None for each in (before, after))
    if old != new:
        context.note(f"channel {channel}", "digest", old, new)
    if before != after:
        context.concerned.add(context.user)
    replan(conn, team, context.now)
    return DigestSet(after, first(after, context.now), before is not None)


def first(digest: Digest | None, now: datetime) -> datetime | None:
    """When a digest comes next."""
    planned = plan_digests([digest], now) if digest else []
    return min((each.due_at for each in planned if each.due_at > now), default=None)


def replan(conn: Connection, team: str, now: datetime) -> list[datetime]:
    """Bring the outbox's digests of one workspace in line with what should exist.

    Returns:
        The instants at which that becomes something else, some of them past.
    """
    wanted = plan_digests(digests.of_team(conn, team), now)
    outbox.reconcile(conn, team, DeliveryKind.DIGEST, wanted)
    return [each.due_at for each in wanted]


def due(
    database: Database,
    catalogue: Series,
    load: Callable[[Connection, str], State],
    delivery: Delivery,
    now: datetime,
) -> DigestShown | None:
    """What a digest says at the moment of sending; None when it is wanted no more, or empty.

    It goes on where the last one that was sent left off, so that what changed is told once.
    `load` gives the workspace's state, which nobody changes here.
    """
    with database.read() as conn:
        digest = digests.of_channel(conn, delivery.team, delivery.destination)
        newest = [p for p in plan_digests([digest], now) if p.due_at <= now] if digest else []
        if digest is None or delivery.subject_date not in {p.subject_date for p in newest}:
            return None
        last = outbox.last_due(conn, delivery.team, DeliveryKind.DIGEST, delivery.destination)
        after = max(digest.since, last) if last else digest.since
        command = ShowDigest(after, delivery.due_at)
        request = Request(delivery.team, "", command, delivery.destination)
        found = show(Context(catalogue, conn, request, Slacks(), now, load), command)
        return None if found.over else found


@reads(ShowDigest)
def show(context: Context, command: ShowDigest) -> DigestShown:
    """What changed between two instants in this channel's topics, and how things stand."""
    conn, team, channel = context.conn, context.team, context.request.channel
    reminded = subscriptions.of_channel(conn, team, channel)
    digest = digests.of_channel(conn, team, channel)
    changes = by_subject(net(history.between(conn, team, command.after, command.until)))
    known, chosen = context.catalogue.topics, set(reminded.topics if reminded else ())
    topics = [topic for topic in known if not chosen or topic.code in chosen]
    among = [d for topic in topics for d in context.catalogue.deliverables_of(topic.code)]
    cards, day = context.cards(among), today(context.now)
    by_topic = of_topics(cards)
    changed = ((topic, _changed(by_topic[topic.code], changes)) for topic in topics)
    return DigestShown(
        command.after,
        command.until,
        digest.zone if digest else "UTC",
        tuple((topic, those) for topic, those in changed if those),
        _meetings(context, reminded, changes),
        {side: _gap(cards, side) for side in SEATS},
        sum(any(card.late(side, day) for side in SEATS) for card in cards),
        agenda(context.milestones.values(), context.now).ahead[:AHEAD],
        people.names(conn, team),
    )


def _changed(
    cards: Iterable[Card], changes: Changes
) -> tuple[tuple[Card, tuple[Change, ...]], ...]:
    with_changes = ((card, tuple(changes[card.deliverable.id])) for card in cards)
    return tuple((card, those) for card, those in with_changes if those)


def _meetings(
    context: Context, reminded: Subscription | None, changes: Changes
) -> tuple[tuple[Milestone, Change], ...]:
    """The meetings of the channel that were added, moved, held or cancelled."""
    return tuple(
        (meeting, change)
        for meeting in context.milestones.values()
        for change in changes[meeting.id]
        if change.what == MEETING
        and (reminded is None or covers(reminded, context.catalogue, meeting))
    )


def _gap(cards: tuple[Card, ...], side: Side) -> Gap:
    return Gap(sum(card.seat(side) is None for card in cards), len(cards))
