"""Reading Slack's history for the posts of deliveries, known by the id in their metadata."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.domain.people import is_user_id
from bot.slack.client import part

METADATA = "dpc_delivery"
PAGE = 200

Posts = dict[str, list[str]]  # the time stamps of the posts of each nonce, oldest first


def metadata(nonce: str) -> dict[str, Any]:
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
        OSError: Slack was not reached, or not heard; and the others of `slack_api.FAILURES`.
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
