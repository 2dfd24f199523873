"""What operators run: `dpc web` and `dpc worker` as processes, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

import httpx
import pytest

from bot.local.run import MORNING
from storage.engine import Database
from storage.revisions import is_current
from tests.eventually import eventually
from tests.serving import Site
from tests.slack.deployment import TOKEN, Deployment, deployed, row, standing_in
from tests.slack.knocking import CHANNEL, FORM, MARLIES, SECRET, Knocker, signed
from tests.slack.processes import SECONDS, Home, free_port

LATER = timedelta(hours=2)


def environment(site: Site, url: str) -> dict[str, str]:
    """Everything that an operator sets, with the stand-in's address for Slack's."""
    return {
        "DATABASE_URL": url,
        "SLACK_API_URL": f"{site.url}/api/",
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "DPC_CLOCK": MORNING.isoformat(),
        "LOG_LEVEL": "DEBUG",
        "PORT": str(free_port()),
    }


@pytest.fixture
def home(tmp_path: Path, site: Site, url: str) -> Home:
    """The environment of the processes, with a database that is up to date."""
    return Home(tmp_path, environment(site, url))


@pytest.fixture
def here(site: Site, url: str) -> Iterator[Deployment]:
    """The same database and stand-in in the hands of the test."""
    with deployed(site, url) as deployment:
        yield deployment


@contextmanager
def serving(home: Home) -> Iterator[Knocker]:
    """`dpc web`, once it answers."""
    base = f"http://127.0.0.1:{home.variables['PORT']}"
    with home.running("web"), httpx.Client(base_url=base) as http:

        def answers() -> bool:
            try:
                return http.get("/readyz").is_success
            except httpx.TransportError:
                return False

        eventually(answers, SECONDS)
        yield Knocker(http)


def test_web_serves_slack(home: Home, site: Site) -> None:
    """Signed commands and mentions are answered, forged ones are not, doubled ones once."""
    bot_url = f"http://127.0.0.1:{home.variables['PORT']}/slack/events"
    with standing_in(site, bot_url) as (slack, gateway), serving(home) as knocker:
        assert "10 topics" in knocker.command("topics").json()["text"]
        forged = signed(b"", FORM, secret="guessed")  # noqa: S106 (a wrong one)
        assert knocker.post("command=/dpc", FORM, headers=forged).status_code == 401
        assert knocker.post(b"\xff", FORM).status_code == 400
        site.run(gateway.say(MARLIES, CHANNEL, "@dpc topics"))
        site.run(gateway.settle())
        eventually(lambda: len(slack.state.messages) == 2)
        for exchange in [each for each in gateway.exchanges if "bot_id" not in each.request]:
            assert knocker.post(exchange.request).status_code == 200
        assert len(slack.state.messages) == 2


def test_two_web_workers_share_one_port(home: Home, site: Site) -> None:
    """WEB_CONCURRENCY adds processes; a claim is seen by all of them."""
    home.variables["WEB_CONCURRENCY"] = "2"
    with standing_in(site, site.url), serving(home) as knocker:
        knocker.command("side eu")
        texts = [knocker.command("claim AI-2").json()["text"] for _ in range(6)]
    assert texts[0].startswith("You lead AI-2")
    assert all(text.startswith("You have led AI-2") for text in texts[1:])


def test_a_killed_worker_loses_and_doubles_nothing(home: Home, here: Deployment) -> None:
    """Killed between planning and sending; the next one sends what is due, once."""
    here.plan(row("now", CHANNEL), replace(row("later", CHANNEL), due_at=MORNING + LATER))
    with home.running("worker") as worker:
        eventually(lambda: here.states() == {"planned": 1, "sent": 1}, SECONDS)
        worker.tell(SIGKILL)
    home.variables["DPC_CLOCK"] = (MORNING + LATER).isoformat()
    with home.running("worker"):
        eventually(lambda: here.states() == {"sent": 2}, SECONDS)
    assert here.said() == ["now", "later"]


def test_two_workers_send_each_row_once(home: Home, here: Deployment) -> None:
    """No leader, no job store: the database alone decides."""
    here.plan(*(row(f"number {number:02}", CHANNEL) for number in range(50)))
    with home.running("worker"), home.running("worker"):
        eventually(lambda: here.states() == {"sent": 50}, SECONDS)
    assert sorted(here.said()) == [f"number {number:02}" for number in range(50)]


def test_a_database_that_is_behind_is_refused(tmp_path: Path, site: Site, empty_url: str) -> None:
    """In one line that says what to do; `dpc migrate`, twice at once, helps."""
    home = Home(tmp_path, environment(site, empty_url))
    with ThreadPoolExecutor() as together:
        for refused in together.map(home.run, ("web", "worker")):
            assert refused.returncode == 2
            assert refused.stderr == (
                "dpc: The database is behind this version: run `dpc migrate` first.\n"
            )
        for migrated in together.map(home.run, ("migrate", "migrate")):
            assert migrated.stdout == "The database is up to date.\n"
    database = Database(empty_url)
    assert is_current(database)
    database.close()
