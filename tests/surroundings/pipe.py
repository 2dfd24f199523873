"""A TCP connection that can be swallowed: what goes in comes out no longer, and nobody says so."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

_SIZE = 1 << 16

Target = tuple[str, int] | str


@dataclass
class Pipe:
    """Leads from a port of its own to another one, unless it swallows what it is given."""

    port: int
    is_open: threading.Event = field(default_factory=threading.Event)
    _ends: list[socket.socket] = field(default_factory=list)

    def swallow(self) -> None:
        """Hold back all from now on, as a network does that has lost a machine."""
        self.is_open.clear()

    def lose(self) -> None:
        """Swallow what goes over the connections that there are; new ones are let through."""
        lost, self.is_open = self.is_open, threading.Event()
        self.is_open.set()
        lost.clear()

    def mend(self) -> None:
        """Let new connections through; those that were swallowed are cut off."""
        for end in self._ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.is_open.set()

    def serve(self, listener: socket.socket, target: Target) -> None:
        """Take connections until the listener is closed."""
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(near, target), daemon=True).start()

    def _join(self, near: socket.socket, target: Target) -> None:
        self._ends.append(near)
        is_open = self.is_open
        is_open.wait()
        with contextlib.suppress(OSError), _reach(target) as far, near:
            self._ends.append(far)
            back = threading.Thread(target=_copy, args=(far, near, is_open), daemon=True)
            back.start()
            _copy(near, far, is_open)
            back.join()


def _copy(source: socket.socket, to: socket.socket, is_open: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(_SIZE):
            is_open.wait()
            to.sendall(data)
    with contextlib.suppress(OSError):
        to.shutdown(socket.SHUT_RDWR)


def _reach(target: Target) -> socket.socket:
    if not isinstance(target, str):
        return socket.create_connection(target)
    far = socket.socket(socket.AF_UNIX)
    far.connect(target)
    return far


@contextlib.contextmanager
def piped(target: Target) -> Iterator[Pipe]:
    """An open pipe to a host and port, or to a socket in a folder."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        pipe = Pipe(listener.getsockname()[1])
        pipe.is_open.set()
        serving = threading.Thread(target=pipe.serve, args=(listener, target), daemon=True)
        serving.start()
        try:
            yield pipe
        finally:
            pipe.mend()
            listener.shutdown(socket.SHUT_RDWR)
