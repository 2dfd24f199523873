"""Two hundred people claim one seat at the same moment."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.domain.commands import Side
from storage import history
from tests.bench.load import post
from tests.bench.servers import SECRET
from tests.load.crowd import Answer, Crowd
from tests.load.deployment import Deployment, databases, deployed
from tests.slack.knocking import TEAM, slash

PEOPLE = 200
ROUNDS = 5
SEATS = ("AI-1", "AI-2", "AI-3", "AI-4", "AI-5", "AI-6", "CYBER-1", "CYBER-2", "CYBER-3", "CYBER-4")


@dataclass(frozen=True)
class Rush:
    """What came of one rush: answers, and how many lines the seat's history has."""

    answers: list[Answer]
    lines: int
    busy: float


def main() -> None:
    """Measure on both databases, and print the figures."""
    print(f"{PEOPLE} people, {ROUNDS} seats each, one after the other")
    with databases() as urls:
        for name, url in urls.items():
            with deployed(url) as deployment:
                for kind, rushes in measure(deployment).items():
                    print(f"{name + ', ' + kind:24}{figures(rushes)}")


def measure(deployment: Deployment) -> dict[str, list[Rush]]:
    """Rushes of people whom the bot never met (cold), and of the same people again (warm)."""
    found: dict[str, list[Rush]] = {"cold": [], "warm": []}
    seats = iter(SEATS)
    with Crowd(deployment.port, PEOPLE) as crowd:
        for round in range(ROUNDS):
            users = [f"U{round}X{number}" for number in range(PEOPLE)]
            deployment.seat(Side.EU, users)
            for kind in found:
                found[kind].append(_rush(deployment, crowd, users, next(seats)))
    return found


def _rush(deployment: Deployment, crowd: Crowd, users: list[str], seat: str) -> Rush:
    forms = [
        slash(f"claim {seat}") | {"user_id": user, "trigger_id": f"{seat}.{user}"} for user in users
    ]
    requests = [post(urlencode(form), SECRET) for form in forms]
    begun = time.process_time(), time.perf_counter()
    answers = crowd.send(requests)
    busy = (time.process_time() - begun[0]) / (time.perf_counter() - begun[1])
    with deployment.database.read() as connection:
        lines = len(history.of(connection, TEAM, seat))
    return Rush(answers, lines, busy)


def figures(rushes: list[Rush]) -> str:
    """One line."""
    owners = {sum(a.text.startswith("You lead") for a in rush.answers) for rush in rushes}
    lines = {rush.lines for rush in rushes}
    errors = sum(not a.well for rush in rushes for a in rush.answers)
    times = sorted(a.seconds for rush in rushes for a in rush.answers)
    worst = max(percentile([a.seconds for a in rush.answers]) for rush in rushes)
    busy = statistics.mean(rush.busy for rush in rushes)
    return (
        f"owners {owners} lines {lines} errors {errors} p50 {statistics.median(times):.3f} "
        f"p99 {percentile(times):.3f} worst {worst:.3f} max {times[-1]:.3f} busy {busy:.0%}"
    )


def percentile(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99) - 1]


if __name__ == "__main__":
    main()
