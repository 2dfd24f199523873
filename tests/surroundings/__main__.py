"""Real surroundings: `python -m tests.surroundings [pooler|hole|…]`; prints figures.

It takes Debian's packages postgresql and pgbouncer, a C compiler, and root for a small disk;
everything stays on this machine.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from bot import logs
from storage import changes
from storage.changes import Listener
from storage.engine import Database
from tests.eventually import eventually
from tests.surroundings import clocks, deployed, disk, failover, servers, slow, soak, sockets
from tests.surroundings.deployed import PEOPLE, say
from tests.surroundings.pipe import piped

# Three write.
COMMANDS = (
    "topics",
    "side eu",
    "claim AI-2",
    "mine",
    "topic AI",
    "release AI-2",
    "next",
    "stocktake",
)
HOLE = 30  # seconds


def main() -> None:
    """Run what is named, or all; the exit code says whether all was well."""
    logs.configure("ERROR")
    runs: dict[str, Callable[[Path], bool]] = {
        "pooler": _pooler,
        "hole": _hole,
        "synchronous": failover.synchronous,
        "asynchronous": failover.asynchronous,
        "clocks": clocks.stepped,
        "bodies": slow.bodies,
        "connections": slow.connections,
        "disk": disk.full,
        "socket": sockets.cut,
        "soak": soak.soak,
    }
    if missing := servers.missing() or clocks.missing() or disk.missing():
        sys.exit(f"Here is no {missing}, which this takes.")
    chosen = sys.argv[1:] or list(runs)
    with servers.folder() as place:
        well = [runs[name](place) for name in chosen]
    sys.exit(0 if all(well) else 1)


def _pooler(place: Path) -> bool:
    """Sixty people, eight commands each, through PgBouncer in both of its modes."""
    well = True
    with servers.node(place) as primary:
        for mode in ("transaction", "session"):
            primary.sql(f"CREATE DATABASE {mode}")
            with (
                servers.pooled(place, primary, mode) as pooler,
                _web(f"postgresql://{servers.USER}@{pooler}/{mode}") as (base, log),
            ):
                answers = _crowd(base)
                is_heard = _is_heard(f"postgresql://{servers.USER}@{pooler}/{mode}")
                errors = sum('"level": "error"' in line for line in log().splitlines())
                right = answers[200]
            total = PEOPLE * len(COMMANDS)
            print(
                f"PgBouncer, {mode}: {right} of {total} answered, {errors} errors in the log;"
                f" a worker hears of changes: {is_heard}"
            )
            well = well and right == total and not errors and is_heard == (mode == "session")
    return well


def _is_heard(url: str) -> bool:
    """Whether a worker believes that it hears of changes, after three signs of life."""
    with closing(Database(url)) as database:
        listener = Listener(database, lambda: None)
        listener.start()
        for _ in range(3):
            time.sleep(1)
            with database.write() as connection:
                changes.tell_of_life(connection)
        time.sleep(1)
        hears = listener.hears
        listener.stop()
    return hears


def _crowd(base: str) -> Counter[int]:
    def one(number: int) -> Counter[int]:
        with httpx.Client(base_url=base, timeout=30) as http:
            return Counter(say(http, text, f"U{number}")[0] for text in COMMANDS)

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sum(pool.map(one, range(PEOPLE)), Counter[int]())


def _hole(place: Path) -> bool:
    """A server that swallows all for half a minute; people ask on, and so does the router."""
    with servers.node(place, "hole") as primary, piped(("127.0.0.1", primary.port)) as pipe:
        url = f"postgresql://{servers.USER}@127.0.0.1:{pipe.port}/postgres"
        with _web(url) as (base, _):
            over = threading.Event()
            alive = _Asked("/healthz")
            with httpx.Client(base_url=base, timeout=60) as http:
                prober = threading.Thread(target=alive.ask, args=(base, over))
                askers = [
                    threading.Thread(target=_asks_on, args=(base, over), daemon=True)
                    for _ in range(4)
                ]
                for thread in (prober, *askers):
                    thread.start()
                pipe.swallow()
                time.sleep(HOLE)  # the half minute is what is tried
                pipe.mend()
                begun = time.monotonic()
                eventually(lambda: "nothing was saved" not in say(http, "side eu", "U1")[1], 60)
                back = time.monotonic() - begun
                over.set()
                prober.join()
    print(
        f"a black hole of {HOLE} s: /healthz answered {alive.number} times, slowest"
        f" {alive.slowest:.2f} s; a command was carried out {back:.1f} s after it ended"
    )
    return back <= 5 and alive.slowest <= 3


class _Asked:
    """Asks one address ten times a second, and knows how long the slowest answer took."""

    def __init__(self, path: str) -> None:
        self.path, self.number, self.slowest = path, 0, 0.0

    def ask(self, base: str, over: threading.Event) -> None:
        with httpx.Client(base_url=base, timeout=60) as http:
            while not over.wait(0.1):
                begun = time.monotonic()
                http.get(self.path).raise_for_status()
                self.slowest = max(self.slowest, time.monotonic() - begun)
                self.number += 1


def _asks_on(base: str, over: threading.Event) -> None:
    with httpx.Client(base_url=base, timeout=60) as http:
        while not over.is_set():
            say(http, "claim AI-2", "U2")


@contextmanager
def _web(url: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """`dpc web` on that database: its address, and what it has logged."""
    deployed.prepare(url)
    with deployed.at_home(deployed.variables(url)) as home, deployed.web(home) as found:
        yield found


if __name__ == "__main__":
    main()
