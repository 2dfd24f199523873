"""Signed requests to the bot, with Slack's patience, and a record of each."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal

import httpx
import structlog
from slack_sdk.signature import SignatureVerifier

_SECONDS_TO_ANSWER = 3
_RECORDED = 200

Kind = Literal["event", "command", "action"]
Failure = Literal["http_timeout", "http_error", "connection_failed"]

_CONTENT_TYPES: dict[Kind, str] = {
    "event": "application/json",
    "command": "application/x-www-form-urlencoded",
    "action": "application/x-www-form-urlencoded",
}

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Exchange:
    """One request to the bot and what came back.

    Attributes:
        at: the rehearsal's time.
        kind: what was sent.
        request: the body as sent.
        status: the HTTP status; None when no answer came.
        response: the body that came back.
        content_type: of that body.
        milliseconds: how long it took.
        failure: Slack's name for what went wrong; None after a 2xx in time.
        wants_retry: whether the bot leaves Slack free to try again.
    """

    at: datetime
    kind: Kind
    request: str
    milliseconds: float
    status: int | None = None
    response: str = ""
    content_type: str = ""
    failure: Failure | None = None
    wants_retry: bool = True


class Sender:
    """Sends to the bot's one address, signed with the app's secret."""

    def __init__(
        self,
        *,
        bot_url: str,
        signing_secret: str,
        client: httpx.AsyncClient,
        now: Callable[[], datetime],
        retry_delays: Sequence[float],
    ) -> None:
        """Takes the address and what signs, sends and dates; `retry_delays` in seconds."""
        self.exchanges: deque[Exchange] = deque(maxlen=_RECORDED)
        self._url = bot_url
        self._signer = SignatureVerifier(signing_secret)
        self._client = client
        self._now = now
        self._retry_delays = retry_delays

    async def deliver(self, body: str) -> Exchange:
        """Sends an event, and again after each of the delays until the bot takes it."""
        exchange = await self.send("event", body)
        for number, delay in enumerate(self._retry_delays, start=1):
            if exchange.failure is None or not exchange.wants_retry:
                break
            await asyncio.sleep(delay)
            retry = {"x-slack-retry-num": str(number), "x-slack-retry-reason": exchange.failure}
            exchange = await self.send("event", body, retry)
        return exchange

    async def send(
        self, kind: Kind, body: str, headers: Mapping[str, str] = MappingProxyType({})
    ) -> Exchange:
        """Sends once: an event's body is JSON, that of the others a form."""
        stamp = str(int(time.time()))
        signature = self._signer.generate_signature(timestamp=stamp, body=body)
        signed = {
            "content-type": _CONTENT_TYPES[kind],
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature or "",
            **headers,
        }
        at, start = self._now(), time.perf_counter()
        answer, failure = await self._answer(body, signed)
        milliseconds = (time.perf_counter() - start) * 1000
        exchange = Exchange(at, kind, body, milliseconds, failure=failure)
        if answer is not None:
            exchange = replace(
                exchange,
                status=answer.status_code,
                response=answer.text,
                content_type=answer.headers.get("content-type", ""),
                wants_retry=answer.headers.get("x-slack-no-retry") != "1",
            )
        if failure:
            log.warning("bot_failed_request", kind=kind, failure=failure)
        self.exchanges.append(exchange)
        return exchange

    async def _answer(
        self, body: str, headers: Mapping[str, str]
    ) -> tuple[httpx.Response | None, Failure | None]:
        try:
            async with asyncio.timeout(_SECONDS_TO_ANSWER):
                answer = await self._client.post(self._url, content=body, headers=headers)
        except (TimeoutError, httpx.TimeoutException):
            return None, "http_timeout"
        except httpx.TransportError:
            return None, "connection_failed"
        return answer, None if answer.is_success else "http_error"
