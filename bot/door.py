"""The WSGI door: what comes in is limited, verified and shaped before Bolt sees it.

Bolt parses before it verifies, and answers 500 to signed nonsense; so the door does both
first, and serves the addresses beside Slack's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from hmac import compare_digest
from http import HTTPStatus
from time import perf_counter
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import structlog
from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier
from structlog.contextvars import bind_contextvars

from bot.logs import begin_request
from bot.metrics import CONTENT_TYPE, Metrics, kind
from bot.shapes import admitted

BODY_LIMIT = 1 << 20
CALENDAR_MAX_AGE = 900  # seconds
_CALENDAR = re.compile(r"/calendar/([A-Za-z0-9_-]{43})\.ics")
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")
_LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
SLOW = 1  # seconds; Slack waits for three
_PROBES = {"healthz", "readyz", "metrics"}  # asked every few seconds
_PLACES = _PROBES | {"slack", "calendar"}
_CAUTION = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}

Answer = tuple[HTTPStatus, Mapping[str, str], bytes]
Probe = Callable[[], Mapping[str, Any] | None]
Calendars = Callable[[str], bytes | HTTPStatus]
Pages = Callable[[str, str, str], Answer]

_log = structlog.stdlib.get_logger(__name__)


class Door:
    """The WSGI application: `/slack/events`, and the addresses for operators and calendars."""

    def __init__(
        self,
        app: App,
        signing_secret: str,
        ready: Probe,
        calendars: Calendars,
        metrics: Metrics,
        metrics_token: str | None = None,
        pages: Pages | None = None,
    ) -> None:
        """Wire the door.

        Args:
            app: Bolt, which verifies nothing by itself.
            signing_secret: What Slack signs with.
            ready: Reports the state of what the bot needs, or None while it cannot answer people.
            calendars: The calendar that a secret opens, or how to answer instead.
            metrics: What is measured.
            metrics_token: Whoever shows it may read the metrics; without one, this machine may.
            pages: The way in, where workspaces install the app by themselves: what answers a
                path, the query after it, and the browser's cookies.
        """
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._ready = ready
        self._calendars = calendars
        self._metrics = metrics
        self._metrics_token = metrics_token
        self._pages = pages

    def retire(self) -> None:
        """Say on `/readyz` from now on that no more requests should come; they are answered."""
        self._ready = lambda: None

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request, whatever it is."""
        begun, id = perf_counter(), begin_request(environ.get("HTTP_X_REQUEST_ID"))
        status, headers, body = self._safely(environ)
        # What says that nothing has changed may tell no other length than what it stands for.
        length = {} if status is HTTPStatus.NOT_MODIFIED else {"Content-Length": str(len(body))}
        named = {**length, **headers, "X-Request-ID": id}
        _report(environ, status, perf_counter() - begun)
        start(f"{status.value} {status.phrase}", list(named.items()))
        return [body]

    def _safely(self, environ: WSGIEnvironment) -> Answer:
        """The answer; what fails here by a bug, or for want of a database, is said in the log."""
        try:
            return self._answer(environ)
        except Exception:
            _log.exception("request_failed")
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)

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
            case "GET", "/metrics":
                return self._measured(environ)
            case "GET", "/slack/install" | "/slack/oauth_redirect" as path if self._pages:
                query, cookie = environ.get("QUERY_STRING", ""), environ.get("HTTP_COOKIE", "")
                return self._pages(path, query, cookie)
            case "GET", path if found := _CALENDAR.fullmatch(path):
                return self._calendar(found[1], environ.get("HTTP_IF_NONE_MATCH", ""))
            case _, "/slack/events" | "/healthz" | "/readyz" | "/metrics":
                return _plain(HTTPStatus.METHOD_NOT_ALLOWED)
            case _:
                return _plain(HTTPStatus.NOT_FOUND)

    def _calendar(self, secret: str, known: str) -> Answer:
        """A calendar, unless whoever asks has it as it is: `known` are the tags of what they have.

        A secret that opens nothing is looked up by its fingerprint like any other.
        """
        found = self._calendars(secret)
        if isinstance(found, HTTPStatus):
            status, named, body = _plain(found)
            return status, {**named, **_CAUTION, "Cache-Control": "no-store"}, body
        tag = f'"{sha256(found).hexdigest()}"'
        caching = {"ETag": tag, "Cache-Control": f"private, max-age={CALENDAR_MAX_AGE}"}
        if tag in (each.strip().removeprefix("W/") for each in known.split(",")):
            return HTTPStatus.NOT_MODIFIED, {**caching, **_CAUTION}, b""
        return (
            HTTPStatus.OK,
            {"Content-Type": "text/calendar; charset=utf-8", **caching, **_CAUTION},
            found,
        )

    def _measured(self, environ: WSGIEnvironment) -> Answer:
        """What is measured, for whoever has the token; without one, for this machine alone."""
        if self._metrics_token is None:
            if not _from_here(environ):
                return _plain(HTTPStatus.FORBIDDEN)
        elif not _bears(environ, self._metrics_token):
            status, named, body = _plain(HTTPStatus.UNAUTHORIZED)
            return status, {**named, "WWW-Authenticate": "Bearer"}, body
        named = {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
        return HTTPStatus.OK, named, self._metrics.text()

    def _slack(self, environ: WSGIEnvironment) -> Answer:
        begun = perf_counter()
        raw = environ["wsgi.input"].read(_length(environ))
        if len(raw) > BODY_LIMIT:
            return _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            body = raw.decode()  # the SDK can verify no other
        except UnicodeDecodeError:
            return _plain(HTTPStatus.BAD_REQUEST)
        if not self._signed(environ, body):
            return _plain(HTTPStatus.UNAUTHORIZED)
        content_type = environ.get("CONTENT_TYPE", "")
        readable = admitted(body, content_type)
        if readable is None:
            return _plain(HTTPStatus.BAD_REQUEST)
        request = BoltRequest(body=readable, headers={"content-type": content_type})
        bind_contextvars(kind=kind(request.body), team=request.context.team_id)
        response = self._app.dispatch(request)
        self._metrics.acknowledged(request.body, perf_counter() - begun)
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


def _report(environ: WSGIEnvironment, status: HTTPStatus, seconds: float) -> None:
    """One line a request; of its path only what is known to hold no secret."""
    first = environ.get("PATH_INFO", "").lstrip("/").partition("/")[0]
    is_amiss = status >= HTTPStatus.BAD_REQUEST or seconds > SLOW
    # Logging each would cost a quarter of the answers that a process can give.
    say = _log.info if is_amiss and first not in _PROBES else _log.debug
    place = first if first in _PLACES else "elsewhere"
    say("request", place=place, status=status.value, ms=round(seconds * 1000, 1))


def _length(environ: WSGIEnvironment) -> int:
    """How many bytes to read: what is announced, at most one more than the limit."""
    announced = environ.get("CONTENT_LENGTH") or ""
    return min(int(announced), BODY_LIMIT + 1) if announced.isdecimal() else BODY_LIMIT + 1


def _from_here(environ: WSGIEnvironment) -> bool:
    """Whether a request comes from this machine, and by no proxy: one may run beside the bot."""
    peer = environ.get("REMOTE_ADDR", "")
    forwarded = any(name in environ for name in _FORWARDED)
    return not forwarded and peer in _LOOPBACK


def _bears(environ: WSGIEnvironment, token: str) -> bool:
    shown = environ.get("HTTP_AUTHORIZATION", "")
    return compare_digest(shown.encode(), f"Bearer {token}".encode())


def _json(status: HTTPStatus, body: Mapping[str, Any]) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(body).encode()


def _plain(status: HTTPStatus) -> Answer:
    return status, {"Content-Type": "text/plain; charset=utf-8"}, status.phrase.encode()
