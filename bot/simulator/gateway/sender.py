"""What goes to the bot: over the line that is open, with Slack's patience, and recorded."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from bot.simulator.gateway.line import Delivery, Kind, Line, Retry

_RECORDED = 200

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Exchange(Delivery):
    """A request to the bot, as it is remembered.

    Attributes:
        at: the rehearsal's time.
        kind: what was sent.
        milliseconds: how long the answer took.
    """

    at: datetime
    kind: Kind
    milliseconds: float


class Sender:
    """Sends whatever goes to the bot, and remembers it."""

    def __init__(
        self,
        line: Callable[[], Line],
        *,
        now: Callable[[], datetime],
        retry_delays: Sequence[float],
    ) -> None:
        """Takes what tells the line that is open, and the time; `retry_delays` in seconds."""
        self.exchanges: deque[Exchange] = deque(maxlen=_RECORDED)
        self._line = line
        self._now = now
        self._retry_delays = retry_delays

    async def deliver(self, event: dict[str, Any]) -> Exchange:
        """Sends an event, and again after each of the delays until the bot takes it."""
        exchange = await self.send("event", event)
        for number, delay in enumerate(self._retry_delays, start=1):
            if exchange.failure is None or not exchange.wants_retry:
                break
            await asyncio.sleep(delay)
            exchange = await self.send("event", event, Retry(number, exchange.failure))
        return exchange

    async def send(
        self, kind: Kind, payload: dict[str, Any], retry: Retry | None = None
    ) -> Exchange:
        """Sends once: an event, the fields of a command, or what somebody did."""
        at, start = self._now(), time.perf_counter()
        delivery = await self._line().deliver(kind, payload, retry)
        milliseconds = (time.perf_counter() - start) * 1000
        exchange = Exchange(at=at, kind=kind, milliseconds=milliseconds, **vars(delivery))
        if exchange.failure:
            log.warning("bot_failed_request", kind=kind, failure=exchange.failure)
        self.exchanges.append(exchange)
        return exchange
