"""Bytes on a wire, as no decent client sends them."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress

PATIENCE = 5.0  # seconds


def sent(port: int, raw: bytes) -> bytes:
    """All that a server answers to these bytes before it closes, or says no more."""
    with opened(port, raw) as connection:
        return read(connection)


def opened(port: int, raw: bytes) -> socket.socket:
    """A connection on which these bytes were sent, as far as the server took them."""
    connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
    with suppress(ConnectionError):
        connection.sendall(raw)
    return connection


def read(connection: socket.socket) -> bytes:
    """What comes until the other end closes, or nothing came for a second."""
    connection.settimeout(1)
    told = b""
    with suppress(TimeoutError, ConnectionError):
        while part := connection.recv(1 << 16):
            told += part
    return told


def request(
    line: str, headers: Mapping[str, str] | list[tuple[str, str]], body: bytes = b""
) -> bytes:
    """A request of a line, headers (more than one of a name, if it is a list) and a body."""
    named = headers.items() if isinstance(headers, Mapping) else headers
    lines = [line, "Host: bot", *(f"{name}: {value}" for name, value in named)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def chunked(body: bytes) -> bytes:
    """A body in two chunks."""
    half = len(body) // 2
    chunks = (body[:half], body[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
