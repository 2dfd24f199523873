"""What stands between people and the web processes: a platform's router, and those who ask."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx

from tests.slack.knocking import FORM, signed, slash

LOOK_EVERY = 0.2  # seconds
SLACK_WAITS = 3.0  # seconds
PEOPLE = 4
# Reads, and a write at the end of each round.
_ROUND = ("topics", "topic AI", "mine", "side eu", "show AI-2", "search cables", "side japan")


@dataclass
class Router:
    """Sends each request to the next process that was ready when it last looked; repeats none."""

    ports: list[int] = field(default_factory=list)
    ready: list[int] = field(default_factory=list)
    _turns: Iterator[int] = field(default_factory=itertools.count)

    def next(self) -> int:
        """The port of the process whose turn it is."""
        ready = self.ready
        return ready[next(self._turns) % len(ready)]

    def look(self, over: threading.Event) -> None:
        """Ask every process again and again whether it wants requests."""
        with httpx.Client(timeout=1) as http:
            while not over.wait(LOOK_EVERY):
                # Where none is ready, those that last were are better than nothing.
                self.ready = [p for p in self.ports if _is_ready(http, p)] or self.ready


@dataclass
class Answers:
    """What came of the requests: how often each status or error, and the longest wait."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    @property
    def failed(self) -> dict[str, int]:
        """All that was not answered with a 200, by what happened instead."""
        return {what: number for what, number in self.outcomes.items() if what != "200"}

    def __str__(self) -> str:
        return (
            f"{self.outcomes.total():,} requests, failed: {self.failed or 'none'}, "
            f"slowest {self.slowest:.2f} s"
        )


@contextmanager
def busy(router: Router) -> Iterator[Answers]:
    """People who ask without a pause until the block ends; then what came of it is known."""
    over, answers = threading.Event(), Answers()
    with ThreadPoolExecutor(PEOPLE) as pool:
        people: list[Future[Answers]] = []
        try:
            people = [pool.submit(_ask, router, over) for _ in range(PEOPLE)]
            yield answers
        finally:
            over.set()
        for each in people:
            found = each.result()
            answers.outcomes += found.outcomes
            answers.slowest = max(answers.slowest, found.slowest)


def _ask(router: Router, over: threading.Event) -> Answers:
    """Give one command after the other, over connections that are kept open."""
    answers, words = Answers(), itertools.cycle(_ROUND)
    with httpx.Client(timeout=SLACK_WAITS) as http:
        while not over.is_set():
            raw = urlencode(slash(next(words))).encode()
            url, begun = f"http://127.0.0.1:{router.next()}/slack/events", time.perf_counter()
            try:
                response = http.post(url, content=raw, headers=signed(raw, FORM))
                answers.outcomes[str(response.status_code)] += 1
            except httpx.TransportError as error:
                answers.outcomes[type(error).__name__] += 1
            answers.slowest = max(answers.slowest, time.perf_counter() - begun)
    return answers


def _is_ready(http: httpx.Client, port: int) -> bool:
    try:
        return http.get(f"http://127.0.0.1:{port}/readyz").is_success
    except httpx.TransportError:
        return False
