"""Time on the page: the clock in the top bar, how it goes on, and what comes on the way."""

import asyncio
import json
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator.language import _, speaking
from bot.simulator.model import Message
from bot.simulator.page import guide
from bot.simulator.page.forms import field
from bot.simulator.page.guard import GUARDS
from bot.simulator.page.place import place_of
from bot.simulator.page.view import Clock, Place, SimulatedClock, address
from bot.simulator.slack import Slack

_FAR = timedelta(days=366)  # what nobody wants to have passed by one press …
PATIENCE = 12  # seconds: … nor to wait for


class Passage:
    """The clock's handler, which remembers the last time that it moved."""

    def __init__(self, slack: Slack, rehearsal: SimulatedClock) -> None:
        self._slack = slack
        self._rehearsal = rehearsal
        self._moving = asyncio.Lock()
        # Between which time stamps it moved; without an end it is on its way.
        self._span: tuple[str, str | None] | None = None

    def clock(self, place: Place) -> Clock:
        """What the top bar shows to whoever looks; may block."""
        rehearsal = self._rehearsal
        return Clock(rehearsal.now(), rehearsal.today(), rehearsal.next_due(), place.zone)

    def came(self) -> list[Message] | None:
        """What the bot posted while the clock moved last, in order.

        None before it ever did, and while it is on its way and nothing came yet.
        """
        if self._span is None:
            return None
        start, end = self._span
        return self._slack.posted(start, end) or ([] if end else None)

    async def move(self, request: Request) -> Response:
        """POST /clock: forward to `to`, in the viewer's zone where it names none.

        With `to` "next" it goes to the next message that comes, through all that brings none.
        """
        async with request.form() as form:
            place, written = place_of(self._slack, form), field(form, "to")
        async with self._moving:
            before, start = self._span, self._slack.state.last_ts
            self._span = (start, None)
            try:
                await (self._go_on() if written == "next" else self._go(_instant(written, place)))
            except ValueError as error:
                self._span = before
                raise HTTPException(409, _refused(place)) from error
            self._span = (start, self._slack.state.last_ts)
        came = self.came() or []
        self._slack.remember(guide.CLOCK)
        if came:
            self._slack.remember(guide.REMINDER)
        self._slack.changed()
        headers = _way_to(came, place, self._slack) if written == "next" else {}
        return Response(status_code=204, headers=headers)

    def routes(self) -> list[Route]:
        """The one, on this machine's own names alone."""
        return [Route("/clock", self.move, methods=["POST"], middleware=GUARDS)]

    async def _go_on(self) -> None:
        """From one planned message to the next until one comes: many find nothing to say."""
        due = await asyncio.to_thread(self._rehearsal.next_due)
        far, patience = due and due + _FAR, time.monotonic() + PATIENCE
        while due and far and due <= far and not self.came() and time.monotonic() < patience:
            await self._go(due)
            due = await asyncio.to_thread(self._rehearsal.next_due)

    async def _go(self, to: datetime) -> None:
        await asyncio.to_thread(self._rehearsal.advance, to)
        self._slack.changed()


def _instant(written: str, place: Place) -> datetime:
    to = datetime.fromisoformat(written)
    return to if to.tzinfo else to.replace(tzinfo=place.zone)


def _refused(place: Place) -> str:
    """Why the clock did not move, for whoever wanted it to."""
    with speaking(place.viewer.locale):
        return _(
            "That does not lie ahead: the clock goes forward only. To begin again, start with "
            "dpc local --fresh."
        )


def _way_to(came: Sequence[Message], place: Place, slack: Slack) -> dict[str, str]:
    """What takes the page to the first of these that whoever looks can see; empty for none."""
    for message in came:
        if place.viewer.id in slack.channel(message.channel).members:
            path = address(place.viewer.id, message.channel, message.thread_ts)
            if path == place.url:
                return {}
            swap = {"target": "#workspace", "select": "#workspace", "swap": "outerMorph"}
            return {"HX-Location": json.dumps({"path": path, **swap})}
    return {}
