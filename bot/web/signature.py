"""What Slack sends: limited, verified and shaped, in this order, before Bolt sees it.

Bolt parses before it verifies, and answers 500 to signed nonsense.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from http import HTTPStatus
from queue import SimpleQueue
from time import perf_counter
from wsgiref.types import WSGIEnvironment

from slack_bolt import App, BoltRequest, BoltResponse
from structlog.contextvars import bind_contextvars

from bot.clock import real_now
from bot.metrics import Metrics, kind
from bot.slack.payloads import Admitted, admitted
from bot.web.answers import Answer, plain

BODY_LIMIT = 1 << 20
GOOD_FOR = 300  # seconds for which a signature holds
AT_ONCE = 8  # requests that are carried out; bodies that are still coming do not count

# What a slash command is answered by its form; None where Bolt must be asked.
Ahead = Callable[[Mapping[str, str]], BoltResponse | None]


class Requests:
    """Answers `/slack/events`: what is signed, and in shape."""

    def __init__(self, app: App, ahead: Ahead, signing_secret: str, metrics: Metrics) -> None:
        """Wire it.

        Args:
            app: Bolt, which verifies nothing by itself.
            ahead: Answers what it can of slash commands, so that Bolt need not be asked.
            signing_secret: What Slack signs with.
            metrics: Where answers are counted.
        """
        self._app = app
        self._ahead = ahead
        self._signer = hmac.new(signing_secret.encode(), b"v0:", "sha256")
        self._metrics = metrics
        # A turn is had in a tenth of the time that a semaphore takes, which is written in Python.
        self._turns: SimpleQueue[None] = SimpleQueue()
        for _ in range(AT_ONCE):
            self._turns.put(None)

    def answer(self, environ: WSGIEnvironment) -> Answer:
        """What the command or Bolt answers, or why neither was asked."""
        begun = perf_counter()
        raw = environ["wsgi.input"].read(_length(environ))
        if len(raw) > BODY_LIMIT:
            return plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            body = raw.decode()
        except UnicodeDecodeError:
            return plain(HTTPStatus.BAD_REQUEST)
        if not self._signed(environ, raw):
            return plain(HTTPStatus.UNAUTHORIZED)
        content_type = environ.get("CONTENT_TYPE", "")
        found = admitted(body, content_type)
        if found is None:
            return plain(HTTPStatus.BAD_REQUEST)
        turn = self._turns.get()
        try:
            return self._carried_out(found, content_type, begun)
        finally:
            self._turns.put(turn)

    def _carried_out(self, found: Admitted, content_type: str, begun: float) -> Answer:
        """The answer to a request that is Slack's, and in shape."""
        told, response = self._told(found, content_type)
        self._metrics.acknowledged(told, perf_counter() - begun)
        if response.status == HTTPStatus.NOT_FOUND:
            # Nobody listens for it. Slack switches off an app that acknowledges too little.
            return plain(HTTPStatus.OK)
        first = {name: str(values[0]) for name, values in response.headers.items()}
        return HTTPStatus(response.status), first, (response.body or "").encode()

    def _told(self, found: Admitted, content_type: str) -> tuple[str, BoltResponse]:
        """Of what kind a request is, and what is answered: ahead of Bolt, or else by it."""
        if form := found.command:
            bind_contextvars(kind=kind(form), team=form["team_id"])
            if response := self._ahead(form):
                return kind(form), response
        request = BoltRequest(body=found.text, headers={"content-type": content_type})
        bind_contextvars(kind=kind(request.body), team=request.context.team_id)
        return kind(request.body), self._app.dispatch(request)

    def _signed(self, environ: WSGIEnvironment, raw: bytes) -> bool:
        """Whether Slack has signed a body, and not long ago.

        By Slack's time, whatever this machine's says. It is done as the SDK does it, in half the
        time.
        """
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not (timestamp.isascii() and timestamp.isdecimal() and signature.isascii()):
            return False
        if len(timestamp) > 12 or abs(real_now().timestamp() - int(timestamp)) > GOOD_FOR:
            return False
        signer = self._signer.copy()
        signer.update(b"%s:%s" % (timestamp.encode(), raw))
        return hmac.compare_digest(f"v0={signer.hexdigest()}", signature)


def _length(environ: WSGIEnvironment) -> int:
    """How many bytes to read: what is announced, at most one more than the limit."""
    announced = environ.get("CONTENT_LENGTH") or ""
    return min(int(announced), BODY_LIMIT + 1) if announced.isdecimal() else BODY_LIMIT + 1
