"""What is measured, and who may read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.clock import real_now
from bot.metrics import Metrics
from bot.web.app import WebApp
from storage import heartbeats, outbox
from storage.engine import Database
from tests.databases import up_to_date
from tests.serving import Site
from tests.slack.deployment import deployed, row, standing_in
from tests.slack.knocking import CHANNEL, TEAM, Knocker, click, message
from tests.slack.processes import SECONDS, Home
from tests.slack.test_processes import environment, serving

Found = dict[tuple[str, str], float]


def measured(text: str) -> Found:
    """What Prometheus reads: values by name and label."""
    families = text_string_to_metric_families(text)
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in families
        for sample in family.samples
        if "le" not in sample.labels
    }


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A SQLite database that is up to date."""
    return up_to_date(tmp_path / "dpc.db")


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The same, opened."""
    with closing(Database(url)) as database:
        yield database


def test_what_is_measured(site: Site, url: str) -> None:
    """Acks by kind, deliveries by state, doubles, heartbeats; nothing of any workspace."""
    with deployed(site, url) as here, httpx.Client(base_url=site.url) as http:
        knocker = Knocker(http)
        for _ in range(3):
            knocker.command("topics")
        knocker.event(message("hello"))
        knocker.action(click())
        assert knocker.post("nonsense").status_code == 400
        here.plan(row("one", CHANNEL), row("two", CHANNEL))
        with here.dpc.database.write() as connection:
            heartbeats.beat(connection, "ticker", real_now())
        answer = http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = measured(answer.text)
    acks = {kind: value for (name, kind), value in found.items() if name == "dpc_ack_seconds_count"}
    assert acks == {"command": 3, "event": 1, "button": 1, "form": 0, "other": 0, "shortcut": 0}
    assert found["dpc_ack_seconds_sum", "command"] > 0
    states = {state for name, state in found if name == "dpc_deliveries"}
    assert states == {"planned", "leased", "sending", "unclear", "parked"}
    assert found["dpc_deliveries", "planned"] == 2
    assert found["dpc_doubled_total", ""] == 0
    assert 0 <= found["dpc_heartbeat_age_seconds", "ticker"] < SECONDS
    assert found["dpc_database_up", ""] == 1
    assert not any(word in answer.text for word in (TEAM, CHANNEL, "topics", "hello"))


def test_doubles_are_counted(database: Database) -> None:
    """As the database has them."""
    with database.write() as connection:
        outbox.plan(connection, [row("one", CHANNEL)])
        connection.exec_driver_sql("UPDATE outbox SET doubled = 2")
    assert measured(Metrics(database, real_now).text().decode())["dpc_doubled_total", ""] == 2


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    """The rest is told all the same: that is when somebody looks."""
    with closing(Database(f"sqlite:///{tmp_path}/empty.db")) as database:
        metrics = Metrics(database, real_now)
        metrics.acknowledged("command", 0.01)
        found = measured(metrics.text().decode())
    assert found["dpc_database_up", ""] == 0
    assert found["dpc_ack_seconds_count", "command"] == 1


def asked(database: Database, token: str | None, **environ: Any) -> int:
    """The status with which the door answers a request for the metrics."""
    metrics = Metrics(database, real_now)
    door = WebApp(None, dict, lambda _: b"", metrics, token)  # type: ignore[arg-type]  # not asked
    request = {"PATH_INFO": "/metrics", "REMOTE_ADDR": "127.0.0.1", **environ}
    setup_testing_defaults(request)
    statuses: list[str] = []
    door(request, lambda status, *_: statuses.append(status))  # type: ignore[arg-type]  # writes nothing
    return int(statuses[0].split()[0])


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "203.0.113.9"}, 403),
        ({"REMOTE_ADDR": ""}, 403),
        ({"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, 403),
        ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 403),
        ({"HTTP_FORWARDED": "for=127.0.0.1"}, 403),
        ({"REQUEST_METHOD": "POST"}, 405),
    ],
)
def test_without_a_token_this_machine_may(
    database: Database, environ: dict[str, str], status: int
) -> None:
    """But not whoever comes by way of a proxy on it."""
    assert asked(database, None, **environ) == status


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({}, 401),
        ({"HTTP_AUTHORIZATION": "Bearer guessed"}, 401),
        ({"HTTP_AUTHORIZATION": "Bearer \u00e9"}, 401),
        ({"HTTP_AUTHORIZATION": "Bearer shown"}, 200),
        ({"HTTP_AUTHORIZATION": "Bearer shown", "REMOTE_ADDR": "203.0.113.9"}, 200),
    ],
)
def test_with_a_token_whoever_shows_it_may(
    database: Database, environ: dict[str, str], status: int
) -> None:
    """From wherever; and nobody else, not even this machine."""
    assert asked(database, "shown", **environ) == status


def test_several_workers_count_together(tmp_path: Path, site: Site, url: str) -> None:
    """Whichever of them is asked, it tells what all have acknowledged; in the end all is tidy."""
    (folder := tmp_path / "tmp").mkdir()
    variables = {"WEB_CONCURRENCY": "3", "TMPDIR": str(folder)}
    home = Home(tmp_path, environment(site, url) | variables)
    with standing_in(site, site.url), serving(home) as knocker:
        base = knocker.http.base_url
        for _ in range(30):
            with httpx.Client(base_url=base) as alone:  # a new connection may reach any of them
                Knocker(alone).command("topics")
        texts = [httpx.get(base.join("/metrics")).text for _ in range(12)]
        assert len(list(folder.rglob("histogram_*.db"))) > 1
    counts = [measured(text)["dpc_ack_seconds_count", "command"] for text in texts]
    assert counts == [30.0] * 12
    assert all(measured(text)["dpc_deliveries", "unclear"] == 0 for text in texts)
    assert all(measured(text)["dpc_doubled_total", ""] == 0 for text in texts)
    assert list(folder.iterdir()) == []
