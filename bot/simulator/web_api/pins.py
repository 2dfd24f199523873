"""The Web API's `pins` methods."""

from typing import Any

from bot.simulator.errors import SlackError
from bot.simulator.model import Message
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]


def add(slack: Slack, call: Call) -> Json:
    """`pins.add`: a message is pinned to its channel, by the bot."""
    slack.pin(_message(slack, call))
    return {}


def remove(slack: Slack, call: Call) -> Json:
    """`pins.remove`: a message is pinned no more."""
    slack.unpin(_message(slack, call))
    return {}


def _message(slack: Slack, call: Call) -> Message:
    if not call.text("timestamp"):
        raise SlackError("no_item_specified")
    channel = slack.joined(slack.state.bot_user, call.text("channel"))
    message = slack.find(channel.id, call.text("timestamp"))
    if message.to is not None:
        raise SlackError("message_not_found")
    return message
