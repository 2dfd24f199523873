"""Socket Mode: the connections that the app has open, and the tickets that open them.

After https://docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

Json = dict[str, Any]


class Socket:
    """One open connection: what goes over it, and what the app has yet to acknowledge."""

    def __init__(
        self, send: Callable[[str], Awaitable[None]], close: Callable[[], Awaitable[None]]
    ) -> None:
        """Takes what sends a text to the app, lost if that has gone, and what ends it all."""
        self._send = send
        self.close = close
        self._unacknowledged: dict[str, asyncio.Future[Json]] = {}

    async def tell(self, message: Json) -> None:
        """Sends what needs no acknowledgement."""
        await self._send(json.dumps(message))

    async def ask(self, envelope_id: str, envelope: str) -> Json:
        """Sends an envelope; returns its acknowledgement, for which it waits without end."""
        acknowledged: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._unacknowledged[envelope_id] = acknowledged
        try:
            await self._send(envelope)
            return await acknowledged
        finally:
            del self._unacknowledged[envelope_id]

    def hear(self, text: str) -> None:
        """Takes what the app sends: an acknowledgement; one that comes too late has no effect.

        ValueError for anything else.
        """
        try:
            acknowledgement = json.loads(text)
            waiting = self._unacknowledged.get(acknowledgement["envelope_id"])
        except (ValueError, TypeError, LookupError):
            raise ValueError("this is no acknowledgement of an envelope") from None
        if waiting and not waiting.done():
            waiting.set_result(acknowledgement)


class Sockets:
    """All connections of the app; whatever is to be sent goes over any one of them."""

    def __init__(self) -> None:
        self._tickets: set[str] = set()
        self._open: deque[Socket] = deque()

    def __len__(self) -> int:
        return len(self._open)

    def ticket(self) -> str:
        """A new ticket, which opens one connection."""
        ticket = secrets.token_urlsafe(18)
        self._tickets.add(ticket)
        return ticket

    def admit(self, ticket: str) -> bool:
        """Whether this ticket opens a connection; it then opens no other."""
        is_valid = ticket in self._tickets
        self._tickets.discard(ticket)
        return is_valid

    def add(self, socket: Socket) -> None:
        """Sends over this connection, too, from now on."""
        self._open.append(socket)

    def remove(self, socket: Socket) -> None:
        """Sends nothing over this connection any more."""
        if socket in self._open:
            self._open.remove(socket)

    def next(self) -> Socket:
        """The connection whose turn it is; IndexError when none is open."""
        socket = self._open.popleft()
        self._open.append(socket)
        return socket

    async def disconnect(self, reason: str) -> None:
        """Tells the app on each connection that it ends, and ends it.

        `reason` is Slack's: "refresh_requested", as every few hours, or "link_disabled".
        """
        told, self._open = self._open, deque()
        for socket in told:
            await socket.tell({"type": "disconnect", "reason": reason, "debug_info": debug_info()})
            await socket.close()


def debug_info() -> Json:
    """What a `hello` and a `disconnect` say of the server."""
    return {"host": "applink-local"}
