"""PostgreSQL as it is run: `python -m tests.surroundings [pooler|hole|failover …]`; prints figures.

It takes Debian's packages postgresql and pgbouncer, and everything stays on this machine.
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
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import httpx

from bot import logs
from bot.clock import real_now
from bot.domain.sides import Side
from storage import changes, people
from storage.changes import Listener
from storage.engine import Database
from storage.migrate import upgrade
from tests.eventually import eventually
from tests.slack.knocking import FORM, SECRET, TEAM, signed, slash
from tests.slack.processes import Home, free_port
from tests.surroundings import servers
from tests.surroundings.pipe import piped

CLIENTS = 60
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
TOKEN = "xoxb-nobodys"  # noqa: S105 (of no workspace)


def main() -> None:
    """Run what is named, or all; the exit code says whether all was well."""
    logs.configure("ERROR")
    runs: dict[str, Callable[[Path], bool]] = {
        "pooler": _pooler,
        "hole": _hole,
        "failover": _failover,
    }
    if missing := servers.missing():
        sys.exit(f"Debian's package {missing} is not installed here.")
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
                _web(f"postgresql://{servers.USER}@{pooler}/{mode}", place) as (base, log),
            ):
                answers = _crowd(base)
                is_heard = _is_heard(f"postgresql://{servers.USER}@{pooler}/{mode}")
                errors = sum('"level": "error"' in line for line in log().splitlines())
                right = answers[200]
            total = CLIENTS * len(COMMANDS)
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
            return Counter(_say(http, text, f"U{number}")[0] for text in COMMANDS)

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(one, range(CLIENTS)), Counter[int]())


def _hole(place: Path) -> bool:
    """A server that swallows all for half a minute; people ask on, and so does the router."""
    with servers.node(place, "hole") as primary, piped(("127.0.0.1", primary.port)) as pipe:
        url = f"postgresql://{servers.USER}@127.0.0.1:{pipe.port}/postgres"
        with _web(url, place) as (base, _):
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
                eventually(lambda: "nothing was saved" not in _say(http, "side eu", "U1")[1], 60)
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
            _say(http, "claim AI-2", "U2")


def _failover(place: Path) -> bool:
    """The primary is lost, and its standby promoted: how soon a change is saved again."""
    with servers.node(place, "first") as first:
        second = servers.Node(place / "second", free_port())
        second.follow(first)
        second.start()
        url = (
            f"postgresql://{servers.USER}@{first.place},{second.place}/postgres"
            "?target_session_attrs=read-write"
        )
        try:
            with _web(url, place) as (base, _), httpx.Client(base_url=base, timeout=60) as http:
                first.stop("immediate")
                second.promote()
                begun = time.monotonic()
                eventually(lambda: "nothing was saved" not in _say(http, "side eu", "U1")[1], 60)
                back = time.monotonic() - begun
        finally:
            second.stop("immediate")
    print(f"failover: a command was carried out {back:.1f} s after the promotion")
    return back <= 5


def _say(http: httpx.Client, text: str, user: str) -> tuple[int, str]:
    body = urlencode(slash(text) | {"user_id": user}).encode()
    answer = http.post("/slack/events", content=body, headers=signed(body, FORM))
    return answer.status_code, answer.text


@contextmanager
def _web(url: str, place: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """`dpc web` on that database: its address, and what it has logged."""
    with closing(Database(url)) as database:
        upgrade(database)
        with database.write() as connection:
            for number in range(CLIENTS):
                people.set_side(connection, TEAM, f"U{number}", "Ada", Side.EU, real_now())
    with TemporaryDirectory() as folder:
        home = Home(
            Path(folder),
            {
                "DATABASE_URL": url,
                "SLACK_API_URL": "http://127.0.0.1:9/api/",
                "SLACK_BOT_TOKEN": TOKEN,
                "SLACK_SIGNING_SECRET": SECRET,
                "PORT": str(free_port()),
            },
        )
        base = f"http://127.0.0.1:{home.variables['PORT']}"
        with home.running("web"):
            eventually(lambda: _is_ready(base), 60)
            yield base, lambda: "".join(each.read_text() for each in Path(folder).glob("web*.log"))


def _is_ready(base: str) -> bool:
    try:
        return httpx.get(f"{base}/readyz").is_success
    except httpx.HTTPError:
        return False


if __name__ == "__main__":
    main()
