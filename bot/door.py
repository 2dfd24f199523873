"""The WSGI door: what comes in is limited, verified and shaped before Bolt sees it.

Bolt parses before it verifies, and answers 500 to signed nonsense; so the door does both
first, and serves the addresses beside Slack's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.shapes import admitted

BODY_LIMIT = 1 << 20

Answer = tuple[HTTPStatus, Mapping[str, str], bytes]
Probe = Callable[[], Mapping[str, Any] | None]


class Door:
    """The WSGI application: `/slack/events`, `/healthz` and `/readyz`.

    `ready` reports the state of what the bot needs, or None while it cannot answer people.
    """

    def __init__(self, app: App, signing_secret: str, ready: Probe) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._ready = ready

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request, whatever it is."""
        status, headers, body = self._answer(environ)
        named = {"Content-Length": str(len(body)), **headers}
        start(f"{status.value} {status.phrase}", list(named.items()))
        return [body]

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        match environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""):
            case "POST", "/slack/events":
                return self._slack(environ)
            case "GET", "/healthz":
                return _json(HTTPStatus.OK, {"alive": True})
            case "GET", "/readyz":
                report = self._ready()
                return _json(
                    HTTPStatus.OK if report else HTTPStatus.SERVICE_UNAVAILABLE,
                    report or {"ready": False},
                )
            case _, "/slack/events" | "/healthz" | "/readyz":
                return _plain(HTTPStatus.METHOD_NOT_ALLOWED)
            case _:
                return _plain(HTTPStatus.NOT_FOUND)

    def _slack(self, environ: WSGIEnvironment) -> Answer:
        raw = environ["wsgi.input"].read(_length(environ))
        if len(raw) > BODY_LIMIT:
            return _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            body = raw.decode()  # the SDK can verify no other
        except UnicodeDecodeError:
            return _plain(HTTPStatus.BAD_REQUEST)
        if not self._signed(environ, body):
            return _plain(HTTPStatus.UNAUTHORIZED)
        kind = environ.get("CONTENT_TYPE", "")
        readable = admitted(body, kind)
        if readable is None:
            return _plain(HTTPStatus.BAD_REQUEST)
        headers = {"content-type": kind}
        response = self._app.dispatch(BoltRequest(body=readable, headers=headers))
        if response.status == HTTPStatus.NOT_FOUND:
            # Nobody listens for it. Slack switches off an app that acknowledges too little.
            return _plain(HTTPStatus.OK)
        first = {name: str(values[0]) for name, values in response.headers.items()}
        return HTTPStatus(response.status), first, (response.body or "").encode()

    def _signed(self, environ: WSGIEnvironment, body: str) -> bool:
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not (timestamp.isascii() and timestamp.isdecimal() and signature.isascii()):
            return False
        return len(timestamp) <= 12 and self._verifier.is_valid(body, timestamp, signature)


def _length(environ: WSGIEnvironment) -> int:
    """How many bytes to read: what is announced, at most one more than the limit."""
    announced = environ.get("CONTENT_LENGTH") or ""
    return min(int(announced), BODY_LIMIT + 1) if announced.isdecimal() else BODY_LIMIT + 1


def _json(status: HTTPStatus, body: Mapping[str, Any]) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _plain(status: HTTPStatus) -> Answer:
    return status, {"Content-Type": "text/plain; charset=utf-8"}, status.phrase.encode()
