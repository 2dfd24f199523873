"""Socket Mode: what Slack sends through its socket is answered there, as it is at the door."""

from __future__ import annotations

import logging
from time import perf_counter

import structlog
from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from structlog.contextvars import bind_contextvars

from bot.logs import SOCKET, begin_request
from bot.metrics import kind

_log = structlog.stdlib.get_logger(__name__)


class Socket(SocketModeHandler):
    """One connection to Slack; Bolt answers what comes, several requests at once."""

    def __init__(self, app: App, app_token: str) -> None:
        super().__init__(app, app_token, logger=logging.getLogger(SOCKET))

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # Bolt's own does so
        """Answer one request; in the log it is known by the id of its envelope."""
        begun = perf_counter()
        begin_request(req.envelope_id)
        request = BoltRequest(mode="socket_mode", body=req.payload)
        bind_contextvars(kind=kind(request.body), team=request.context.team_id)
        try:
            super().handle(client, req)
        except Exception:
            _log.exception("request_failed")
        else:
            _log.info("request", place="socket", ms=round((perf_counter() - begun) * 1000, 1))

    def close(self) -> None:
        """Answer what was begun, then hang up: what comes now Slack sends again, elsewhere."""
        self.client.closed = True  # no more is taken from the queue
        self.client.message_processor.shutdown()  # type: ignore[no-untyped-call]  # typed nowhere
        self.client.message_workers.shutdown()
        super().close()  # type: ignore[no-untyped-call]  # likewise
