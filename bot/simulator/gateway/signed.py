"""The line to a bot at a public address: signed HTTP requests."""

import asyncio
import json
import time
from typing import Any
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier

from bot.simulator.gateway import line
from bot.simulator.gateway.line import Delivery, Kind, Retry

# For the client: a request closes what was kept too long, one connection after the other, and
# would leave the rest open for good if it is dropped meanwhile.
NOTHING_KEPT = httpx.Limits(max_keepalive_connections=0)

_FORM = "application/x-www-form-urlencoded"


class SignedRequests:
    """Posts to the bot's one address, signed with the app's secret."""

    def __init__(self, bot_url: str, signing_secret: str, client: httpx.AsyncClient) -> None:
        """Takes the address and what signs and sends; the client stays its owner's to close."""
        self._url = bot_url
        self._signer = SignatureVerifier(signing_secret)
        self._client = client

    async def deliver(
        self, kind: Kind, payload: dict[str, Any], retry: Retry | None = None
    ) -> Delivery:
        """An event's body is JSON, that of the others a form; a 2xx in time is well."""
        content_type, body = _encoded(kind, payload)
        headers = {"content-type": content_type, **self._signature(body), **_numbered(retry)}
        try:
            async with asyncio.timeout(line.SECONDS_TO_ANSWER):
                answer = await self._client.post(self._url, content=body, headers=headers)
        except (TimeoutError, httpx.TimeoutException):
            return Delivery(request=body, failure="http_timeout")
        except httpx.TransportError:
            return Delivery(request=body, failure="connection_failed")
        return Delivery(
            request=body,
            status=answer.status_code,
            response=answer.text,
            content_type=answer.headers.get("content-type", ""),
            failure=None if answer.is_success else "http_error",
            wants_retry=answer.headers.get("x-slack-no-retry") != "1",
        )

    def _signature(self, body: str) -> dict[str, str]:
        stamp = str(int(time.time()))
        signature = self._signer.generate_signature(timestamp=stamp, body=body)
        return {"x-slack-request-timestamp": stamp, "x-slack-signature": signature or ""}


def _encoded(kind: Kind, payload: dict[str, Any]) -> tuple[str, str]:
    if kind == "event":
        return "application/json", json.dumps(payload)
    form = payload if kind == "command" else {"payload": json.dumps(payload)}
    return _FORM, urlencode(form)


def _numbered(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"x-slack-retry-num": str(retry.number), "x-slack-retry-reason": retry.reason}
