"""What a whole interaction leaves in the log: its id on every line, and nobody's words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from bot.simulator.faults import Fault
from tests import logbook
from tests.databases import up_to_date
from tests.eventually import eventually
from tests.serving import Site
from tests.slack.deployment import deployed
from tests.slack.knocking import BOT, MARLIES, TEAM, Knocker, click, message, slash
from tests.slack.world import World


def logged(event: str) -> list[dict[str, Any]]:
    """The lines of an event in this test's log."""
    lines = [json.loads(line) for line in logbook.LOG.getvalue().splitlines()]
    return [line for line in lines if line["event"] == event]


def test_one_line_a_request(door: Knocker) -> None:
    """Of what kind, from where, how it went and how long it took; not what was said."""
    for answer in (
        door.command("topics"),
        door.event(message("good morning")),
        door.action(click()),
        door.post("nonsense"),
        door.http.post("/slack/events", content=b"forged"),
        door.http.get(f"/calendar/{'A' * 43}.ics"),
        door.http.get("/xoxb-of-a-stranger"),
    ):
        assert "X-Request-ID" in answer.headers
    lines = logged("request")
    assert all(line["ms"] >= 0 for line in lines)
    told = [(line["place"], line.get("kind"), line.get("team"), line["status"]) for line in lines]
    assert told == [
        ("slack", "command", TEAM, 200),
        ("slack", "event", TEAM, 200),
        ("slack", "button", TEAM, 200),
        ("slack", None, None, 400),
        ("slack", None, None, 401),
        ("calendar", None, None, 404),
        ("elsewhere", None, None, 404),
    ]
    assert len({line["request_id"] for line in lines}) == 7


def test_what_a_request_plans_carries_its_id(world: World, door: Knocker) -> None:
    """So that the post which answers a mention can be traced back to it, by its row."""
    answer = door.event(message(f"<@{BOT}> topics", type="app_mention"))
    world.settle()
    planned = logged("deliveries_planned")[0]
    assert planned["request_id"] == answer.headers["X-Request-ID"]
    assert len(planned["rows"]) == 1


def test_what_is_done_beside_a_request_carries_its_id(world: World, door: Knocker) -> None:
    """The courier's threads, too."""
    world.local.slack.faults.append(Fault("files.getUploadURLExternal", "500"))
    direct = world.local.slack.direct(MARLIES).id
    answer = door.command("stocktake", channel_id=direct)
    (line,) = eventually(lambda: logged("table_not_confirmed"))
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "error" in line


def test_a_bug_is_told_without_what_was_said(
    site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where it lies, in which request, and no more; Slack is told that it failed."""
    url = up_to_date(tmp_path / "dpc.db")
    with deployed(site, url) as here, httpx.Client(base_url=site.url) as http:
        with here.dpc.database.write() as connection:
            connection.exec_driver_sql("DROP TABLE seat")
        answer = Knocker(http).command("claim CYBER-2")
    caplog.clear()  # the error is meant
    assert answer.status_code == 500
    (line,) = logged("listener_failed")
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "OperationalError" in line["exception"]


def test_a_leak_is_seen(door: Knocker) -> None:
    """What people said, what opens doors, and what had to be masked."""
    door.command('evidence CYBER-2 https://example.org between "us" and 川崎')
    log, begun = structlog.stdlib.get_logger("bot.test"), len(logbook.LOG.getvalue())
    for leak in (
        'said evidence CYBER-2 https://example.org between "us" and 川崎',
        slash("")["response_url"],
        "Bearer of-anything",
    ):
        log.debug("leaking", what=leak)
        with pytest.raises(AssertionError):
            logbook.assert_untold(logbook.LOG.getvalue()[begun:])
        logbook.LOG.truncate(begun)
        logbook.LOG.seek(begun)
