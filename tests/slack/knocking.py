"""Requests as Slack makes them, made by hand: signed, or wrong in one way or another."""

from __future__ import annotations

import hmac
import itertools
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import httpx
from a2wsgi import WSGIMiddleware
from hypothesis import HealthCheck, settings
from starlette.routing import Mount

from bot.simulator.seed import initial
from bot.slack.transport import trust
from tests.logbook import overhear
from tests.slack.world import World

SECRET = "the-doors-own-secret"  # noqa: S105 (of a door that lives for one test)
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

# Examples of random input; the fixture of each function only reads the log afterwards.
MANY = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

_NOTHING: Mapping[str, str] = MappingProxyType({})
_seed = initial()
TEAM, BOT = _seed.team_id, _seed.bot_user
MARLIES = next(person.id for person in _seed.people if person.name == "marlies")
CHANNEL = _seed.channels[0].id


@dataclass(frozen=True)
class Knocker:
    """Somebody before the door, who knows its secret."""

    http: httpx.Client

    def post(
        self,
        body: str | bytes,
        content_type: str = JSON,
        *,
        at: float | None = None,
        headers: Mapping[str, str] = _NOTHING,
    ) -> httpx.Response:
        """Send a signed body; `at` is when it says it was signed, `headers` override."""
        raw = body.encode() if isinstance(body, str) else body
        named = {**signed(raw, content_type, at), **headers}
        answer = self.http.post("/slack/events", content=raw, headers=named)
        for said in (answer.request, answer):
            overhear(said.headers.get("content-type", ""), said.content)
        return answer

    def event(self, event: Mapping[str, Any], id: str = "Ev1") -> httpx.Response:
        """Send an event."""
        return self.post(json.dumps(envelope(event, id)))

    def action(self, payload: object) -> httpx.Response:
        """Send an interaction."""
        return self.post(urlencode({"payload": json.dumps(payload)}), FORM)

    def command(self, text: str, **fields: str) -> httpx.Response:
        """Send a slash command."""
        return self.post(urlencode(slash(text) | fields), FORM)


@contextmanager
def beside(world: World) -> Iterator[Knocker]:
    """A second door of the running bot, with a secret of its own; in the end it is closed."""
    door: Any = WSGIMiddleware(world.local.dpc.web_app(SECRET))  # type: ignore[arg-type]  # see bot/local/run.py
    route = Mount("/beside", door)
    world.site.app.router.routes.insert(0, route)
    with httpx.Client(verify=trust(), base_url=f"{world.site.url}/beside") as http:
        yield Knocker(http)
    world.site.app.router.routes.remove(route)


def signed(
    body: bytes, content_type: str, at: float | None = None, secret: str = SECRET
) -> dict[str, str]:
    """The headers of a body that was signed at that second of the epoch; None is now."""
    stamp = str(int(time.time() if at is None else at))
    signature = hmac.new(secret.encode(), b"v0:%s:%s" % (stamp.encode(), body), "sha256")
    return {
        "content-type": content_type,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={signature.hexdigest()}",
    }


def envelope(event: Mapping[str, Any], id: str = "Ev1") -> dict[str, Any]:
    """An event with what Slack puts around it."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": _seed.app_id,
        "event_id": id,
        "event_time": 1714460400,
        "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        "event": event,
    }


def message(text: str, ts: str = "1714460400.000100", **fields: Any) -> dict[str, Any]:
    """A message of the EU officer in the main channel."""
    return {
        "type": "message",
        "channel": CHANNEL,
        "channel_type": "channel",
        "user": MARLIES,
        "text": text,
        "ts": ts,
        **fields,
    }


_triggers = itertools.count()


def slash(text: str) -> dict[str, str]:
    """The form of a slash command of the EU officer in the main channel; a fresh one each time."""
    return {
        "command": "/dpc",
        "text": text,
        "team_id": TEAM,
        "channel_id": CHANNEL,
        "user_id": MARLIES,
        "user_name": "marlies",
        "response_url": "http://127.0.0.1:9/response/x",
        "trigger_id": f"1.2.{next(_triggers)}",
    }


def click(value: str = "{}", action_id: str = "dpc.look.next") -> dict[str, Any]:
    """The press of a button in a message that all see."""
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": MARLIES, "team_id": TEAM},
        "channel": {"id": CHANNEL},
        "container": {"type": "message", "message_ts": "1714460400.000100"},
        "response_url": "http://127.0.0.1:9/response/x",
        "trigger_id": "1.2.3",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value}],
    }


def press_in(kind: str, value: str = "{}", metadata: str = "{}") -> dict[str, Any]:
    """The press of a button in a view: in a "modal", or on the "home" tab."""
    pressed = {"container": {"type": "view", "view_id": "V1"}, "view": _view(kind, metadata)}
    message = {"channel", "response_url", "container"}
    return {each: part for each, part in click(value).items() if each not in message} | pressed


def submission(metadata: str, **values: Any) -> dict[str, Any]:
    """A form that is sent off, with the values of its fields as Slack gives them."""
    view = _view("modal", metadata) | {
        "blocks": [{"type": "input", "block_id": each} for each in ("words", *values)],
        "state": {"values": {each: {"value": value} for each, value in values.items()}},
    }
    who = {"team": {"id": TEAM}, "user": {"id": MARLIES, "team_id": TEAM}}
    return {"type": "view_submission", "trigger_id": "1.2.4", **who, "view": view}


def _view(kind: str, metadata: str) -> dict[str, Any]:
    return {
        "id": "V1",
        "type": kind,
        "callback_id": "dpc.form",
        "private_metadata": metadata,
        "hash": "1.x",
        "blocks": [],
        "state": {"values": {}},
    }
