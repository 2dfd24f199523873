"""A channel's subscription to reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain import commands as c
from bot.domain.outcomes import (
    Outcome,
    Refused,
    RemindersShown,
    Rule,
    Subscribed,
    Unsubscribed,
)
from bot.domain.reminders import HOUR, Channels, plan
from bot.domain.rights import Deed, refusal
from bot.domain.state import Subscription
from bot.domain.statement import Milestone
from bot.services import digesting, topics, welcoming
from bot.services.context import Context
from bot.services.reminding import replan, set_here
from storage import digests, mutes, subscriptions

UPCOMING = 3


def subscribe(context: Context, command: c.Subscribe) -> Outcome:
    """Remind this channel from now on, of all topics or of those named.

    The hour is of the zone that is named, or else of the asker's. What is not said is as usual,
    whatever the channel had chosen before.
    """
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    if context.direct:
        return Refused(Rule.NOT_A_CHANNEL)
    named = topics.called(context, command.topics, "subscribe", _options(command))
    if isinstance(named, Outcome):
        return named
    subscription = Subscription(
        team=context.team,
        channel=context.request.channel,
        topics=tuple(topic.code for topic in named),
        lead_days=command.lead_days,
        hour=command.hour or HOUR,
        zone=command.zone or context.profile.zone,
        by=context.user,
        since=context.now,
    )
    subscriptions.put(context.conn, subscription)
    if digest := digests.of_channel(context.conn, context.team, subscription.channel):
        moved = replace(digest, hour=subscription.hour, zone=subscription.zone)
        digests.put(context.conn, moved)
    _note(context, _in_words(subscription))
    upcoming, greeted = _upcoming(context, subscription), welcoming.greeted(context)
    return Subscribed(subscription, named, upcoming, context.profile.name, greeted)


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
    conn, team, channel = context.conn, context.team, context.request.channel
    subscription = subscriptions.of_channel(conn, team, channel)
    chosen = subscription.topics if subscription else ()
    digest = digests.of_channel(conn, team, channel)
    muted = {milestone for place, milestone in mutes.of_team(conn, team) if place == channel}
    return RemindersShown(
        subscription,
        tuple(context.catalogue.topic_by_code[code] for code in chosen),
        _upcoming(context, subscription) if subscription else (),
        tuple(meeting for id, meeting in context.milestones.items() if id in muted),
        digest,
        digesting.first(digest, context.now),
    )


def _options(command: c.Subscribe) -> str:
    """What follows the topics, as somebody would type it: "leads 30, 7 at 08:30 Tokyo"."""
    days = [f"leads {', '.join(map(str, command.lead_days))}"] if command.lead_days else []
    at = [f"at {command.hour:%H:%M} {command.zone or ''}".rstrip()] if command.hour else []
    return " ".join([*days, *at])


def _in_words(subscription: Subscription) -> str:
    """What was chosen, for the history: "AI, CYBER; 30, 7, 1 days ahead at 08:30 Asia/Tokyo"."""
    chosen = ", ".join(subscription.topics) or "all topics"
    days = ", ".join(map(str, subscription.leads))
    return f"{chosen}; {days} days ahead at {subscription.hour:%H:%M} {subscription.zone}"


def _note(context: Context, named: str | None) -> None:
    context.note(f"channel {context.request.channel}", "reminders", None, named)
    welcoming.touch(context)
    replan(context.conn, context.catalogue, context.team, context.now)


def _upcoming(
    context: Context, subscription: Subscription
) -> tuple[tuple[datetime, Milestone], ...]:
    meetings = context.milestones
    channel = Channels(
        [subscription],
        mutes.of_team(context.conn, context.team),
        set_here=set_here(context.catalogue, context.state),
    )
    planned = plan(context.catalogue, meetings.values(), channel, context.now)
    ahead = sorted((p.due_at, p.subject) for p in planned if p.due_at > context.now)
    return tuple((due_at, meetings[id]) for due_at, id in ahead[:UPCOMING])
