"""The line to a bot in Socket Mode: envelopes over the connections that it has opened."""

import asyncio
import json
import uuid
from typing import Any

from bot.simulator.gateway import line
from bot.simulator.gateway.line import Delivery, Kind, Retry
from bot.simulator.sockets import Sockets

_TYPES: dict[Kind, str] = {
    "event": "events_api",
    "command": "slash_commands",
    "action": "interactive",
}


class Envelopes:
    """Sends each payload in an envelope, over one of the app's connections."""

    def __init__(self, sockets: Sockets) -> None:
        self._sockets = sockets

    async def deliver(
        self, kind: Kind, payload: dict[str, Any], retry: Retry | None = None
    ) -> Delivery:
        """What is acknowledged in time is well; what is not, for whatever reason, timed out."""
        envelope: dict[str, Any] = {
            "envelope_id": str(uuid.uuid4()),
            "type": _TYPES[kind],
            "accepts_response_payload": kind != "event",
            "payload": payload,
        }
        if kind == "event":
            number, reason = retry or (0, "")
            envelope |= {"retry_attempt": number, "retry_reason": reason}
        request = json.dumps(envelope)
        try:
            async with asyncio.timeout(line.SECONDS_TO_ANSWER):
                answer = await self._sockets.next().ask(envelope["envelope_id"], request)
        except TimeoutError:
            return Delivery(request=request, failure="timeout")
        if not answer.get("payload"):  # Bolt for JavaScript sends an empty one
            return Delivery(request=request)
        response = json.dumps(answer["payload"])
        return Delivery(request=request, response=response, content_type="application/json")
