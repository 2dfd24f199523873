"""People at the bot's door, each on a connection of their own that was opened before."""

from __future__ import annotations

import json
import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from tests.bench.load import is_whole

SLACK_WAITS = 3.0  # seconds
PATIENCE = 30  # seconds without any answer at all


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a request, whole as HTTP, and after how many seconds."""

    raw: bytes
    seconds: float

    @property
    def well(self) -> bool:
        """Whether Slack would have been content with it."""
        return self.raw.startswith(b"HTTP/1.1 200 ") and self.seconds < SLACK_WAITS

    @property
    def text(self) -> str:
        """What the person reads."""
        said: dict[str, Any] = json.loads(self.raw.partition(b"\r\n\r\n")[2])
        return str(said["text"])


class Crowd:
    """A number of connections to one port; use it in a `with` block."""

    def __init__(self, port: int, size: int) -> None:
        """Open the connections."""
        self._selector = selectors.DefaultSelector()
        self._peers = [socket.create_connection(("127.0.0.1", port)) for _ in range(size)]
        for peer in self._peers:
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(peer, selectors.EVENT_READ)

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self._selector.close()
        for peer in self._peers:
            peer.close()

    def send(self, requests: Sequence[bytes]) -> list[Answer]:
        """Send as many as there are connections at once, and each other when one is free again.

        Returns:
            The answers, in the order of the requests.
        """
        answers: dict[int, Answer] = {}
        begun: dict[socket.socket, tuple[int, float]] = {}
        parts: dict[socket.socket, bytes] = {}
        waiting = enumerate(requests)

        def ask(peer: socket.socket) -> None:
            number, request = next(waiting, (None, b""))
            if number is not None:
                parts[peer], begun[peer] = b"", (number, time.perf_counter())
                peer.sendall(request)

        for peer in self._peers:
            ask(peer)
        while len(answers) < len(requests):
            ready = self._selector.select(PATIENCE)
            assert ready, f"no answer to {len(requests) - len(answers)} requests"
            for key, _ in ready:
                assert isinstance(key.fileobj, socket.socket)
                peer = key.fileobj
                part = peer.recv(1 << 17)
                parts[peer] += part
                assert part, f"the connection was closed after {parts[peer]!r}"
                if is_whole(parts[peer]):
                    number, since = begun[peer]
                    answers[number] = Answer(parts[peer], time.perf_counter() - since)
                    ask(peer)
        return [answers[number] for number in range(len(requests))]
