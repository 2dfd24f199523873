"""A page on this machine: alone on its files, at an address that no other machine reaches."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import ConfigurationError

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette


@contextmanager
def alone(lock: Path, taken: str) -> Iterator[None]:
    """Keep others away from what a file stands for; the system lets go when the process ends.

    The lock is SQLite's, on a file of its own: it is there on every system.

    Raises:
        ConfigurationError: with the words of `taken` when another process holds it; or because
            it cannot be written.
    """
    with ExitStack() as held:
        try:
            connection = held.enter_context(closing(sqlite3.connect(lock, timeout=0)))
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            is_taken = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            what = taken if is_taken else f"{lock} cannot be used ({error}): may you write there?"
            raise ConfigurationError(what) from None
        yield


def listen(port: int, command: str) -> socket.socket:
    """A socket on a port of this machine's own address; `command` is how another is chosen.

    Raises:
        ConfigurationError: when the port is taken.
    """
    # The protocol is named, or asyncio leaves Nagle's algorithm on: 40 ms a request.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except OSError:
        listener.close()
        raise ConfigurationError(
            f"Port {port} is taken: stop what uses it, or choose another, as in "
            f"`{command} --port {port + 1}`."
        ) from None
    return listener


def server_of(app: Starlette) -> uvicorn.Server:
    """A silent server for a page of this machine; as it ends it waits a second for requests."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app, log_config=None, log_level="warning", timeout_graceful_shutdown=1, ws="none"
        )
    )
