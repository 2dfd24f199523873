"""The posts of a delivery: made, found again by the id in their metadata, deleted if too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.outbox import Delivery
from bot.domain.people import is_user_id
from bot.domain.state import Posted
from bot.render.kit.message import Message
from bot.slack.client import FAILURES, part
from bot.slack.errors import Trouble, trouble
from bot.slack.fallback import Fallback
from storage.engine import Database
from storage.outbox import unconfirmed

METADATA = "dpc_delivery"
PAGE = 200

Posts = dict[str, list[str]]  # the time stamps of the posts of each nonce, oldest first

_log = structlog.stdlib.get_logger(__name__)


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
            metadata=_metadata(delivery.nonce),
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


def _metadata(nonce: str) -> dict[str, Any]:
    """What a post carries to be found again: anyone may read it, so it says nothing else."""
    return {"event_type": METADATA, "event_payload": {"id": nonce}}


def conversation(client: WebClient, destination: str) -> str:
    """The conversation that posts to a destination arrive in: a person's is their direct one."""
    if not is_user_id(destination):
        return destination
    return str(part(client.conversations_open(users=destination), "channel", "id"))


def posts_since(client: WebClient, channel: str, thread_ts: str | None, oldest: datetime) -> Posts:
    """Every post with our metadata in a channel or a thread since then.

    Raises:
        SlackApiError: Slack does not let us read there, or not now.
        OSError: Slack was not reached, or not heard; and the others of `client.FAILURES`.
    """
    posts: Posts = {}
    for message in _messages(client, channel, thread_ts, oldest):
        nonce = _nonce(message)
        if nonce:
            posts.setdefault(nonce, []).append(str(message["ts"]))
    return {nonce: sorted(each) for nonce, each in posts.items()}


def _messages(
    client: WebClient, channel: str, thread_ts: str | None, oldest: datetime
) -> Iterator[dict[str, Any]]:
    """The whole window, page by page."""
    window: dict[str, Any] = {
        "channel": channel,
        "oldest": f"{oldest.timestamp():.6f}",
        "limit": PAGE,
        "include_all_metadata": True,
    }
    cursor = ""
    while True:
        page = window | ({"cursor": cursor} if cursor else {})
        if thread_ts:
            answer = client.conversations_replies(ts=thread_ts, **page)
        else:
            answer = client.conversations_history(**page)
        messages, more = answer.get("messages"), answer.get("response_metadata") or {}
        if not isinstance(messages, list) or not all(isinstance(each, dict) for each in messages):
            raise ValueError("an answer without messages")
        yield from messages
        cursor = more.get("next_cursor") or ""
        if not cursor:
            return


def _nonce(message: dict[str, Any]) -> str | None:
    found = message.get("metadata") or {}
    if found.get("event_type") != METADATA:
        return None
    return str((found.get("event_payload") or {}).get("id"))


def take_back(database: Database, client: WebClient, row: int, channel: str, ts: str) -> bool:
    """Delete a post of a delivery, and count it; whoever comes second counts nothing.

    Returns:
        False if it may still be there.
    """
    try:
        client.chat_delete(channel=channel, ts=ts)
    except FAILURES as error:
        reason = trouble(error).reason
        _log.warning("double_not_deleted", row=row, error=reason)
        return reason == "message_not_found"
    _log.warning("double_deleted", row=row)
    with database.write() as conn:
        unconfirmed.count_double(conn, row)
    return True
