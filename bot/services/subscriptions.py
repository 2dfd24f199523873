"""A channel's subscription to reminders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.commands.menu import spell_view
from bot.domain.commands.subscriptions import (
    Mute,
    ShowReminders,
    ShowWelcome,
    Subscribe,
    Unmute,
    Unsubscribe,
)
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.subscriptions import (
    Muted,
    RemindersShown,
    Subscribed,
    Unmuted,
    Unsubscribed,
    WelcomeShown,
)
from bot.domain.rules.reminders import HOUR, Channels, plan
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.state import Subscription
from bot.domain.statement import Milestone, Topic
from bot.services import digests, lookups, plans
from bot.services.context import Context
from bot.services.languages import in_channel
from bot.services.lookups import asked_milestone
from bot.services.reminders import set_here
from bot.services.usecases import reads, writes
from storage import digests as stored_digests
from storage import outbox, shown, subscriptions

UPCOMING = 3


@writes(Subscribe)
def subscribe(context: Context, command: Subscribe) -> Outcome:
    """Remind this channel from now on, of all topics or of those named.

    The hour is of the zone that is named, or else of the asker's. What is not said is as usual,
    whatever the channel had chosen before.
    """
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    if context.direct:
        return Refused(Rule.NOT_A_CHANNEL)
    named = lookups.called(context, command.topics, "subscribe", _options(command))
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
    if digest := stored_digests.of_channel(context.conn, context.team, subscription.channel):
        moved = replace(digest, hour=subscription.hour, zone=subscription.zone)
        stored_digests.put(context.conn, moved)
    language = in_channel(context, command.language)
    _note(context, _in_words(subscription))
    upcoming, name = _upcoming(context, subscription), context.profile.name
    return Subscribed(subscription, named, upcoming, name, greeted(context), language)


@writes(Unsubscribe)
def unsubscribe(context: Context, _: Unsubscribe) -> Outcome:
    """No more reminders in this channel; those planned are superseded."""
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    was = subscriptions.remove(context.conn, context.team, context.request.channel)
    if was:
        _note(context, None)
    return Unsubscribed(was)


@reads(ShowReminders)
def reminders(context: Context, _: ShowReminders) -> Outcome:
    """What this channel is reminded of, and when next."""
    conn, team, channel = context.conn, context.team, context.request.channel
    subscription = subscriptions.of_channel(conn, team, channel)
    chosen = subscription.topics if subscription else ()
    digest = stored_digests.of_channel(conn, team, channel)
    muted = {milestone for place, milestone in subscriptions.muted(conn, team) if place == channel}
    return RemindersShown(
        subscription,
        _chosen(context, chosen),
        _upcoming(context, subscription) if subscription else (),
        tuple(meeting for id, meeting in context.milestones.items() if id in muted),
        digest,
        digests.first(digest, context.now),
    )


def _options(command: Subscribe) -> str:
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
    touch(context)
    plans.replan(context.conn, context.catalogue, context.team, context.now)


def _upcoming(
    context: Context, subscription: Subscription
) -> tuple[tuple[datetime, Milestone], ...]:
    meetings = context.milestones
    channel = Channels(
        [subscription],
        subscriptions.muted(context.conn, context.team),
        set_here=set_here(context.catalogue, context.state),
    )
    planned = plan(context.catalogue, meetings.values(), channel, context.now)
    ahead = sorted((p.due_at, p.subject) for p in planned if p.due_at > context.now)
    return tuple((due_at, meetings[id]) for due_at, id in ahead[:UPCOMING])


@writes(Mute)
def mute(context: Context, command: Mute) -> Outcome:
    """No more reminders of one meeting in this channel; those planned are superseded."""
    found = _called(context, command.id)
    if isinstance(found, Outcome):
        return found
    place = (context.team, context.request.channel, found.id)
    is_new = subscriptions.mute(context.conn, *place, context.user, context.now)
    if is_new:
        _note_muting(context, None, found.id)
    return Muted(found, context.profile.name, not is_new)


@writes(Unmute)
def unmute(context: Context, command: Unmute) -> Outcome:
    """Reminders of that meeting again; of those missed meanwhile only what is still useful."""
    found = _called(context, command.id)
    if isinstance(found, Outcome):
        return found
    was = subscriptions.unmute(context.conn, context.team, context.request.channel, found.id)
    if was:
        _note_muting(context, found.id, None)
    return Unmuted(found, context.profile.name, was)


def _called(context: Context, words: str) -> Outcome | Milestone:
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    return asked_milestone(context, words)


def _note_muting(context: Context, old: str | None, new: str | None) -> None:
    context.note(f"channel {context.request.channel}", "muted", old, new)
    plans.replan(context.conn, context.catalogue, context.team, context.now)


VIEW = spell_view(ShowWelcome())


def planned(team: str, channel: str, now: datetime) -> Planned:
    """The post in a channel; nothing tells a second one apart, so there never is one."""
    return Planned(
        team=team,
        destination=channel,
        kind=DeliveryKind.WELCOME,
        subject=VIEW,
        due_at=now,
        payload={"view": VIEW},
    )


@reads(ShowWelcome)
def show(context: Context, _: ShowWelcome) -> WelcomeShown:
    """What the bot can do, and what the channel has of it."""
    conn, team, channel = context.conn, context.team, context.request.channel
    subscription = subscriptions.of_channel(conn, team, channel)
    chosen = subscription.topics if subscription else ()
    return WelcomeShown(subscription, _chosen(context, chosen))


def _chosen(context: Context, codes: Sequence[str]) -> tuple[Topic, ...]:
    """The topics that a channel chose; one that no statement knows any more is left out."""
    known = context.catalogue.topic_by_code
    return tuple(known[code] for code in codes if code in known)


def touch(context: Context) -> None:
    """The channel's choice has changed: what was said there is drawn again."""
    shown.touch_view(context.conn, context.team, context.request.channel, VIEW)


def greeted(context: Context) -> bool:
    """Whether the bot has said hello in the channel, and so was let into it."""
    channel = context.request.channel
    return outbox.last_due(context.conn, context.team, DeliveryKind.WELCOME, channel) is not None
