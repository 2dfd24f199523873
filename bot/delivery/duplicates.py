"""Deleting a post that is one too many."""

from __future__ import annotations

import structlog
from slack_sdk import WebClient

from bot.slack.client import FAILURES
from bot.slack.errors import trouble
from storage.engine import Database
from storage.outbox import unconfirmed

_log = structlog.stdlib.get_logger(__name__)


def take_back(database: Database, client: WebClient, row: int, channel: str, ts: str) -> bool:
    """Delete a post of a delivery, and count it; whoever comes second counts nothing.

    Returns:
        False if it may still be there.
    """
    try:
        client.chat_delete(channel=channel, ts=ts)
    except FAILURES as error:
        reason = trouble(error).reason
        _log.warning("double_not_deleted", row=row, error=reason)
        return reason == "message_not_found"
    _log.warning("double_deleted", row=row)
    with database.write() as conn:
        unconfirmed.count_double(conn, row)
    return True
