"""Time on the page: the clock in the top bar, how it goes on, and what comes on the way."""

import asyncio
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.workspace.model import Message
from bot.workspace.page.forms import field
from bot.workspace.page.guard import GUARDS
from bot.workspace.page.place import place_of
from bot.workspace.page.view import Clock, Place, Rehearsal
from bot.workspace.slack import Slack


class Passage:
    """The clock's handler, which remembers the last time that it moved."""

    def __init__(self, slack: Slack, rehearsal: Rehearsal) -> None:
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
        """What the bot posted while the clock moved last, in order; None before it ever did."""
        return self._slack.posted(*self._span) if self._span else None

    async def move(self, request: Request) -> Response:
        """POST /clock: forward to `to`, in the viewer's zone where it names none."""
        async with request.form() as form:
            place, written = place_of(self._slack, form), field(form, "to")
        try:
            to = datetime.fromisoformat(written)
            async with self._moving:
                await self._advance(to if to.tzinfo else to.replace(tzinfo=place.zone))
        except ValueError as error:
            raise HTTPException(409, str(error)) from error
        self._slack.changed()
        return Response(status_code=204)

    def routes(self) -> list[Route]:
        """The one, on this machine's own names alone."""
        return [Route("/clock", self.move, methods=["POST"], middleware=GUARDS)]

    async def _advance(self, to: datetime) -> None:
        start = self._slack.state.last_ts
        before, self._span = self._span, (start, None)
        try:
            await asyncio.to_thread(self._rehearsal.advance, to)
        except ValueError:
            self._span = before
            raise
        self._span = (start, self._slack.state.last_ts)
