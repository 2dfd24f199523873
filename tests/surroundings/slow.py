"""Bodies that never end and connections on which nothing is said, while others ask."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from math import inf, isfinite
from pathlib import Path

import httpx

from tests.eventually import eventually
from tests.surroundings import deployed

ENDLESS = 127
SILENT = 1_100
# What a process is often given of descriptors; it may ask for more.
FEW = ("prlimit", "--nofile=1024:")
QUESTIONS = 50
SOON = 2  # seconds
_HEAD = b"POST /slack/events HTTP/1.1\r\nHost: dpc\r\nContent-Length: 1000\r\n\r\npayload="


def bodies(place: Path) -> bool:
    """Others are answered while bodies do not end."""
    return _run(place, "bodies that never end", ENDLESS, _HEAD)


def connections(place: Path) -> bool:
    """Others are answered while more connections are silent than there are descriptors."""
    return _run(place, "silent connections", SILENT, b"")


def _run(place: Path, name: str, number: int, said: bytes) -> bool:
    url = f"sqlite:///{place}/{number}.db"
    deployed.prepare(url)
    with (
        deployed.at_home(deployed.variables(url)) as home,
        deployed.started(home, "web", under=FEW),
    ):
        port = int(home.variables["PORT"])
        base = f"http://127.0.0.1:{port}"
        eventually(lambda: deployed.is_ready(base), deployed.PATIENCE)
        with _held(port, number, said):
            times = sorted(_ask(base) for _ in range(QUESTIONS))
    median, slowest = times[len(times) // 2], times[-1]
    answered = sum(isfinite(each) for each in times)
    print(f"{number} {name}: {answered} of {QUESTIONS} questions of others answered,")
    print(f"  median {median * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms", flush=True)
    return slowest <= SOON


@contextmanager
def _held(port: int, number: int, said: bytes) -> Iterator[None]:
    """So many connections, on each of which this is said, and then nothing."""
    with ExitStack() as open_ones:
        for _ in range(number):
            held = open_ones.enter_context(socket.create_connection(("127.0.0.1", port)))
            held.sendall(said)
        yield


def _ask(base: str) -> float:
    """Ask something on a connection of one's own; how long it took, infinitely if in vain."""
    begun = time.monotonic()
    try:
        with httpx.Client(base_url=base, timeout=10) as http:
            status, _ = deployed.say(http, "topics", "U1")
    except httpx.HTTPError:
        return inf
    return time.monotonic() - begun if status == httpx.codes.OK else inf
