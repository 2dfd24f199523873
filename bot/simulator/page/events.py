"""Tells open pages that something changed, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.simulator.page.view import SimulatedClock
from bot.simulator.slack import Slack


def events(
    slack: Slack, rehearsal: SimulatedClock, closing: Callable[[], bool]
) -> Callable[[Request], Awaitable[Response]]:
    """The handler of GET /events: one server-sent event a change; as `changes`."""

    async def stream(_request: Request) -> Response:
        return StreamingResponse(
            changes(slack, rehearsal, closing),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    return stream


async def changes(
    slack: Slack, rehearsal: SimulatedClock, closing: Callable[[], bool], patience: float = 0.5
) -> AsyncIterator[str]:
    """Yields a `changed` event whenever the page would look different, until `closing`.

    The first one comes at once: it stands for whatever changed while nobody listened.

    Args:
        slack: the workspace that is watched.
        rehearsal: its clock; a new minute counts as a change.
        closing: whether the server is going down; an open stream would hold it up.
        patience: seconds without news after which the other two are looked at again.
    """
    seen = None
    version = -1
    while not closing():
        version = await _newest(slack, version, patience)
        now = await asyncio.to_thread(rehearsal.now)
        shown = (version, now.replace(second=0, microsecond=0))
        yield ": still here\n\n" if shown == seen else f"event: changed\ndata: {version}\n\n"
        seen = shown


async def _newest(slack: Slack, version: int, patience: float) -> int:
    """The workspace's next version, or the same one when nothing changed for so long."""
    try:
        return await asyncio.wait_for(slack.wait(version), patience)
    except TimeoutError:
        return version
