"""`dpc doctor` and Slack: what it lets the bot do, and what is to be done about the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from pydantic import HttpUrl, SecretStr
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.clock import real_now
from bot.doctor import examine
from bot.domain.rules.frequency import Frequency
from bot.domain.state import Digest, Subscription
from config import manifest
from config.settings import Settings
from storage import digests, subscriptions
from storage.engine import Database
from tests.databases import up_to_date
from tests.serving import Site
from tests.storage.samples import NOW

BOT_TOKEN, APP_TOKEN, SIGNING = "xoxb-geheim-1", "xapp-geheim-2", "0123456789abcdef" * 2
SCOPES = manifest.parsed()["oauth_config"]["scopes"]["bot"]
AUTH = {"ok": True, "team": "Council", "team_id": "T1", "user": "dpc"}


@dataclass
class Slack:
    """A stand-in that says what a test wants, and remembers what it was asked."""

    settings: Settings
    scopes: list[str] = field(default_factory=lambda: list(SCOPES))
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    joined: tuple[str, ...] = ("C1", "C2", "C5")

    async def answer(self, request: Request) -> Response:
        """One call of the Web API."""
        method = request.path_params["method"]
        if method == "users.conversations" and method not in self.answers:
            asked = parse_qs((await request.body()).decode())
            return JSONResponse(self._page(int(asked.get("cursor", ["0"])[0])))
        headers = {"x-oauth-scopes": ",".join(self.scopes)}
        return JSONResponse(self.answers.get(method, {"ok": True}), headers=headers)

    def _page(self, number: int) -> dict[str, Any]:
        """One of the channels that the bot is in, and where the next one is told."""
        following = str(number + 1) if number + 1 < len(self.joined) else ""
        more = {"response_metadata": {"next_cursor": following}}
        return {"ok": True, "channels": [{"id": self.joined[number]}], **more}

    def findings(self, **changed: Any) -> list[str]:
        """What the doctor says, with these settings changed; never a secret."""
        said = [str(each) for each in examine(self.settings.model_copy(update=changed))]
        assert "geheim" not in str(said)
        assert SIGNING not in str(said)
        return said


@pytest.fixture
def slack(site: Site, tmp_path: Path) -> Iterator[Slack]:
    """A Slack that has nothing against the bot, and a database that is up to date."""
    url = up_to_date(tmp_path / "dpc.sqlite3")
    settings = Settings(
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_app_token=SecretStr(APP_TOKEN),
        slack_signing_secret=SecretStr(SIGNING),
        slack_api_url=HttpUrl(f"{site.url}/api/"),
        database_url=SecretStr(url),
    )
    stand_in = Slack(settings, answers={"auth.test": AUTH})
    site.app.router.routes = [Route("/api/{method}", stand_in.answer, methods=["POST"])]
    yield stand_in
    site.app.router.routes = []


def refusal(code: str) -> dict[str, Any]:
    """What Slack says no with."""
    return {"ok": False, "error": code}


def test_all_is_well(slack: Slack) -> None:
    """It says in which workspace, and that it has what it needs."""
    said = slack.findings()
    assert [each for each in said if each.startswith("FIX")] == []
    assert "ok   Slack knows the bot as dpc in Council" in said
    assert "ok   the bot has every scope that it needs, and no other" in said
    assert "ok   Slack gives SLACK_APP_TOKEN a connection" in said


def test_scopes_are_neither_too_few_nor_too_many(slack: Slack) -> None:
    """Both are named, and where to change it."""
    slack.scopes = ["admin", *SCOPES[1:]]
    said = slack.findings()
    advice = "paste `dpc manifest` into the app's settings and install it again"
    assert f"FIX  scopes are missing (commands): {advice}" in said
    assert f"FIX  scopes are of no use (admin): {advice}" in said


def test_tokens_that_slack_refuses(slack: Slack) -> None:
    """With Slack's own word for it, and what helps."""
    slack.answers = {
        "auth.test": refusal("invalid_auth"),
        "apps.connections.open": refusal("missing_scope"),
    }
    said = slack.findings()
    assert any(
        each.startswith("FIX  Slack refuses SLACK_BOT_TOKEN (invalid_auth)") for each in said
    )
    assert (
        "FIX  Slack refuses SLACK_APP_TOKEN (missing_scope): it needs the scope "
        "connections:write, and the app Socket Mode" in said
    )


def test_a_slack_that_cannot_be_reached(slack: Slack) -> None:
    """It is not the token's fault."""
    said = slack.findings(slack_api_url=HttpUrl("http://127.0.0.1:9/api/"))
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        why = "(ConnectionRefusedError): may this machine call it?"
        words = f"Slack cannot be reached about {name} {why}"
        assert said.count(f"FIX  {words}") == 1


def test_a_clock_that_is_off(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's signatures would seem to be of another time."""
    late = timedelta(minutes=4)
    monkeypatch.setattr("bot.doctor.slack.system_now", lambda: real_now() - late)
    [said] = [each for each in slack.findings() if "clock" in each]
    assert said.startswith("FIX  this machine's clock is 2")
    assert said.endswith("s from Slack's: let it be set by NTP")


@pytest.mark.parametrize("value", ["geheim", f"{SIGNING} "])
def test_a_signing_secret_of_another_shape(slack: Slack, value: str) -> None:
    """One was copied in place of another, or a space with it."""
    told = "SLACK_SIGNING_SECRET is not what Slack gives out, which has 32 digits from 0 to f and"
    said = slack.findings(slack_signing_secret=SecretStr(value))
    assert f"FIX  {told} no spaces: copy it again" in said


def test_one_way_to_connect_is_enough(slack: Slack) -> None:
    """By Socket Mode or over HTTP; neither is neither."""
    by_socket = slack.findings(slack_signing_secret=None)
    assert any(each.startswith("ok   SLACK_SIGNING_SECRET is not set") for each in by_socket)
    over_http = slack.findings(slack_app_token=None)
    assert any(each.startswith("ok   SLACK_APP_TOKEN is not set") for each in over_http)
    neither = slack.findings(slack_app_token=None, slack_signing_secret=None)
    assert len([each for each in neither if each.startswith("FIX")]) == 2


def test_before_the_first_start(slack: Slack, tmp_path: Path) -> None:
    """Whoever starts `dpc socket` need not migrate; for `dpc web` and `worker` somebody must."""
    new = {"database_url": SecretStr(f"sqlite:///{tmp_path / 'new.sqlite3'}")}
    by_socket = slack.findings(slack_signing_secret=None, **new)
    sees_to_it = "`dpc socket` sees to it when it starts"
    assert f"TODO the database is not up to date yet: {sees_to_it}" in by_socket
    assert [each for each in by_socket if each.startswith("FIX")] == []
    told = "FIX  the database is not up to date: run `dpc migrate`"
    for only in ({}, {"slack_app_token": None}):
        assert any(each.startswith(told) for each in slack.findings(**only, **new))


def test_the_bot_is_where_it_posts(slack: Slack) -> None:
    """Reminders and digests, in this workspace; direct messages need no invitation."""
    assert not any("posts to" in each for each in slack.findings())
    database = Database(slack.settings.database_url.get_secret_value())
    usual: dict[str, Any] = {"hour": NOW.time(), "zone": "UTC", "by": "U1", "since": NOW}
    with database.write() as conn:
        for channel in ("C1", "D1"):
            subscriptions.put(conn, Subscription("T1", channel, (), (1,), **usual))
        for team, channel in (("T1", "C2"), ("T2", "C3")):
            digests.put(conn, Digest(team, channel, Frequency.WEEKLY, **usual))
    assert "ok   the bot is in every channel that it posts to (2)" in slack.findings()
    with database.write() as conn:
        digests.put(conn, Digest("T1", "C4", Frequency.WEEKLY, **usual))
    database.close()
    away = "FIX  the bot is not in C4, or it is archived: invite it there by /invite @dpc, or "
    assert f"{away}let them be unsubscribed" in slack.findings()
    slack.answers["users.conversations"] = refusal("missing_scope")
    asked = "FIX  Slack refuses the list of the bot's channels (missing_scope): "
    assert f"{asked}see the scopes" in slack.findings()
