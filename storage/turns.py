"""Who of one process's threads may write: so many at once, of one workspace one alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock

from storage.faults import DatabaseFaultError, Fault


@dataclass(eq=False)
class _Waiting:
    whose: str
    called: Event = field(default_factory=Event)


class Turns:
    """Turns to write, given to whoever waits longest, and waited for up to a point in time."""

    def __init__(self, number: int) -> None:
        """Let so many write at once."""
        self._free = number
        self._at_work: set[str] = set()
        self._queue: list[_Waiting] = []
        self._lock = Lock()

    @contextmanager
    def taken(self, until: float, whose: str = "") -> Iterator[None]:
        """A turn, while the block lasts; only one at a time for each that has a name.

        Args:
            until: How long to wait for it, by `time.monotonic`.
            whose: The name, if any.

        Raises:
            DatabaseFaultError: It did not come in time.
        """
        self._take(until, whose)
        try:
            yield
        finally:
            self._give_back(whose)

    def _take(self, until: float, whose: str) -> None:
        with self._lock:
            if self._may(whose):
                self._begin(whose)
                return
            waiting = _Waiting(whose)
            self._queue.append(waiting)
        waiting.called.wait(max(until - time.monotonic(), 0))
        with self._lock:
            if waiting in self._queue:
                self._queue.remove(waiting)
                raise DatabaseFaultError(Fault.BUSY)

    def _give_back(self, whose: str) -> None:
        """Hand the turn on; nobody else can have come to be free to take one."""
        with self._lock:
            self._free += 1
            self._at_work.discard(whose)
            first = next((each for each in self._queue if self._may(each.whose)), None)
            if first:
                self._queue.remove(first)
                self._begin(first.whose)
                first.called.set()

    def _may(self, whose: str) -> bool:
        return self._free > 0 and whose not in self._at_work

    def _begin(self, whose: str) -> None:
        self._free -= 1
        if whose:
            self._at_work.add(whose)
