"""The bot as many workspaces install it, beside a stand-in for Slack."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from a2wsgi import WSGIMiddleware
from cryptography.fernet import Fernet
from starlette.routing import Mount

from bot import bootstrap
from bot.app import Dpc
from bot.clock import Clock, real_now
from bot.local import run
from bot.slack.oauth import Credentials, Installs, OAuth, wire
from bot.slack.transport import trust
from storage import installations
from storage.engine import SQLITE, Database
from storage.kit.sealing import Keyring
from tests.deliveries import by_state
from tests.oauth.slack import CLIENT_ID, CLIENT_SECRET, FakeSlack
from tests.serving import Site
from tests.slack.knocking import FORM, JSON, SECRET, signed

KEY = Fernet.generate_key().decode()
PUBLIC = "https://dpc.example.org"
REDIRECT = f"{PUBLIC}/slack/oauth_redirect"


def credentials(*keys: str) -> OAuth:
    """What makes the bot an app, with its usual key unless others are given."""
    keyring = Keyring(keys or (KEY,))
    return OAuth(Credentials(CLIENT_ID, CLIENT_SECRET), keyring, ["commands", "chat:write"])


@contextmanager
def another(many: Many, *keys: str, api_url: str = "") -> Iterator[Installs]:
    """What another process of the same bot has for itself, on connections of its own."""
    database = Database(many.url)
    now = many.dpc.clock.now
    yield wire(credentials(*keys), database, now, real_now, api_url or many.api_url, PUBLIC)
    database.close()


@dataclass
class Many:
    """The bot, Slack, and somebody before the door who knows its secret."""

    slack: FakeSlack
    dpc: Dpc
    http: httpx.Client
    url: str
    api_url: str

    @property
    def installs(self) -> Installs:
        """What is wired for many workspaces alone."""
        assert self.dpc.installs
        return self.dpc.installs

    def begin(self) -> tuple[str, str]:
        """Ask to install; returns the state, and the cookie that the browser keeps."""
        sent = self.http.get("/slack/install")
        assert sent.status_code == 302
        state = parse_qs(urlsplit(sent.headers["location"]).query)["state"][0]
        return state, sent.headers["set-cookie"].partition(";")[0]

    def finish(self, cookie: str, **said: str) -> httpx.Response:
        """Come back from Slack."""
        headers = {"cookie": cookie} if cookie else {}
        return self.http.get(f"/slack/oauth_redirect?{urlencode(said)}", headers=headers)

    def install(self, team: str, **how: Any) -> None:
        """Install the app, as somebody does in a browser."""
        state, cookie = self.begin()
        page = self.finish(cookie, state=state, code=self.slack.code(team, **how))
        assert page.status_code == 200, page.text

    def token(self, team: str) -> str | None:
        """The token that is stored for a workspace, opened."""
        with self.dpc.database.read() as conn:
            found = installations.find(conn, self.installs.installing.keyring, team)
        return found.token if found else None

    def event(self, team: str | None, event: dict[str, Any], **around: Any) -> httpx.Response:
        """Send an event of a workspace's."""
        body = {
            "type": "event_callback",
            "team_id": team,
            "event_id": f"Ev{time.monotonic_ns()}",
            "event_time": int(time.time()) + 1,
            "event": event,
            **around,
        }
        return self._post(json.dumps(body).encode(), JSON)

    def command(self, team: str, text: str, user: str = "U1", **fields: str) -> httpx.Response:
        """Send a slash command of a workspace's."""
        form = {
            "command": "/dpc",
            "text": text,
            "team_id": team,
            "channel_id": "C1",
            "user_id": user,
            "trigger_id": str(time.monotonic_ns()),
            "response_url": "http://127.0.0.1:9/response/x",
            **fields,
        }
        return self._post(urlencode(form).encode(), FORM)

    def states(self) -> dict[str, int]:
        """How many rows of the outbox are in each state."""
        with self.dpc.database.read() as conn:
            return by_state(conn)

    def _post(self, body: bytes, kind: str) -> httpx.Response:
        headers = signed(body, kind, secret=SECRET)
        return self.http.post("/slack/events", content=body, headers=headers)


@pytest.fixture
def dialect() -> str:
    """SQLite, unless a test is of what differs between the databases."""
    return SQLITE


@pytest.fixture
def many(site: Site, url: str) -> Iterator[Many]:
    """The bot with its door; nothing is installed, and nothing ticks."""
    slack, api_url = FakeSlack(), f"{site.url}/api/"
    dpc = bootstrap.build(
        database=Database(url),
        clock=Clock(run.MORNING),
        oauth=credentials(),
        api_url=api_url,
        public_url=PUBLIC,
    )
    web_app: Any = WSGIMiddleware(dpc.web_app(SECRET))  # type: ignore[arg-type]  # see bot/local/run.py
    site.app.router.routes = [slack.route(), Mount("/", web_app)]
    with httpx.Client(verify=trust(), base_url=site.url) as http:
        yield Many(slack, dpc, http, url, api_url)
    dpc.close()
