"""The long run: `python -m tests.faults [reminders]`; prints what was done, and what came of it.

First the workers are told to conclude at once that what is not to be seen has not arrived: if
that doubles nothing, the rig sees nothing. Then they are as shipped, but for their times.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

from bot import logs
from storage.engine import Database
from storage.migrate import upgrade
from tests import postgres
from tests.faults.rig import Rig, rigged
from tests.faults.slack import Slack
from tests.faults.worker import RUN, Times

REMINDERS = 10_000
WORKERS = 5
RESTARTS = (1 / 4, 1 / 2)  # of PostgreSQL, when so much of it is sent
KILLS = 0.02  # the chance of one in each 20th of a second
HASTY = replace(RUN, quiet=0)
PATIENCE = 0.5  # seconds a reminder


def main() -> None:
    """Run on both databases; the exit code says whether all was well."""
    logs.configure("ERROR")
    reminders = int(sys.argv[1]) if len(sys.argv) > 1 else REMINDERS
    wrong: Counter[str] = Counter()
    with postgres.running() as server, tempfile.TemporaryDirectory() as folder:
        urls = {
            "SQLite": f"sqlite:///{Path(folder, 'dpc.db')}",
            "PostgreSQL": server.url(server.create()),
        }
        control = _new(f"sqlite:///{Path(folder, 'control.db')}")
        _run("control, without the quiet time", control, min(reminders, 400), HASTY)
        for name, url in urls.items():
            server_of = server if name == "PostgreSQL" else None
            wrong[name] = sum(_run(name, _new(url), reminders, RUN, server_of))
    sys.exit(1 if wrong.total() else 0)


def _run(
    name: str, url: str, reminders: int, times: Times, server: postgres.Server | None = None
) -> tuple[int, int]:
    """One run; returns how many were lost, and how many doubled."""
    dice, restarts = Random(7), list(RESTARTS if server else ())  # noqa: S311 (not for secrets)
    begun = time.monotonic()
    with rigged(url, Slack(dice), times) as rig:
        planned = rig.plan(reminders, channels=max(reminders // 10, 10))
        for _ in range(WORKERS):
            rig.start()

        def meanwhile() -> None:
            if dice.random() < KILLS:
                rig.kill_one(dice)
            if restarts and server and rig.states().get("sent", 0) > restarts[0] * reminders:
                restarts.pop(0)
                server.restart()

        rig.settle(60 + PATIENCE * reminders, meanwhile)
        assert not restarts
        lost, doubled = rig.wrong(planned)
        _print(name, rig, time.monotonic() - begun)
        print(f"  of {len(planned)} reminders {lost} lost, {doubled} doubled", flush=True)
        return lost, doubled


def _print(name: str, rig: Rig, seconds: float) -> None:
    met = Counter({name: number for name, number in rig.slack.met.items() if ": " in name})
    well = sum(number for call, number in met.items() if call.endswith(": well"))
    posts = {call: number for call, number in met.items() if call.startswith("chat.postMessage")}
    failed = 1 - posts["chat.postMessage: well"] / sum(posts.values())
    print(f"{name}: {seconds:.0f} s, {WORKERS} workers, killed {rig.killed} times")
    print(f"  {met.total()} calls, {met.total() - well} failed; of the posts {failed:.0%}")
    print(f"  {rig.doubled()} second posts were found and deleted")


def _new(url: str) -> str:
    with closing(Database(url)) as database:
        upgrade(database)
    return url


if __name__ == "__main__":
    main()
