"""What went over the wire between the workspace and the bot, both ways."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Literal

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Direction = Literal["to", "from"]  # … the bot

_RECORDED = 200
_KEPT = 100_000  # bytes of a body


@dataclass
class Body:
    """What a request or a response carried; `size` counts what is not kept, too."""

    content_type: str = ""
    content: bytes = b""
    size: int = 0

    def add(self, part: bytes) -> None:
        """Takes the next part."""
        self.content += part[: max(_KEPT - len(self.content), 0)]
        self.size += len(part)


@dataclass
class Entry:
    """One request and its response.

    Attributes:
        number: counts from 1, in the order in which requests came.
        at: the rehearsal's time.
        direction: to the bot, or from it.
        path: where it was sent.
        query: what stood behind the path.
        retry: which retry of Slack's it was; empty for the first try.
        request: what was sent.
        response: what came back.
        status: the HTTP status; None while there is none.
        milliseconds: how long the answer took; None while there is none.
    """

    number: int
    at: datetime
    direction: Direction
    path: str
    query: bytes
    retry: str
    request: Body
    response: Body = field(default_factory=Body)
    status: int | None = None
    milliseconds: float | None = None


class Recorder:
    """Records the newest 200 requests that pass the applications it was laid around."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Takes the rehearsal's clock."""
        self.entries: deque[Entry] = deque(maxlen=_RECORDED)
        self._now = now
        self._numbers = count(1)

    def posted(self, bot: ASGIApp) -> ASGIApp:
        """The bot's application, every POST to which is recorded."""
        return Recording(bot, self, "to", only="POST")

    def called(self, routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
        """The workspace's routes for the bot, every HTTP request to which is recorded."""
        middleware = [Middleware(Recording, self, "from")]
        for each in routes:
            if isinstance(each, Route):
                yield Route(
                    each.path,
                    each.endpoint,
                    methods=list(each.methods or ()),
                    middleware=middleware,
                )
            else:
                yield each

    def entry(self, scope: Scope, direction: Direction) -> Entry:
        """A new entry."""
        headers = Headers(scope=scope)
        entry = Entry(
            next(self._numbers),
            self._now(),
            direction,
            scope["path"],
            scope["query_string"],
            headers.get("x-slack-retry-num", ""),
            Body(headers.get("content-type", "")),
        )
        self.entries.append(entry)
        return entry


class Recording:
    """ASGI middleware that copies what passes into a recorder's entries."""

    def __init__(
        self, app: ASGIApp, recorder: Recorder, direction: Direction, only: str | None = None
    ) -> None:
        """Stands before `app`; with `only`, requests of that method alone are recorded."""
        self.app = app
        self._recorder = recorder
        self._direction = direction
        self._only = only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on as it is."""
        if scope["type"] != "http" or self._only not in (None, scope["method"]):
            await self.app(scope, receive, send)
            return
        entry, start = self._recorder.entry(scope, self._direction), time.perf_counter()

        async def received() -> Message:
            message = await receive()
            entry.request.add(message.get("body", b""))
            return message

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                entry.status = message["status"]
                entry.response.content_type = Headers(raw=message["headers"]).get(
                    "content-type", ""
                )
            elif not message.get("more_body"):
                # Before it is passed on: whoever has the answer may look at once.
                entry.milliseconds = (time.perf_counter() - start) * 1000
            entry.response.add(message.get("body", b""))
            await send(message)

        await self.app(scope, received, sent)
