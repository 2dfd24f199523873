"""The loads, made small: what must hold of effects, and nothing of time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.load import claims, replays
from tests.load.deployment import Deployment, databases, deployed


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def deployment(request: pytest.FixtureRequest) -> Iterator[Deployment]:
    """`dpc web` in two processes, on each kind of database; one for both loads."""
    with databases() as urls, deployed(urls[request.param]) as deployment:
        yield deployment


def test_what_is_delivered_four_times_is_done_once(deployment: Deployment) -> None:
    """In every way of saying something, over two rounds of claims, reports and releases."""
    leads = replays.everybody(deployment)[:8]
    # So few at once that a busy machine, too, saves each of them in time.
    found = replays.measure(deployment, leads, 2 * (5 * len(leads) + 1), connections=4)
    assert all(answer.ok for answer in found.answers)
    assert found.differences == []


def test_one_of_many_gets_the_seat(deployment: Deployment) -> None:
    """Everybody else is told who has it, or on a busy machine to try again."""
    for (rush,) in claims.measure(deployment, people=20, rounds=1).values():
        assert all(answer.ok for answer in rush.answers)
        told = (rush.owners, rush.losers + rush.busy, rush.changes)
        assert told == (1, 19, 1), rush.answers
