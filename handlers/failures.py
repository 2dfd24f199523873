"""What Slack is told where a listener fails."""

from __future__ import annotations

import structlog
from slack_bolt import BoltResponse

_log = structlog.stdlib.get_logger(__name__)


def failed(error: Exception) -> BoltResponse:
    """A bug of ours: Slack may send the request again."""
    _log.error("listener_failed", exc_info=error)
    return BoltResponse(status=500)
