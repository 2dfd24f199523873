"""Slack's Web API as the bot calls it, and how such a call can fail."""

from __future__ import annotations

import ssl
from functools import cache
from http.client import HTTPException

import httpx
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

# What a call may raise: a refusal, no connection, an answer that breaks off or is none.
# Anything else is a bug of ours.
FAILURES = (SlackClientError, OSError, HTTPException, ValueError)


@cache
def trusted() -> ssl.SSLContext:
    """Whom this process trusts: reading the authorities takes 20 ms, so it is done once."""
    return httpx.create_ssl_context()


def web_client(
    token: str | None, api_url: str, seconds: float, team: str | None = None
) -> WebClient:
    """A client that never repeats a request by itself: the SDK would post twice.

    Args:
        token: Who calls; None where there is nobody, and Slack refuses.
        api_url: Where the Web API is, with a slash at the end.
        seconds: How long a call may take.
        team: The workspace that is meant, where the token is an organisation's.
    """
    return WebClient(token, base_url=api_url, timeout=int(seconds), retry_handlers=[], team_id=team)
