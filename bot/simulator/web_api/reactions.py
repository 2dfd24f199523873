"""The Web API's `reactions` methods."""

from typing import Any

from bot.simulator import wire
from bot.simulator.errors import SlackError
from bot.simulator.model import Message
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]


def add(slack: Slack, call: Call) -> Json:
    """`reactions.add`: the bot's emoji on a message."""
    slack.react(slack.state.bot_user, _message(slack, call), call.text("name"))
    return {}


def remove(slack: Slack, call: Call) -> Json:
    """`reactions.remove`: the bot's emoji off a message."""
    slack.take_back(slack.state.bot_user, _message(slack, call), call.text("name"))
    return {}


def get(slack: Slack, call: Call) -> Json:
    """`reactions.get`: a message with its emoji."""
    call.flag("full")
    message = _message(slack, call)
    shown = wire.message(slack.state, message)
    return {"type": "message", "channel": message.channel, "message": shown}


def _message(slack: Slack, call: Call) -> Message:
    if not (call.text("channel") and call.text("timestamp")):
        raise SlackError("no_item_specified")
    channel = slack.joined(slack.state.bot_user, call.text("channel"))
    message = slack.find(channel.id, call.text("timestamp"))
    if message.to is not None:
        raise SlackError("message_not_found")
    return message
