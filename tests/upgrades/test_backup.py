"""Back-up and restore, by the very commands of the documentation, and what is sent after that."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import bootstrap
from bot.app import Dpc
from bot.clock import Clock, real_now
from bot.domain.outbox import Planned
from bot.local.run import MORNING
from bot.simulator.slack import Slack
from storage import heartbeats, outbox
from storage.engine import POSTGRESQL, Database
from tests import postgres
from tests.deliveries import by_state
from tests.dpc import DPC
from tests.serving import Site
from tests.slack.deployment import TOKEN, row, standing_in
from tests.slack.knocking import CHANNEL, SECRET

PAGE = Path(__file__).parents[2] / "docs" / "operating.md"
KINDS = {"sqlite": "SQLite", POSTGRESQL: "PostgreSQL"}
LATER = MORNING + timedelta(days=1, hours=2)


@pytest.fixture
def slack(site: Site) -> Iterator[Slack]:
    """One Slack, before and after."""
    with standing_in(site, site.url) as (slack, _):
        yield slack


class Operator:
    """Who carries out the commands of the page, on one database."""

    def __init__(self, folder: Path, url: str, site: Site, kind: str, commands: Path) -> None:
        """Set what the page says must be set; `commands` are those of the database."""
        self._kind = kind
        self._variables = {
            "PATH": os.pathsep.join([str(Path(DPC).parent), str(commands), os.environ["PATH"]]),
            "HOME": str(folder),
            "DATABASE_URL": url,
            "FILE": url.removeprefix("sqlite:///"),
            "BACKUP": str(folder / "backup"),
            "SLACK_API_URL": f"{site.url}/api/",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "DPC_CLOCK": LATER.isoformat(),
        }

    def does(self, what: str) -> str:
        """Carry out what stands below a heading; returns what was said."""
        section = PAGE.read_text("utf-8").partition(f"### {what}: {self._kind}\n")[2]
        commands = re.search(r"```sh\n(.*?)```", section, re.DOTALL)
        assert commands
        done = subprocess.run(  # noqa: S603 (what our own page says)
            ["/bin/bash", "-euc", commands[1]],
            env=self._variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def operator(
    tmp_path: Path, url: str, site: Site, dialect: str, server: postgres.Server
) -> Operator:
    """The operator of the database at `url`."""
    return Operator(tmp_path, url, site, KINDS[dialect], server.commands)


@contextmanager
def running(site: Site, url: str, at: datetime) -> Iterator[Dpc]:
    """The bot at some time, two minutes of real time later than it is: quiet times are over."""
    dpc = bootstrap.build(
        database=Database(url), clock=Clock(at), token=TOKEN, api_url=f"{site.url}/api/"
    )
    soon = lambda: real_now() + timedelta(minutes=2)  # noqa: E731 (nothing to name)
    try:
        yield replace(dpc, reconciler=replace(dpc.reconciler, real_now=soon))
    finally:
        dpc.close()


def test_nothing_is_sent_twice_after_a_restore(
    site: Site, url: str, slack: Slack, operator: Operator
) -> None:
    """What was sent since the back-up is found in Slack; what was not is sent, once."""
    sent, lost, later = (row(text, CHANNEL) for text in ("sent", "lost", "later"))
    sent, lost = (replace(each, due_at=LATER) for each in (sent, lost))
    with running(site, url, MORNING) as dpc:
        _plan(dpc, sent, replace(later, due_at=LATER + timedelta(days=1)))
        with dpc.database.write() as connection:
            heartbeats.beat(connection, "ticker", real_now())
        operator.does("Back-up")
    with running(site, url, LATER) as dpc:
        dpc.sender.deliver()
        assert _texts(slack) == ["sent"]
    assert "1 messages will be looked up" in operator.does("Restore")
    with running(site, url, LATER) as dpc:
        assert _states(dpc) == {"planned": 1, "unclear": 1}
        _plan(dpc, lost)  # as the planner would, had it been due since and not sent
        assert dpc.restored() == 2
        dpc.sender.deliver()
        assert _texts(slack) == ["sent"]
        assert dpc.reconciler.look() == 2
        dpc.sender.deliver()
        assert _states(dpc) == {"planned": 1, "sent": 2}
    assert _texts(slack) == ["sent", "lost"]


def test_what_was_planned_since_is_known_again(
    site: Site, url: str, slack: Slack, operator: Operator
) -> None:
    """A message that the back-up knows nothing of is planned anew, and found all the same."""
    news = replace(row("news", CHANNEL), due_at=LATER)
    with running(site, url, MORNING) as dpc:
        with dpc.database.write() as connection:
            heartbeats.beat(connection, "ticker", real_now())
        operator.does("Back-up")
    with running(site, url, LATER) as dpc:
        _plan(dpc, news)
        dpc.sender.deliver()
    operator.does("Restore")
    with running(site, url, LATER) as dpc:
        assert _states(dpc) == {}
        _plan(dpc, news)
        assert dpc.restored() == 1
        dpc.reconciler.look()
        dpc.sender.deliver()
        assert _states(dpc) == {"sent": 1}
    assert _texts(slack) == ["news"]


def _plan(dpc: Dpc, *rows: Planned) -> None:
    with dpc.database.write() as connection:
        outbox.plan(connection, rows)


def _states(dpc: Dpc) -> dict[str, int]:
    with dpc.database.read() as connection:
        return by_state(connection)


def _texts(slack: Slack) -> list[str]:
    return [message.text for message in slack.state.messages]
