"""One post of a delivery: what is said, and what Slack made of it."""

from __future__ import annotations

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.delivery.history import metadata
from bot.domain.outbox import Delivery
from bot.domain.state import Posted
from bot.render.kit.message import Message
from bot.slack.client import FAILURES
from bot.slack.errors import Trouble, trouble
from bot.slack.fallback import Fallback


@dataclass(frozen=True)
class Posting:
    """A delivery in words; `version` is that of the workspace's state that they were taken from."""

    delivery: Delivery
    message: Message
    version: object


@dataclass(frozen=True)
class Made:
    """What became of a posting: the post that Slack has, or why it may have none."""

    posting: Posting
    result: Posted | Trouble


def post(client: WebClient, posting: Posting, fallback: Fallback) -> Made:
    """Post a delivery whose intent is recorded, once; no failure of Slack's is raised."""
    delivery, message = posting.delivery, posting.message

    def send(drawn: Message) -> SlackResponse:
        return client.chat_postMessage(
            channel=delivery.destination,
            thread_ts=delivery.thread_ts,
            metadata=metadata(delivery.nonce),
            unfurl_links=False,
            unfurl_media=False,
            **drawn.payload(),
        )

    try:
        response = fallback.send(delivery.team, message, send)
        channel, ts = response.get("channel"), response.get("ts")
        if not (channel and ts):
            raise ValueError("an answer without channel and time stamp")
    except FAILURES as error:
        return Made(posting, trouble(error))
    return Made(posting, as_posted(delivery, message, channel, ts))


def as_posted(delivery: Delivery, message: Message, channel: str, ts: str) -> Posted:
    """The post that Slack has of a delivery, `ts` in `channel`, as it is kept to be redrawn."""
    return Posted(
        delivery.team,
        channel,
        ts,
        message.view,
        message.page,
        reader=message.reader,
        language=message.language,
    )
