"""Waiting for what happens in another thread or process: for a condition, up to a deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_pause = threading.Event()


def eventually(probe: Callable[[], T], seconds: float = 30) -> T:
    """Ask `probe` again and again until its answer is true; returns that answer.

    AssertionError when it is still not true after so many seconds.
    """
    deadline = time.monotonic() + seconds
    while not (answer := probe()):
        assert time.monotonic() < deadline, f"{probe} was not true within {seconds} s: {answer!r}"
        _pause.wait(0.005)
    return answer
