"""The Web API's `chat` methods."""

from collections.abc import Sequence
from typing import Any

from bot.simulator import wire
from bot.simulator.errors import SlackError
from bot.simulator.model import Block, Message
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]


def post_message(slack: Slack, call: Call) -> Json:
    """`chat.postMessage`; a person's id as channel means the direct conversation."""
    channel = call.text("channel")
    if any(person.id == channel for person in slack.people()):
        channel = slack.direct(channel).id
    message = slack.post(
        slack.state.bot_user,
        slack.joined(slack.state.bot_user, channel).id,
        call.text("text"),
        _blocks(call) or (),
        thread_ts=call.text("thread_ts") or None,
        metadata=_metadata(call),
    )
    return {
        "channel": message.channel,
        "ts": message.ts,
        "message": wire.message(slack.state, message, with_metadata=True),
    }


def post_ephemeral(slack: Slack, call: Call) -> Json:
    """`chat.postEphemeral`."""
    channel = slack.joined(slack.state.bot_user, call.text("channel"))
    user = call.text("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = slack.post(
        slack.state.bot_user,
        channel.id,
        call.text("text"),
        _blocks(call) or (),
        thread_ts=call.text("thread_ts") or None,
        to=user,
    )
    return {"message_ts": message.ts}


def update(slack: Slack, call: Call) -> Json:
    """`chat.update`; text without blocks takes the old blocks away."""
    message = _own(slack, call, "cant_update_message")
    if slack.channel(message.channel).is_archived:
        raise SlackError("is_inactive")
    text = call.text("text") if call.has("text") else None
    slack.update(message, text, _blocks(call), _metadata(call))
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": wire.message(slack.state, message, with_metadata=True),
    }


def delete(slack: Slack, call: Call) -> Json:
    """`chat.delete`."""
    message = _own(slack, call, "cant_delete_message")
    slack.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(slack: Slack, call: Call) -> Json:
    """`chat.getPermalink`: an address in this workspace."""
    channel = slack.joined(slack.state.bot_user, call.text("channel"))
    message = _everyones(slack, channel.id, call.text("message_ts"))
    link = f"{call.base_url}archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _own(slack: Slack, call: Call, refusal: str) -> Message:
    message = _everyones(slack, slack.channel(call.text("channel")).id, call.text("ts"))
    if message.user != slack.state.bot_user:
        raise SlackError(refusal)
    return message


def _everyones(slack: Slack, channel: str, ts: str) -> Message:
    message = slack.find(channel, ts)
    if message.to is not None:  # Slack keeps no ephemeral message that could be found again
        raise SlackError("message_not_found")
    return message


def _blocks(call: Call) -> Sequence[Block] | None:
    blocks = call.data("blocks")
    if blocks is None:
        return None
    if not isinstance(blocks, list) or not all(isinstance(each, dict) for each in blocks):
        raise SlackError("invalid_blocks_format")
    return blocks


def _metadata(call: Call) -> Json | None:
    metadata = call.data("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        raise SlackError("invalid_metadata_format")
    return metadata
