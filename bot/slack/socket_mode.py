"""Socket Mode: what Slack sends through its socket is answered there, as it is over HTTP."""

from __future__ import annotations

import logging
from contextlib import suppress
from time import monotonic, perf_counter

import structlog
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.interval_runner import IntervalRunner
from slack_sdk.socket_mode.request import SocketModeRequest
from structlog.contextvars import bind_contextvars

from bot.logs import SOCKET, begin_request
from bot.metrics import kind
from bot.scheduler import guarded
from storage.faults import report

PING = 2.0  # seconds
SILENCE = 8.0  # seconds; each ping is answered within a fraction of one

_log = structlog.stdlib.get_logger(__name__)


class Socket(SocketModeHandler):
    """One connection to Slack; Bolt answers what comes, several requests at once."""

    def __init__(self, app: App, app_token: str) -> None:
        super().__init__(app, app_token, logger=logging.getLogger(SOCKET), ping_interval=PING)
        # The SDK would take one from the environment for what stays on this machine, too.
        self.client.proxy = app.client.proxy
        self._heard: tuple[object, float] = (None, monotonic())
        self._watch = IntervalRunner(guarded(self._look), PING)

    def connect(self) -> None:
        """Connect, and from now on replace a connection on which nothing is heard."""
        super().connect()  # type: ignore[no-untyped-call]  # Bolt types no adapters
        self._watch.start()

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # Bolt's own does so
        """Answer one request; in the log it is known by the id of its envelope."""
        begun = perf_counter()
        begin_request(req.envelope_id)
        request = BoltRequest(mode="socket_mode", body=req.payload)
        bind_contextvars(kind=kind(request.body), team=request.context.team_id)
        try:
            super().handle(client, req)
        except Exception as error:
            report(_log, "request_failed", error)
        else:
            _log.info("request", place="socket", ms=round((perf_counter() - begun) * 1000, 1))

    def close(self) -> None:
        """Answer what was begun, then hang up: what comes now Slack sends again, elsewhere."""
        self._watch.shutdown()  # type: ignore[no-untyped-call]  # typed nowhere
        self.client.closed = True  # no more is taken from the queue
        self.client.message_processor.shutdown()  # type: ignore[no-untyped-call]  # typed nowhere
        self.client.message_workers.shutdown()
        super().close()  # type: ignore[no-untyped-call]  # likewise

    def _look(self) -> None:
        """Replace a connection that is silent: it may have been cut without a word.

        The SDK looks by the machine's clock, which somebody may set, and only once it has heard
        a first answer to its pings.
        """
        session = self.client.current_session
        last = (session.session_id, session.last_ping_pong_time) if session else None
        known, since = self._heard
        if last != known:
            self._heard = (last, monotonic())
        elif monotonic() - since > SILENCE:
            self._heard = (None, monotonic())
            _log.warning("socket_replaced")
            if session:
                with suppress(AttributeError):  # the SDK has hung up at the same moment
                    session.disconnect()
            self.client.connect_to_new_endpoint()
