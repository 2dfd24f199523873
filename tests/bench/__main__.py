"""How quick the bot is, beside bare Bolt on the same server: `python -m tests.bench`.

What grows with what: `python -m tests.bench growth` (`tests/bench/growth.py`). What it costs while
nothing happens: `python -m tests.bench idle` (`tests/bench/idle.py`).

All servers run side by side and are asked in turn, in small rounds, so that a noisy machine is
noisy for each of them. What counts is the ratios.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

from tests import postgres
from tests.bench import growth, idle
from tests.bench.load import latencies, post, throughput
from tests.bench.servers import SECRET, SEED, bare, stand_in, web
from tests.serving import served

ROUNDS = 8
REQUESTS = 150
SECONDS = 1.0
CONNECTIONS = 16
# At most so much of the time that Bolt takes as it comes, at least so much of quick Bolt's answers.
DPC = {"dpc, SQLite": (0.03, 1.2), "dpc, PostgreSQL": (0.035, 0.9)}

Figures = dict[str, list[float]]


def main() -> None:
    """Start everything, measure in turns, print the figures."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres.running())
        api_url = stand_in(stack.enter_context(served()))
        urls = (f"sqlite:///{folder / 'bench.sqlite3'}", server.url(server.create()))
        ports = {
            name: stack.enter_context(web(url, api_url))
            for name, url in zip(DPC, urls, strict=True)
        }
        ports["Bolt, quick"] = stack.enter_context(bare("quick"))
        ports["Bolt, default"] = stack.enter_context(bare("default"))
        begun = time.process_time(), time.perf_counter()
        waits, rates = _measure(ports)
        used, passed = time.process_time() - begun[0], time.perf_counter() - begun[1]
        _print(waits, rates)
        print(f"The client kept {used / passed:.0%} of a core busy.")


def _measure(ports: dict[str, int]) -> tuple[Figures, Figures]:
    waits: Figures = {name: [] for name in ports}
    rates: Figures = {name: [] for name in ports}
    for port in ports.values():
        latencies(port, _request(), REQUESTS)  # warm
    for _ in range(ROUNDS):
        for name, port in ports.items():
            waits[name] += latencies(port, _request(), REQUESTS)
        for name, port in ports.items():
            rates[name].append(throughput(port, _request(), CONNECTIONS, SECONDS))
    return waits, rates


def _print(waits: Figures, rates: Figures) -> None:
    p50 = {name: statistics.median(each) for name, each in waits.items()}
    rate = {name: statistics.median(each) for name, each in rates.items()}
    print(f"{'':16}{'p50, 1 connection':>20}{f'answers/s, {CONNECTIONS}':>18}")
    for name in p50:
        print(f"{name:16}{1000 * p50[name]:17.2f} ms{rate[name]:18.0f}")
    for name, (most, least) in DPC.items():
        slow, quick = p50["Bolt, default"], rate["Bolt, quick"]
        print(
            f"{name}: p50 {p50[name] / slow:.3f} of Bolt's default (aim: at most {most}), "
            f"throughput {rate[name] / quick:.2f} of quick Bolt's (aim: at least {least})"
        )


def _request() -> bytes:
    """`/dpc topic cybersecurity`, signed now."""
    said = {"command": "/dpc", "text": "topic cybersecurity", "trigger_id": "1.2.3"}
    who = {"team_id": SEED.team_id, "user_id": SEED.people[0].id}
    place = {"channel_id": SEED.channels[0].id, "response_url": "https://hooks.slack.com/x"}
    return post(urlencode(said | who | place), SECRET)


if __name__ == "__main__":
    if sys.argv[1:2] == ["growth"]:
        growth.main(*map(int, sys.argv[2:3]))
    elif sys.argv[1:2] == ["idle"]:
        idle.main(*map(float, sys.argv[2:3]))
    else:
        main()
