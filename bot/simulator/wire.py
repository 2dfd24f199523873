"""The shape that Slack gives to a message on the wire."""

from typing import Any

from bot.simulator import entities, written
from bot.simulator.model import Message, State

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
        "team": entities.team_of(state, message.user),
    }
    if message.client_msg_id:
        body |= {"client_msg_id": message.client_msg_id, "blocks": written.blocks(message.text)}
    if message.blocks:
        body["blocks"] = message.blocks
    if message.files:
        body["files"] = [
            entities.file(state, each) for each in state.files if each.id in message.files
        ]
    if message.user == state.bot_user:
        body |= {"bot_id": state.bot_id, "app_id": state.app_id, "bot_profile": _profile(state)}
    if message.edited:
        body["edited"] = {"user": message.user, "ts": message.ts}
    if message.reactions:
        body["reactions"] = [
            {"name": name, "users": users, "count": len(users)}
            for name, users in message.reactions.items()
        ]
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
        "updated": 0,
        "icons": {f"image_{size}": "" for size in (36, 48, 72)},
    }


def _threading(state: State, message: Message) -> Json:
    if message.thread_ts:
        root = message.channel, message.thread_ts
        parents = (each.user for each in state.messages if (each.channel, each.ts) == root)
        return {"thread_ts": message.thread_ts, "parent_user_id": next(parents, None)}
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
