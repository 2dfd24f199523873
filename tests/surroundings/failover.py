"""The primary is lost while reminders go out and people claim, and its standby is promoted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.catalogue.loader import shipped
from tests.eventually import eventually
from tests.faults.slack import Slack, standing
from tests.slack.processes import free_port
from tests.surroundings import deployed, servers
from tests.surroundings.pipe import Pipe, piped

REMINDERS = 1_500
CLAIMERS = 4
SOON = 5  # seconds


def synchronous(place: Path) -> bool:
    """The standby confirms each commit: nothing is lost, and nothing doubled."""
    return _run("synchronous", place / "synchronous", lags=False)


def asynchronous(place: Path) -> bool:
    """The standby lags behind when the primary is lost: what was sent meanwhile is not doubled."""
    return _run("asynchronous", place / "asynchronous", lags=True)


def _run(name: str, place: Path, *, lags: bool) -> bool:
    servers.make(place)
    slack = deployed.Workspace()
    with _pair(place, lags=lags) as pair, standing(slack) as api_url:
        deployed.prepare(pair.url, REMINDERS)
        settings = deployed.variables(pair.url, api_url)
        with deployed.at_home(settings) as home, deployed.web(home) as (base, _):
            claimers = deployed.Claimers(base, [d.id for d in shipped().deliverables[:CLAIMERS]])
            with claimers.at_work(), home.running("worker"):
                unknown = pair.fail_over(slack)
                back = claimers.back_after(pair.promoted_at)
                eventually(lambda: deployed.is_over(pair.url), deployed.PATIENCE)
                over = time.monotonic() - pair.promoted_at
            counted = deployed.judged(deployed.nonces(pair.url, deployed.DUE), slack)
            saved = deployed.changes(pair.url)
    print(f"failover, {name}: {counted}; {unknown} posts of which the standby had not heard")
    print(f"  {claimers.told} changes acknowledged, {saved} kept; the next one {back:.1f} s after")
    print(
        f"  the promotion, and all was sent after {over:.0f} s; no process was restarted",
        flush=True,
    )
    return counted.is_well and back <= SOON and (lags or saved >= claimers.told)


@dataclass
class _Pair:
    """A primary and its standby, which hears of it through a pipe."""

    first: servers.Node
    second: servers.Node
    pipe: Pipe
    lags: bool
    promoted_at: float = 0

    @property
    def url(self) -> str:
        """The address of both."""
        return (
            f"postgresql://{servers.USER}@{self.first.place},{self.second.place}/postgres"
            "?target_session_attrs=read-write"
        )

    def fail_over(self, slack: Slack) -> int:
        """Lose the primary in the midst of sending; returns how many posts the standby missed."""
        eventually(lambda: deployed.sent(slack) > REMINDERS // 5, deployed.PATIENCE)
        before = deployed.sent(slack)
        if self.lags:
            self.pipe.swallow()
            eventually(lambda: deployed.sent(slack) > REMINDERS // 3, deployed.PATIENCE)
        self.first.stop("immediate")
        missed = deployed.sent(slack) - before if self.lags else 0
        self.pipe.mend()
        self.second.promote()
        self.promoted_at = time.monotonic()
        return missed


@contextmanager
def _pair(place: Path, *, lags: bool) -> Iterator[_Pair]:
    with servers.node(place, "first") as first, piped(("127.0.0.1", first.port)) as pipe:
        second = servers.Node(place / "second", free_port())
        second.follow(pipe.port)
        second.start()
        try:
            if not lags:
                first.sql("ALTER SYSTEM SET synchronous_standby_names = '*'")
                first.sql("SELECT pg_reload_conf()")
                eventually(lambda: first.sql(_CONFIRMED) == "sync", servers.SECONDS)
            yield _Pair(first, second, pipe, lags)
        finally:
            second.stop("immediate")


_CONFIRMED = "SELECT sync_state FROM pg_stat_replication"
