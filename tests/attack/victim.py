"""The bot under attack: whole, with a real database, beside a stand-in for Slack."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.simulator.block_kit import validate, validate_view
from storage.engine import Database
from storage.migrate import upgrade
from tests.attack import rows
from tests.serving import Site
from tests.slack.deployment import Deployment, deployed
from tests.slack.knocking import FORM, JSON, SECRET, TEAM, signed, slash

# What answering may write: that it was heard, the answer, what shows it, and what Slack takes.
ANSWERS = frozenset(
    {"seen", "outbox", "slot", "shown", "showndeliverable", "home", "workspace", "blockkind"}
)
TAKEN = "/taken"


@dataclass
class Victim:
    """What an attacker knocks at; `failed` is what the bot itself has called an error."""

    deployment: Deployment
    web_app: Any
    failed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def answer_to(self) -> str:
        """The response URL of whatever is pressed."""
        return f"{self.deployment.site.url}{TAKEN}"

    def post(self, body: bytes, kind: str) -> httpx.Response:
        """Send a body that Slack has signed; AssertionError for a failure, or a bad answer."""
        answer = self.knock("POST", "/slack/events", signed(body, kind), body)
        self.judge(answer)
        return answer

    def knock(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> httpx.Response:
        """Send any request at all, as a server hands it on."""
        named = {name.upper().replace("-", "_"): value for name, value in headers.items()}
        length = named.pop("CONTENT_LENGTH", str(len(body)))
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_LENGTH": length,
            "CONTENT_TYPE": named.pop("CONTENT_TYPE", ""),
            "wsgi.input": BytesIO(body),
            **{f"HTTP_{name}": value for name, value in named.items()},
        }
        told: list[tuple[str, list[tuple[str, str]]]] = []
        parts = self.web_app(environ, lambda *start: told.append(start))
        [(status, named_back)] = told
        return httpx.Response(int(status[:3]), headers=named_back, content=b"".join(parts))

    def send(self, payload: dict[str, Any]) -> httpx.Response:
        """Send an event, an interaction or a slash command as Slack would."""
        if "event" in payload:
            return self.post(json.dumps(payload).encode(), JSON)
        if "command" in payload:
            return self.post(urlencode(payload, errors="surrogatepass").encode(), FORM)
        return self.post(urlencode({"payload": json.dumps(payload)}).encode(), FORM)

    def judge(self, answer: httpx.Response) -> None:
        """Nothing failed, and Slack would take the answer."""
        found = [*self.failed, *self.refused]
        self.failed.clear()
        self.refused.clear()
        assert not found, found
        assert answer.status_code < 500, answer.text
        is_json = answer.headers.get("content-type", "").startswith("application/json")
        if is_json and answer.content:  # what answers HEAD tells only of its body
            assert problems_of(answer.json()) == []

    def state(self) -> dict[str, list[Any]]:
        """All that people have set, of whatever workspace."""
        with self.deployment.dpc.database.read() as connection:
            return rows.snapshot(connection, ANSWERS)

    @contextmanager
    def unchanged(self, only: Collection[str] = ()) -> Iterator[None]:
        """AssertionError, with the tables, if the block changes any, or one of some alone."""
        before = self.state()
        yield
        after = self.state()
        changed = [name for name in only or after if after[name] != before[name]]
        assert not changed, changed

    def settle(self) -> None:
        """Send what was put into the outbox: Slack would take that, too."""
        dpc = self.deployment.dpc
        dpc.sender.deliver()
        dpc.messages.refresh()
        dpc.homes.refresh()
        assert not self.failed, self.failed


def problems_of(answer: dict[str, Any]) -> list[str]:
    """What Slack would refuse in an answer, of a message or of a view."""
    if view := answer.get("view"):
        return validate_view(view)
    return validate(answer.get("blocks", []), "message")


class _Failures(logging.Handler):
    """Notes what is logged as an error; of the SDK's own, only the bot can say whether it is."""

    def __init__(self, failed: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._failed = failed

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("slack_sdk"):
            self._failed.append(self.format(record))


@contextmanager
def standing(site: Site, url: str) -> Iterator[Victim]:
    """A bot whose workspace holds something in every table, for as long as the block.

    The database at `url` is empty at first.
    """
    database = Database(url)
    upgrade(database)
    with database.write() as connection:
        rows.fill(connection, TEAM, "ours-")
    database.close()
    with deployed(site, url) as deployment:
        victim = Victim(deployment, deployment.dpc.web_app(SECRET))
        handler = _Failures(victim.failed)
        logging.getLogger().addHandler(handler)
        site.app.router.routes.insert(0, _answers(victim.refused))
        victim.send(slash("side eu"))
        yield victim
        victim.settle()
        logging.getLogger().removeHandler(handler)


def _answers(refused: list[str]) -> Route:
    """Where clicks are answered to: what Slack would not take is noted."""

    async def taken(request: Request) -> Response:
        refused.extend(problems_of(await request.json()))
        return Response()

    return Route(TAKEN, taken, methods=["POST"])
