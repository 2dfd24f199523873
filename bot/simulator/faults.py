"""Faults on demand: how the Web API fails once, so that its callers can be seen to cope."""

from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response
from starlette.types import Receive, Scope, Send


@dataclass(frozen=True)
class Fault:
    """One failure, of the first call that fits.

    `429` and `500` refuse before anything happens; `drop_after` does what was asked and then
    cuts the connection, so that the caller cannot know.
    """

    method: str
    kind: Literal["429", "500", "drop_after"]
    channel: str | None = None
    retry_after: int = 1  # seconds, for 429


def take(faults: list[Fault], method: str, channel: str | None) -> Fault | None:
    """Removes and returns the first fault meant for this call, if any."""
    for fault in faults:
        if fault.method == method and fault.channel in (None, channel):
            faults.remove(fault)
            return fault
    return None


class Cut(Response):
    """A response of which only the head arrives before the connection is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promises a body and ends without it: the server then closes the connection."""
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", b"application/json"), (b"content-length", b"999")],
            }
        )
