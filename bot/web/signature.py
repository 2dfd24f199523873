"""What Slack sends: limited, verified and shaped, in this order, before Bolt sees it.

Bolt parses before it verifies, and answers 500 to signed nonsense.
"""

from __future__ import annotations

from http import HTTPStatus
from threading import Semaphore
from time import perf_counter
from wsgiref.types import WSGIEnvironment

from slack_bolt import App, BoltRequest
from slack_sdk.signature import Clock, SignatureVerifier
from structlog.contextvars import bind_contextvars

from bot.clock import real_now
from bot.metrics import Metrics, kind
from bot.slack.payloads import admitted
from bot.web.answers import Answer, plain

BODY_LIMIT = 1 << 20
AT_ONCE = 8  # requests that are carried out; bodies that are still coming do not count


class _RealTime(Clock):
    """Slack's signatures hold for five minutes, by Slack's time, whatever this machine's says."""

    def now(self) -> float:
        """The present, in seconds since 1970."""
        return real_now().timestamp()


class Requests:
    """Answers `/slack/events`."""

    def __init__(self, app: App, signing_secret: str, metrics: Metrics) -> None:
        """Hand what is signed with this secret to `app`, which verifies nothing by itself."""
        self._app = app
        self._verifier = SignatureVerifier(signing_secret, _RealTime())
        self._metrics = metrics
        self._turns = Semaphore(AT_ONCE)

    def answer(self, environ: WSGIEnvironment) -> Answer:
        """Bolt's answer, or why it was not asked."""
        begun = perf_counter()
        raw = environ["wsgi.input"].read(_length(environ))
        if len(raw) > BODY_LIMIT:
            return plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            body = raw.decode()  # the SDK can verify no other
        except UnicodeDecodeError:
            return plain(HTTPStatus.BAD_REQUEST)
        if not self._signed(environ, body):
            return plain(HTTPStatus.UNAUTHORIZED)
        content_type = environ.get("CONTENT_TYPE", "")
        readable = admitted(body, content_type)
        if readable is None:
            return plain(HTTPStatus.BAD_REQUEST)
        with self._turns:
            return self._carried_out(readable, content_type, begun)

    def _carried_out(self, readable: str, content_type: str, begun: float) -> Answer:
        """What Bolt answers to a request that is Slack's, and in shape."""
        request = BoltRequest(body=readable, headers={"content-type": content_type})
        bind_contextvars(kind=kind(request.body), team=request.context.team_id)
        response = self._app.dispatch(request)
        self._metrics.acknowledged(request.body, perf_counter() - begun)
        if response.status == HTTPStatus.NOT_FOUND:
            # Nobody listens for it. Slack switches off an app that acknowledges too little.
            return plain(HTTPStatus.OK)
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
