"""What the bot says in a channel that it was let into: once, ever."""

from __future__ import annotations

from datetime import datetime

from bot.domain import commands as c
from bot.domain.outcomes import WelcomeShown
from bot.domain.state import DeliveryKind, Planned
from bot.domain.views import spell_view
from bot.services.context import Context
from storage import outbox, shown, subscriptions

VIEW = spell_view(c.ShowWelcome())


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


def show(context: Context, _: c.ShowWelcome) -> WelcomeShown:
    """What the bot can do, and what the channel has of it."""
    conn, team, channel = context.conn, context.team, context.request.channel
    subscription = subscriptions.of_channel(conn, team, channel)
    chosen = subscription.topics if subscription else ()
    topics = tuple(context.catalogue.topic_by_code[code] for code in chosen)
    return WelcomeShown(subscription, topics)


def touch(context: Context) -> None:
    """The channel's choice has changed: what was said there is drawn again."""
    shown.touch_view(context.conn, context.team, context.request.channel, VIEW)


def greeted(context: Context) -> bool:
    """Whether the bot has said hello in the channel, and so was let into it."""
    channel = context.request.channel
    return outbox.last_due(context.conn, context.team, DeliveryKind.WELCOME, channel) is not None
