"""The WSGI application: Slack's requests, and the addresses beside them."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from hmac import compare_digest
from http import HTTPStatus
from time import perf_counter
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import structlog

from bot.domain.languages import accepted
from bot.logs import begin_request
from bot.metrics import CONTENT_TYPE, Metrics
from bot.render.kit.language import languages, speaking
from bot.web.answers import CAUTION, Answer, as_json, plain
from bot.web.signature import Requests
from storage.faults import report

CALENDAR_MAX_AGE = 900  # seconds
_CALENDAR = re.compile(r"/calendar/([A-Za-z0-9_-]{43})\.ics")
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_VIA")
_LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
_ONE_WORKSPACE = "This installation of dpc serves one workspace: nothing can be installed here."
SLOW = 1  # seconds; Slack waits for three
_PROBES = {"healthz", "readyz", "metrics"}  # asked every few seconds
_PLACES = _PROBES | {"slack", "calendar"}

Probe = Callable[[], Mapping[str, Any]]
Calendars = Callable[[str], bytes | HTTPStatus]
Pages = Callable[[str, str, str], Answer]

_log = structlog.stdlib.get_logger(__name__)


class WebApp:
    """The WSGI application: `/slack/events`, and the addresses for operators and calendars."""

    def __init__(
        self,
        requests: Requests,
        ready: Probe,
        calendars: Calendars,
        metrics: Metrics,
        metrics_token: str | None = None,
        pages: Pages | None = None,
    ) -> None:
        """Wire the application.

        Args:
            requests: Answers what Slack sends.
            ready: Reports the state of what the bot needs: whether it is `ready` to answer people.
            calendars: The calendar that a secret opens, or how to answer instead.
            metrics: What is measured.
            metrics_token: Whoever shows it may read the metrics; without one, this machine may.
            pages: The way in, where workspaces install the app by themselves: what answers a
                path, the query after it, and the browser's cookies.
        """
        self._requests = requests
        self._ready = ready
        self._calendars = calendars
        self._metrics = metrics
        self._metrics_token = metrics_token
        self._pages = pages or _no_way_in

    def retire(self) -> None:
        """Say on `/readyz` from now on that no more requests should come; they are answered."""
        self._ready = lambda: {"ready": False}

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request, whatever it is; HEAD as GET, but for the body."""
        begun, id = perf_counter(), begin_request(environ.get("HTTP_X_REQUEST_ID"))
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        asked: WSGIEnvironment = environ | {"REQUEST_METHOD": "GET"} if is_head else environ
        status, headers, body = self._safely(asked)
        # What says that nothing has changed may tell no other length than what it stands for.
        length = {} if status is HTTPStatus.NOT_MODIFIED else {"Content-Length": str(len(body))}
        named = {**length, **headers, "X-Request-ID": id}
        _report(environ, status, perf_counter() - begun)
        start(f"{status.value} {status.phrase}", list(named.items()))
        return [] if is_head else [body]

    def _safely(self, environ: WSGIEnvironment) -> Answer:
        """The answer; what fails here by a bug, or for want of a database, is said in the log."""
        try:
            return self._answer(environ)
        except Exception as error:
            report(_log, "request_failed", error)
            return plain(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        match environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""):
            case "POST", "/slack/events":
                return self._requests.answer(environ)
            case "GET", "/healthz":
                return as_json(HTTPStatus.OK, {"alive": True})
            case "GET", "/readyz":
                report = self._ready()
                well = HTTPStatus.OK if report["ready"] else HTTPStatus.SERVICE_UNAVAILABLE
                return as_json(well, report)
            case "GET", "/metrics":
                return self._measured(environ)
            case "GET", "/slack/install" | "/slack/oauth_redirect" as path:
                query, cookie = environ.get("QUERY_STRING", ""), environ.get("HTTP_COOKIE", "")
                wished = environ.get("HTTP_ACCEPT_LANGUAGE", "")
                with speaking(lambda: accepted(wished, languages())):
                    return self._pages(path, query, cookie)
            case "GET", path if found := _CALENDAR.fullmatch(path):
                return self._calendar(found[1], environ.get("HTTP_IF_NONE_MATCH", ""))
            case _, "/slack/events" | "/healthz" | "/readyz" | "/metrics":
                return plain(HTTPStatus.METHOD_NOT_ALLOWED)
            case _:
                return plain(HTTPStatus.NOT_FOUND)

    def _calendar(self, secret: str, known: str) -> Answer:
        """A calendar, unless whoever asks has it as it is: `known` are the tags of what they have.

        A secret that opens nothing is looked up by its fingerprint like any other.
        """
        found = self._calendars(secret)
        if isinstance(found, HTTPStatus):
            status, named, body = plain(found)
            return status, {**named, **CAUTION, "Cache-Control": "no-store"}, body
        tag = f'"{sha256(found).hexdigest()}"'
        caching = {"ETag": tag, "Cache-Control": f"private, max-age={CALENDAR_MAX_AGE}"}
        if tag in (each.strip().removeprefix("W/") for each in known.split(",")):
            return HTTPStatus.NOT_MODIFIED, {**caching, **CAUTION}, b""
        return (
            HTTPStatus.OK,
            {"Content-Type": "text/calendar; charset=utf-8", **caching, **CAUTION},
            found,
        )

    def _measured(self, environ: WSGIEnvironment) -> Answer:
        """What is measured, for whoever has the token; without one, for this machine alone."""
        if self._metrics_token is None:
            if not _from_here(environ):
                return plain(HTTPStatus.FORBIDDEN)
        elif not _bears(environ, self._metrics_token):
            status, named, body = plain(HTTPStatus.UNAUTHORIZED)
            return status, {**named, "WWW-Authenticate": "Bearer"}, body
        named = {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
        return HTTPStatus.OK, named, self._metrics.text()


def _no_way_in(*_: str) -> Answer:
    return plain(HTTPStatus.NOT_FOUND, _ONE_WORKSPACE)


def _report(environ: WSGIEnvironment, status: HTTPStatus, seconds: float) -> None:
    """One line a request; of its path only what is known to hold no secret."""
    first = environ.get("PATH_INFO", "").lstrip("/").partition("/")[0]
    is_amiss = status >= HTTPStatus.BAD_REQUEST or seconds > SLOW
    # Logging each would cost a quarter of the answers that a process can give.
    level = logging.INFO if is_amiss and first not in _PROBES else logging.DEBUG
    if _log.isEnabledFor(level):
        place = first if first in _PLACES else "elsewhere"
        _log.log(level, "request", place=place, status=status.value, ms=round(seconds * 1000, 1))


def _from_here(environ: WSGIEnvironment) -> bool:
    """Whether a request comes from this machine, and by no proxy: one may run beside the bot."""
    peer = environ.get("REMOTE_ADDR", "")
    forwarded = any(name in environ for name in _FORWARDED)
    return not forwarded and peer in _LOOPBACK


def _bears(environ: WSGIEnvironment, token: str) -> bool:
    shown = environ.get("HTTP_AUTHORIZATION", "")
    return compare_digest(shown.encode(), f"Bearer {token}".encode())
