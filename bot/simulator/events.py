"""What happens in a workspace, in the shapes of Slack's Events API."""

import secrets
from typing import Any

from bot.simulator import entities, wire
from bot.simulator.model import Channel, Message, State

Json = dict[str, Any]

_AREAS = {"channel": "channels", "group": "groups", "im": "im"}


def posted(state: State, new: Message) -> list[Json]:
    """The events for a new message: `message`, and `app_mention` where it names the bot."""
    channel = _channel(state, new.channel)
    body = wire.message(state, new) | {"channel": new.channel, "event_ts": new.ts}
    if entities.is_shared(state, channel):
        body |= _origin(state, new.user)
    subtype = {"subtype": "file_share"} if new.files else {}
    events = [body | subtype | {"channel_type": channel_type(channel)}]
    if channel.kind == "channel" and f"<@{state.bot_user}>" in new.text:
        events.append(body | {"type": "app_mention"})
    return events


def _origin(state: State, user: str) -> Json:
    """From which workspace a post in a channel that several share has come."""
    team = entities.team_of(state, user)
    return {"user_team": team, "source_team": team}


def altered(state: State, new: Message, before: Json, ts: str) -> list[Json]:
    """The event for an edited message; `before` is its old shape, `ts` the event's own."""
    return [
        _hidden(state, new.channel, "message_changed", ts)
        | {"message": wire.message(state, new), "previous_message": before}
    ]


def removed(state: State, gone: Message, before: Json, ts: str) -> list[Json]:
    """The event for a deleted message; `before` is its old shape, `ts` the event's own."""
    return [
        _hidden(state, gone.channel, "message_deleted", ts)
        | {"deleted_ts": gone.ts, "previous_message": before}
    ]


def _hidden(state: State, channel: str, subtype: str, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": channel,
        "channel_type": channel_type(_channel(state, channel)),
        "ts": ts,
        "event_ts": ts,
    }


def user_change(user: Json, seconds: int, ts: str) -> Json:
    """The event for a person who is not who they were; `seconds` since the epoch."""
    return {"type": "user_change", "user": user, "cache_ts": seconds, "event_ts": ts}


def home_opened(state: State, user: str, channel: str, ts: str) -> Json:
    """The event for a person who opens the app's Home tab; `channel` is their conversation."""
    body = {"type": "app_home_opened", "user": user, "channel": channel, "tab": "home"}
    view = state.homes.get(user)
    shown = {"view": entities.view(state, view)} if view else {}
    return body | {"event_ts": ts} | shown


def member_joined(state: State, user: str, channel: Channel, inviter: str, ts: str) -> Json:
    """The event for somebody who was brought into a channel."""
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": entities.team_of(state, user),
        "inviter": inviter,
        "event_ts": ts,
    }


def reacted(what: str, user: str, message: Message, name: str, ts: str) -> Json:
    """The event `reaction_added` or `reaction_removed`."""
    return {
        "type": what,
        "user": user,
        "reaction": name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "event_ts": ts,
    }


def scope(event: Json) -> str | None:
    """The scope without which Slack does not send this event; None: it needs none."""
    match event:
        case {"type": "message", "channel_type": kind}:
            return f"{_AREAS[kind]}:history"
        case {"type": "member_joined_channel", "channel_type": kind}:
            return "groups:read" if kind == "G" else "channels:read"
        case {"type": "app_mention"}:
            return "app_mentions:read"
        case {"type": "user_change"}:
            return "users:read"
        case {"type": "reaction_added" | "reaction_removed"}:
            return "reactions:read"
    return None


def area(channel: Channel) -> str:
    """The first half of the scopes for this kind of conversation."""
    return _AREAS[channel_type(channel)]


def channel_type(channel: Channel) -> str:
    """How an event calls this kind of conversation."""
    if channel.kind == "im":
        return "im"
    return "group" if channel.is_private else "channel"


def _channel(state: State, channel: str) -> Channel:
    return next(each for each in state.channels if each.id == channel)


def envelope(state: State, event: Json, seconds: int) -> Json:
    """The Events API request around one event; `seconds` is real time since the epoch."""
    places = [each for each in state.channels if each.id == event.get("channel")]
    is_shared = any(entities.is_shared(state, each) for each in places)
    return {
        "token": wire.VERIFICATION_TOKEN,
        "team_id": state.team_id,
        "context_team_id": state.team_id,
        "context_enterprise_id": None,
        "api_app_id": state.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": seconds,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": state.team_id,
                "user_id": state.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": is_shared,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }
