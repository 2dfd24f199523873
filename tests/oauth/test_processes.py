"""What operators run, for many workspaces: `dpc web`, `dpc worker`, `dpc doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.local.run import MORNING
from storage import installations
from tests.eventually import eventually
from tests.oauth.conftest import KEY, PUBLIC, Many
from tests.oauth.slack import CLIENT_ID, CLIENT_SECRET
from tests.slack.knocking import SECRET
from tests.slack.processes import SECONDS, Home, free_port
from tests.slack.test_processes import serving
from tests.storage.samples import OLD_KEY, installation


@pytest.fixture
def home(tmp_path: Path, many: Many) -> Home:
    """The environment of the processes, on the database and the Slack of the test."""
    return Home(
        tmp_path,
        {
            "DATABASE_URL": many.url,
            "SLACK_API_URL": many.api_url,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_CLIENT_ID": CLIENT_ID,
            "SLACK_CLIENT_SECRET": CLIENT_SECRET,
            "DPC_ENCRYPTION_KEYS": KEY,
            "DPC_PUBLIC_URL": PUBLIC,
            "DPC_CLOCK": MORNING.isoformat(),
            "PORT": str(free_port()),
        },
    )


def test_a_workspace_installs_and_is_served(many: Many, home: Home) -> None:
    """By one process it is let in, by another it is written to."""
    with serving(home) as knocker, home.running("worker"):
        through = Many(many.slack, many.dpc, knocker.http, many.url, many.api_url)
        through.install("T1")
        assert "10 topics" in through.command("T1", "topics").text
        eventually(lambda: many.slack.asked("chat.postMessage"), SECONDS)
    assert {call.token for call in many.slack.asked("chat.postMessage")} == {many.token("T1")}


def test_the_doctor_asks_for_every_workspace(many: Many, home: Home) -> None:
    """One whose token Slack does not know any more is named, without the token."""
    many.install("T1")
    with many.dpc.database.write() as conn:
        installations.put(conn, many.installs.installing.keyring, installation("T2"))
    said = home.run("doctor").stdout
    assert "ok   Slack knows the bot in T1" in said
    assert "FIX  Slack refuses the token of T2 (invalid_auth)" in said
    assert "SLACK_BOT_TOKEN" not in said
    assert "xoxb" not in said


def test_the_wrong_key_stops_it_before_it_starts(many: Many, home: Home) -> None:
    """In one line, with exit code 2."""
    many.install("T1")
    home.variables["DPC_ENCRYPTION_KEYS"] = OLD_KEY
    result = home.run("worker")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert "None of the keys in DPC_ENCRYPTION_KEYS opens" in result.stderr
    assert "FIX  None of the keys" in home.run("doctor").stdout
