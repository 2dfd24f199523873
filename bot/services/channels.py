"""A channel's subscription to reminders."""

from __future__ import annotations

from datetime import datetime, time

from bot.domain import commands as c
from bot.domain.outcomes import Outcome, Refused, RemindersShown, Subscribed, Unsubscribed
from bot.domain.reminders import plan
from bot.domain.rights import Deed, refusal
from bot.domain.state import Subscription
from bot.domain.statement import Milestone
from bot.services import topics
from bot.services.context import Context
from bot.services.reminding import replan
from storage import subscriptions

LEAD_DAYS = (30, 14, 7, 1, 0)
HOUR = time(9)
UPCOMING = 3


def subscribe(context: Context, command: c.Subscribe) -> Outcome:
    """Remind this channel from now on, of all topics or of those named, in the asker's zone."""
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    named = topics.called(context, command.topics, "subscribe")
    if isinstance(named, Outcome):
        return named
    subscription = Subscription(
        team=context.team,
        channel=context.request.channel,
        topics=tuple(topic.code for topic in named),
        lead_days=LEAD_DAYS,
        hour=HOUR,
        zone=context.profile.zone,
        by=context.user,
        since=context.now,
    )
    subscriptions.put(context.conn, subscription)
    _note(context, ", ".join(subscription.topics) or "all topics")
    return Subscribed(subscription, named, _upcoming(context, subscription))


def unsubscribe(context: Context, _: c.Unsubscribe) -> Outcome:
    """No more reminders in this channel; those planned are superseded."""
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    was = subscriptions.remove(context.conn, context.team, context.request.channel)
    if was:
        _note(context, None)
    return Unsubscribed(was)


def reminders(context: Context, _: c.ShowReminders) -> Outcome:
    """What this channel is reminded of, and when next."""
    subscription = subscriptions.of_channel(context.conn, context.team, context.request.channel)
    if subscription is None:
        return RemindersShown(None)
    named = tuple(context.catalogue.topic_by_code[code] for code in subscription.topics)
    return RemindersShown(subscription, named, _upcoming(context, subscription))


def _note(context: Context, named: str | None) -> None:
    context.note(f"channel {context.request.channel}", "reminders", None, named)
    replan(context.conn, context.catalogue, context.team, context.now)


def _upcoming(
    context: Context, subscription: Subscription
) -> tuple[tuple[datetime, Milestone], ...]:
    meetings = context.milestones
    planned = plan(context.catalogue, meetings.values(), [subscription], context.now)
    ahead = sorted((p.due_at, p.subject) for p in planned if p.due_at > context.now)
    return tuple((due_at, meetings[id]) for due_at, id in ahead[:UPCOMING])
