"""How quick the bot is, beside bare Bolt on the same server: `python -m tests.bench [--json]`.

What grows with what: `python -m tests.bench growth` (`tests/bench/growth.py`). What it costs while
nothing happens: `python -m tests.bench idle` (`tests/bench/idle.py`).

All servers run side by side and are asked in turn, in small rounds, so that a noisy machine is
noisy for each of them. What counts is the ratios.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from storage import workspaces
from storage.engine import Database
from tests import postgres
from tests.bench import growth, idle
from tests.bench.load import latencies, post, throughput
from tests.bench.processes import children, cost, memory
from tests.bench.servers import SECRET, SEED, bare, stand_in, web
from tests.serving import served

ROUNDS = 4
STARTS = 1  # of each, beside that of the server that is asked
REQUESTS = 100
LOADED = 400  # answers after which memory is looked at
SECONDS = 0.5
CONNECTIONS = (1, 16, 64)
QUESTIONS = {"topic": "topic cybersecurity", "stocktake": "stocktake"}
SQLITE, POSTGRESQL = DPC = ("dpc, SQLite", "dpc, PostgreSQL")
QUICK, DEFAULT, SIGNATURE = BARE = ("Bolt, quick", "Bolt, default", "no Bolt")
# What is asked of dpc on SQLite and on PostgreSQL, as ratios to quick Bolt.
AIMS = {
    "topic: answers a second, 16 at once": "at least 1.2, 0.9",
    "memory, MiB": "at most 2.6",
    "CPU to the first answer, ms": "at most 4",
    "topic: p50 ÷ Bolt's default": "at most 0.03, 0.035",
    "topic: first after a change ÷ warm": "at most 2.5",
}

Start = Callable[[], AbstractContextManager[int]]
Figures = dict[str, defaultdict[str, list[float]]]


class Server(NamedTuple):
    """A server that runs: its port, and its process."""

    port: int
    process: int


@dataclass(frozen=True)
class Row:
    """A line of the table: what quick Bolt takes, and each server's ratio to it.

    Of what is a ratio by itself, `quick` is None.
    """

    what: str
    quick: float | None
    ratios: Mapping[str, float]
    aim: str

    def __str__(self) -> str:
        ratios = "".join(
            f"{self.ratios[name]:17.3g}" if name in self.ratios else f"{'':17}"
            for name in (*DPC, DEFAULT, SIGNATURE)
        )
        quick = f"{'':12}" if self.quick is None else f"{self.quick:12.4g}"
        return f"{self.what:44}{quick}{ratios}   {self.aim}".rstrip()


def main(*, as_json: bool = False) -> None:
    """Start everything, measure in turns, print the table as text or as JSON."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres.running())
        api_url = stand_in(stack.enter_context(served()))
        urls = {SQLITE: f"sqlite:///{folder / 'bench.sqlite3'}"}
        urls[POSTGRESQL] = server.url(server.create())
        starts: dict[str, Start] = {
            **{name: partial(web, url, api_url) for name, url in urls.items()},
            **{
                name: partial(bare, factory)
                for name, factory in zip(BARE, ("quick", "default", "signature"), strict=True)
            },
        }
        found: Figures = {name: defaultdict(list) for name in starts}
        for _ in range(STARTS):
            for name, start in starts.items():
                with _started(start, found[name]):
                    pass
        servers = {
            name: stack.enter_context(_started(start, found[name]))
            for name, start in starts.items()
        }
        _ask_each(servers, found)
        for name, url in urls.items():
            _change(servers[name], url, found[name])
    rows = list(_rows(found))
    if as_json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        _print(rows)


def _ask_each(servers: Mapping[str, Server], found: Figures) -> None:
    for server in servers.values():
        for question in QUESTIONS:
            latencies(server.port, _request(question), REQUESTS)  # warm
    for _ in range(ROUNDS):
        for question in QUESTIONS:
            for name, server in servers.items():
                _ask(server, question, found[name])


def _ask(server: Server, question: str, found: defaultdict[str, list[float]]) -> None:
    request, before = _request(question), cost(server.process).cpu
    waits = latencies(server.port, request, REQUESTS)
    answers = len(waits)
    found[f"{question}: p50, ms"].append(1000 * statistics.median(waits))
    found[f"{question}: p99, ms"].append(1000 * _p99(waits))
    for connections in CONNECTIONS:
        rate, waits = throughput(server.port, request, connections, SECONDS)
        answers += len(waits)
        found[f"{question}: answers a second, {connections} at once"].append(rate)
        found[f"{question}: p99, {connections} at once, ms"].append(1000 * _p99(waits))
    used = cost(server.process).cpu - before
    found[f"{question}: CPU an answer, ms"].append(used / answers)


def _change(server: Server, url: str, found: defaultdict[str, list[float]]) -> None:
    """How long the first answer after a change takes, by a warm one."""
    request = _request("topic")
    with closing(Database(url)) as database:
        for _ in range(REQUESTS):
            with database.write() as conn:
                workspaces.changed(conn, SEED.team_id)
            first, warm = latencies(server.port, request, 2)
            found["first"].append(first)
            found["warm"].append(warm)


def _rows(found: Figures) -> Iterator[Row]:
    typical = {
        name: {what: statistics.median(each) for what, each in figures.items()}
        for name, figures in found.items()
    }
    for what, quick in typical[QUICK].items():
        ratios = {name: figures[what] / quick for name, figures in typical.items()}
        yield Row(what, quick, ratios, AIMS.get(what, ""))
    p50 = "topic: p50, ms"
    by_default = {name: typical[name][p50] / typical[DEFAULT][p50] for name in DPC}
    after_change = {name: typical[name]["first"] / typical[name]["warm"] for name in DPC}
    for what, ratios in (
        ("topic: p50 ÷ Bolt's default", by_default),
        ("topic: first after a change ÷ warm", after_change),
    ):
        yield Row(what, None, ratios, AIMS[what])


def _print(rows: list[Row]) -> None:
    head = "".join(f"{f'{name} ÷':>17}" for name in (*DPC, DEFAULT, SIGNATURE))
    print(f"{'':44}{QUICK:>12}{head}   aim")
    for row in rows:
        print(row)


@contextmanager
def _started(start: Start, found: defaultdict[str, list[float]]) -> Iterator[Server]:
    """A server, until the block ends; what its start took, and its memory after some answers."""
    known = children()
    with start() as port:
        latencies(port, _request("topic"), 1)
        [process] = children() - known
        found["CPU to the first answer, ms"].append(cost(process).cpu)
        latencies(port, _request("topic"), LOADED)
        found["memory, MiB"].append(memory(process))
        yield Server(port, process)


def _p99(waits: list[float]) -> float:
    return sorted(waits)[int(0.99 * (len(waits) - 1))]


def _request(question: str) -> bytes:
    """A question of QUESTIONS, as a command signed now."""
    said = {"command": "/dpc", "text": QUESTIONS[question], "trigger_id": "1.2.3"}
    who = {"team_id": SEED.team_id, "user_id": SEED.people[0].id}
    place = {"channel_id": SEED.channels[0].id, "response_url": "https://hooks.slack.com/x"}
    return post(urlencode(said | who | place), SECRET)


if __name__ == "__main__":
    if sys.argv[1:2] == ["growth"]:
        growth.main(*map(int, sys.argv[2:3]), *map(Path, sys.argv[3:4]))
    elif sys.argv[1:2] == ["idle"]:
        idle.main(*map(float, sys.argv[2:3]))
    else:
        main(as_json="--json" in sys.argv)
