"""The shapes that Slack gives to messages and events on the wire."""

import secrets
from typing import Any

from bot.workspace.model import Channel, Message, State

VERIFICATION_TOKEN = "superseded-by-signatures"  # noqa: S105 - deprecated by Slack, secures nothing

Json = dict[str, Any]


def replies(state: State, channel: str, ts: str) -> list[Message]:
    """The replies below this message that everyone can see, oldest first."""
    return [
        each
        for each in state.messages
        if each.channel == channel and each.thread_ts == ts and each.to is None
    ]


def message(state: State, message: Message, *, with_metadata: bool = False) -> Json:
    """A message as the Web API, events and interactions show it."""
    body: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": state.team_id,
    }
    if message.blocks:
        body["blocks"] = message.blocks
    if message.user == state.bot_user:
        body |= {"bot_id": state.bot_id, "app_id": state.app_id, "bot_profile": _profile(state)}
    if message.edited:
        body["edited"] = {"user": message.user, "ts": message.ts}
    if with_metadata and message.metadata:
        body["metadata"] = message.metadata
    return body | _threading(state, message)


def _profile(state: State) -> Json:
    return {
        "id": state.bot_id,
        "app_id": state.app_id,
        "user_id": state.bot_user,
        "name": next(each.name for each in state.people if each.id == state.bot_user),
        "team_id": state.team_id,
        "deleted": False,
    }


def _threading(state: State, message: Message) -> Json:
    if message.thread_ts:
        return {"thread_ts": message.thread_ts}
    below = replies(state, message.channel, message.ts)
    if not below:
        return {}
    users = list(dict.fromkeys(each.user for each in below))
    return {
        "thread_ts": message.ts,
        "reply_count": len(below),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": below[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def posted(state: State, new: Message) -> list[Json]:
    """The events for a new message: `message`, and `app_mention` where it names the bot."""
    channel = _channel(state, new.channel)
    body = message(state, new) | {"channel": new.channel, "event_ts": new.ts}
    events = [body | {"channel_type": channel.kind}]
    if channel.kind == "channel" and f"<@{state.bot_user}>" in new.text:
        events.append(body | {"type": "app_mention"})
    return events


def altered(state: State, new: Message, before: Json, ts: str) -> list[Json]:
    """The event for an edited message; `before` is its old shape, `ts` the event's own."""
    return [
        _hidden(state, new.channel, "message_changed", ts)
        | {"message": message(state, new), "previous_message": before}
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
        "channel_type": _channel(state, channel).kind,
        "ts": ts,
        "event_ts": ts,
    }


def _channel(state: State, channel: str) -> Channel:
    return next(each for each in state.channels if each.id == channel)


def envelope(state: State, event: Json, seconds: int) -> Json:
    """The Events API request around one event; `seconds` is real time since the epoch."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team_id,
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
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }
