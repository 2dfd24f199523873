"""Somebody sets the machine's clock while messages go out and people ask, again and again.

It takes a C compiler, since the processes read the time of day through `clock.c`.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import httpx

from bot.clock import real_now
from bot.domain.outbox import DeliveryKind, Planned
from bot.render.kit.message import Message
from storage import outbox
from storage.engine import Database
from tests.eventually import eventually
from tests.faults.slack import standing
from tests.slack.knocking import TEAM
from tests.surroundings import deployed
from tests.surroundings.deployed import Workspace

STEPS = (30, -30, 3600, -3600)  # seconds
EVERY = 20  # seconds from one step to the next
A_SECOND = 10  # messages
SOON = 5  # seconds
# Per cent of the posts that meet it; what is sure of none of them is looked up.
FAULTS = {"cut after": 6, "cut before": 6, "lie": 5, "refuse": 6, "well": 77}


def missing() -> str | None:
    """What is not installed, if anything."""
    return None if shutil.which("gcc") else "gcc"


def stepped(place: Path) -> bool:
    """Two workers and `dpc web` on one machine, whose clock is set forth and back."""
    url = f"sqlite:///{place}/clocks.db"
    offset = place / "offset"
    offset.write_text("+0")
    slack = _Faulty()
    with standing(slack) as api_url:
        deployed.prepare(url)
        settings = deployed.variables(url, api_url) | {
            "LD_PRELOAD": _compiled(place),
            "CLOCK_OFFSET": str(offset),
        }
        del settings["DPC_CLOCK"]
        with deployed.at_home(settings) as home, deployed.started(home, "web", "worker", "worker"):
            base = f"http://127.0.0.1:{settings['PORT']}"
            eventually(lambda: deployed.is_ready(base), deployed.PATIENCE)
            planned = _plan(url, (len(STEPS) + 1) * EVERY * A_SECOND)
            with _asking(base) as answers:
                steps = [_step(seconds, offset) for seconds in STEPS]
                eventually(lambda: planned <= set(slack.seen()), deployed.PATIENCE)
        counted = deployed.judged(planned, slack)
        pauses = [_longest_pause(slack, step) for step in steps]
    told = ", ".join(
        f"{step:+} s: {pause:.1f} s" for step, pause in zip(STEPS, pauses, strict=True)
    )
    print(f"clocks that are set: {counted}; longest pause afterwards: {told}")
    print(f"  {answers.count(200)} of {len(answers)} questions answered", flush=True)
    return counted.is_well and max(pauses) <= SOON and set(answers) == {200}


def _compiled(place: Path) -> str:
    library = place / "clock.so"
    source = Path(__file__).with_name("clock.c")
    subprocess.run(  # noqa: S603 (our own words)
        ["gcc", "-shared", "-fPIC", "-O2", "-o", str(library), str(source)],  # noqa: S607
        check=True,
    )
    return str(library)


class _Faulty(Workspace):
    """A Slack that does not answer every post as it should."""

    def fault(self, method: str) -> str:
        """What happens to this call."""
        if method != "chat.postMessage":
            return "well"
        return self.dice.choices(list(FAULTS), list(FAULTS.values()))[0]


def _plan(url: str, number: int) -> set[str]:
    """Plan messages from now on, so many a second; returns the random id of each."""
    begin, words = real_now() + timedelta(seconds=2), Message("It is time.", ())
    rows = [
        Planned(
            TEAM,
            f"C{each}",
            DeliveryKind.NOTICE,
            f"number {each}",
            begin + timedelta(seconds=each / A_SECOND),
            payload=words.to_store(),
        )
        for each in range(number)
    ]
    with closing(Database(url)) as database, database.write() as connection:
        outbox.plan(connection, rows)
    return deployed.nonces(url, rows[-1].due_at)


def _step(seconds: int, offset: Path) -> float:
    """Let some time pass and set the clock; returns when, in real time."""
    time.sleep(EVERY)  # what is tried is what real time does
    offset.write_text(f"{seconds:+}")
    return time.time()


def _longest_pause(slack: Workspace, begin: float) -> float:
    """The most seconds between two posts, from a second before a step until the next step."""
    posts = sorted(float(post.ts) for posts in slack.posts.values() for post in posts)
    those = [at for at in posts if begin - 1 < at < begin + EVERY]
    return max(after - before for before, after in pairwise(those))


@contextmanager
def _asking(base: str) -> Iterator[list[int]]:
    """Somebody asks without a pause; the status of each answer."""
    over, answers = threading.Event(), list[int]()

    def ask() -> None:
        with httpx.Client(base_url=base, timeout=60) as http:
            while not over.wait(0.05):
                answers.append(deployed.say(http, "topics", "U1")[0])

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield answers
    finally:
        over.set()
        thread.join()
