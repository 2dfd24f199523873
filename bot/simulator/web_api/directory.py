"""The Web API's `conversations` and `users` methods."""

import base64
import binascii
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from bot.simulator import entities, profiles, wire
from bot.simulator.errors import SlackError
from bot.simulator.model import Channel, Message
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]
Item = TypeVar("Item")


def conversations_open(slack: Slack, call: Call) -> Json:
    """`conversations.open` with one person, or with the id of a direct conversation."""
    before = len(slack.state.channels)
    if call.text("channel"):
        channel = slack.joined(slack.state.bot_user, call.text("channel"))
    else:
        channel = slack.direct(call.text("users"))
    full = entities.conversation(slack.state, channel) if call.flag("return_im") else {}
    was_open = len(slack.state.channels) == before
    state = {"no_op": True, "already_open": True} if was_open else {}
    return {**state, "channel": {"id": channel.id, **full}}


def conversations_info(slack: Slack, call: Call) -> Json:
    """`conversations.info`."""
    channel = slack.channel(call.text("channel"))
    shown = entities.conversation(slack.state, channel)
    if call.flag("include_num_members"):
        shown["num_members"] = len(channel.members)
    return {"channel": shown}


def conversations_list(slack: Slack, call: Call) -> Json:
    """`conversations.list`: `public_channel` (unless `types` say more), `private_channel`, `im`."""
    return _channels(slack, call, slack.state.channels)


def users_conversations(slack: Slack, call: Call) -> Json:
    """`users.conversations` of the bot: as `conversations.list`, but where it is in alone."""
    joined = slack.state.bot_user
    return _channels(slack, call, [each for each in slack.state.channels if joined in each.members])


def conversations_members(slack: Slack, call: Call) -> Json:
    """`conversations.members`."""
    members = slack.channel(call.text("channel")).members
    page, more = _page(members, lambda each: each, call, default=100, most=1000)
    return {"members": page, **more}


def conversations_history(slack: Slack, call: Call) -> Json:
    """`conversations.history`: top-level messages, newest first."""
    channel, is_in = slack.joined(slack.state.bot_user, call.text("channel")), _window(call)
    messages = [
        each
        for each in reversed(slack.timeline(channel.id, slack.state.bot_user))
        if each.to is None and is_in(each)
    ]
    page, more = _page(messages, lambda each: each.ts, call, default=100, most=999)
    actions = {"channel_actions_ts": None, "channel_actions_count": 0}
    return {"messages": _shown(slack, call, page), "pin_count": 0, **actions, **more}


def conversations_replies(slack: Slack, call: Call) -> Json:
    """`conversations.replies`: the root, whatever the window, and the replies, oldest first."""
    channel, is_in = slack.joined(slack.state.bot_user, call.text("channel")), _window(call)
    thread = slack.thread(channel.id, call.text("ts"), slack.state.bot_user)
    if not thread or thread[0].to is not None:
        raise SlackError("thread_not_found")
    messages = [each for each in thread if each.to is None and (each is thread[0] or is_in(each))]
    page, more = _page(messages, lambda each: each.ts, call, default=1000, most=1000)
    return {"messages": _shown(slack, call, page), **more}


def users_info(slack: Slack, call: Call) -> Json:
    """`users.info`."""
    person = slack.person(call.text("user"))
    with_locale = call.flag("include_locale")
    return {"user": profiles.user(slack.state, person, slack.now(), with_locale=with_locale)}


def users_list(slack: Slack, call: Call) -> Json:
    """`users.list`."""
    page, more = _page(slack.people(), lambda each: each.id, call, default=1000, most=1000)
    with_locale = call.flag("include_locale")
    members = [profiles.user(slack.state, p, slack.now(), with_locale=with_locale) for p in page]
    return {"members": members, "cache_ts": int(slack.real_time()), **more}


def _channels(slack: Slack, call: Call, among: Sequence[Channel]) -> Json:
    """One page of channels, of the kinds that are asked for."""
    types, live_only = call.types(), call.flag("exclude_archived")
    channels = [
        each for each in among if _type(each) in types and not (live_only and each.is_archived)
    ]
    page, more = _page(channels, lambda each: each.id, call, default=100, most=1000)
    return {"channels": [entities.conversation(slack.state, each) for each in page], **more}


def _type(channel: Channel) -> str:
    if channel.kind == "im":
        return "im"
    return "private_channel" if channel.is_private else "public_channel"


def _shown(slack: Slack, call: Call, messages: Sequence[Message]) -> list[Json]:
    with_metadata = call.flag("include_all_metadata")
    return [wire.message(slack.state, each, with_metadata=with_metadata) for each in messages]


def _window(call: Call) -> Callable[[Message], bool]:
    """Says of a message whether it lies between `oldest` and `latest`."""
    inclusive = call.flag("inclusive")
    oldest, latest = (_moment(call, name) for name in ("oldest", "latest"))

    def is_in(message: Message) -> bool:
        ts = Decimal(message.ts)
        if oldest is not None and (ts < oldest or (ts == oldest and not inclusive)):
            return False
        return latest is None or ts < latest or (ts == latest and inclusive)

    return is_in


def _moment(call: Call, name: str) -> Decimal | None:
    try:
        return Decimal(call.text(name)) if call.text(name) else None
    except InvalidOperation:
        raise SlackError(f"invalid_ts_{name}") from None


def _page(
    items: Sequence[Item], key: Callable[[Item], str], call: Call, *, default: int, most: int
) -> tuple[list[Item], Json]:
    """One page and what says where the next one starts: at the item that the cursor names."""
    limit = call.number("limit", default=default, most=most)
    start = 0
    if cursor := call.text("cursor"):
        try:
            named = base64.b64decode(cursor, validate=True).decode().removeprefix("next:")
            start = [key(item) for item in items].index(named)
        except (binascii.Error, ValueError):
            raise SlackError("invalid_cursor") from None
    rest = items[start + limit :]
    following = base64.b64encode(f"next:{key(rest[0])}".encode()).decode() if rest else ""
    more = {"has_more": bool(rest), "response_metadata": {"next_cursor": following}}
    return list(items[start : start + limit]), more
