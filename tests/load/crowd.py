"""People at the bot's door, each on a connection of their own that was opened before."""

from __future__ import annotations

import json
import selectors
import socket
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

from tests.bench.load import is_whole

SLACK_WAITS = 3.0  # seconds
PATIENCE = 30.0  # seconds without any answer at all


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a request, whole as HTTP, and after how many seconds."""

    raw: bytes
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether it is a 200."""
        return self.raw.startswith(b"HTTP/1.1 200 ")

    @property
    def text(self) -> str:
        """What the person reads who gave a command."""
        return str(json.loads(self.raw.partition(b"\r\n\r\n")[2])["text"])


class Crowd(ExitStack):
    """A number of open connections to one port, until the block ends."""

    def __init__(self, port: int, size: int) -> None:
        """Note how many, and where."""
        super().__init__()
        self._port, self._size = port, size
        self._peers: list[socket.socket] = []

    def __enter__(self) -> Self:
        """Open the connections."""
        super().__enter__()
        self._selector = self.enter_context(selectors.DefaultSelector())
        for _ in range(self._size):
            peer = self.enter_context(socket.create_connection(("127.0.0.1", self._port)))
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(peer, selectors.EVENT_READ)
            self._peers.append(peer)
        return self

    def send(self, requests: Sequence[bytes]) -> list[Answer]:
        """Send as many as there are connections at once, and each other when one is free again.

        Returns:
            The answers, in the order of the requests.

        Raises:
            AssertionError: A connection was closed, or there was no answer for a long time.
        """
        waiting = iter(enumerate(requests))
        exchanges: dict[socket.socket, _Exchange] = {}
        answers: dict[int, Answer] = {}
        for peer, (number, request) in zip(self._peers, waiting, strict=False):
            exchanges[peer] = _Exchange.begin(peer, number, request)
        while exchanges:
            for peer in self._readable():
                exchange = exchanges[peer]
                exchange.read(peer)
                if not is_whole(exchange.raw):
                    continue
                taken = time.perf_counter() - exchange.begun
                answers[exchange.number] = Answer(exchange.raw, taken)
                del exchanges[peer]
                for number, request in waiting:
                    exchanges[peer] = _Exchange.begin(peer, number, request)
                    break
        return [answers[number] for number in range(len(requests))]

    def _readable(self) -> Iterator[socket.socket]:
        ready = self._selector.select(PATIENCE)
        assert ready, f"no answer within {PATIENCE} s"
        for key, _ in ready:
            assert isinstance(key.fileobj, socket.socket)
            yield key.fileobj


@dataclass(slots=True)
class _Exchange:
    number: int
    begun: float
    raw: bytes = b""

    @classmethod
    def begin(cls, peer: socket.socket, number: int, request: bytes) -> Self:
        begun = time.perf_counter()
        peer.sendall(request)
        return cls(number, begun)

    def read(self, peer: socket.socket) -> None:
        part = peer.recv(1 << 17)
        assert part, f"the connection was closed after {self.raw!r}"
        self.raw += part


def figures(answers: Sequence[Answer]) -> str:
    """How many were errors, for Slack that does not wait long, and how long they took."""
    errors = sum(not each.ok or each.seconds > SLACK_WAITS for each in answers)
    times = [each.seconds for each in answers]
    p99 = statistics.quantiles(times, n=100)[-1]
    return (
        f"errors {errors}, p50 {statistics.median(times):.3f} s, p99 {p99:.3f} s, "
        f"slowest {max(times):.3f} s"
    )
