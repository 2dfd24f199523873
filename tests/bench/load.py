"""A client that replays one signed request on raw sockets, so that it is not what is measured."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Mapping
from types import MappingProxyType

from tests.slack.knocking import FORM, signed

_END_OF_CHUNKS = b"\r\n0\r\n\r\n"
_NOTHING: Mapping[str, str] = MappingProxyType({})


def post(
    body: str, secret: str, content_type: str = FORM, more: Mapping[str, str] = _NOTHING
) -> bytes:
    """A request to the bot as it goes over the wire, signed now; `more` are further headers."""
    raw = body.encode()
    headers = {**signed(raw, content_type, secret=secret), **more}
    lines = [
        "POST /slack/events HTTP/1.1",
        "Host: 127.0.0.1",
        *(f"{name}: {value}" for name, value in headers.items()),
        f"Content-Length: {len(raw)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + raw


def latencies(port: int, request: bytes, times: int) -> list[float]:
    """Send the request again and again on one connection; seconds from each to its answer."""
    with socket.create_connection(("127.0.0.1", port)) as peer:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            peer.sendall(request)
            answer = b""
            while not is_whole(answer):
                answer += peer.recv(1 << 17)
            taken.append(time.perf_counter() - begun)
            _must_be_well(answer)
    return taken


def throughput(
    port: int, request: bytes, connections: int, seconds: float
) -> tuple[float, list[float]]:
    """Keep so many connections busy for so long; answers a second, and the seconds to each."""
    selector = selectors.DefaultSelector()
    answers: dict[socket.socket, bytes] = {}
    asked: dict[socket.socket, float] = {}
    waits: list[float] = []
    for _ in range(connections):
        peer = socket.create_connection(("127.0.0.1", port))
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(peer, selectors.EVENT_READ)
        answers[peer], asked[peer] = b"", time.perf_counter()
        peer.sendall(request)
    begun = time.perf_counter()
    while (now := time.perf_counter()) - begun < seconds:
        for key, _ in selector.select(timeout=1):
            assert isinstance(key.fileobj, socket.socket)
            peer = key.fileobj
            answers[peer] += peer.recv(1 << 17)
            if is_whole(answers[peer]):
                _must_be_well(answers[peer])
                waits.append(time.perf_counter() - asked[peer])
                answers[peer], asked[peer] = b"", time.perf_counter()
                peer.sendall(request)
    selector.close()
    for peer in answers:
        peer.close()
    return len(waits) / (now - begun), waits


def is_whole(answer: bytes) -> bool:
    """Whether all of an HTTP answer has come."""
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        return (b"\r\n" + body).endswith(_END_OF_CHUNKS)
    length = lower.rpartition(b"content-length:")[2].split(b"\r\n")[0]
    return len(body) >= int(length)


def _must_be_well(answer: bytes) -> None:
    if not answer.startswith(b"HTTP/1.1 200"):
        raise AssertionError(answer[:200])
