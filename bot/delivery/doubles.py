"""Deleting a post that is one too many."""

from __future__ import annotations

import logging

from slack_sdk import WebClient

from bot.delivery.trouble import FAILURES, trouble
from storage import doubts
from storage.engine import Database

_log = logging.getLogger(__name__)


def take_back(database: Database, client: WebClient, row: int, channel: str, ts: str) -> bool:
    """Delete a post of a delivery, and count it; whoever comes second counts nothing.

    Returns:
        False if it may still be there.
    """
    try:
        client.chat_delete(channel=channel, ts=ts)
    except FAILURES as error:
        reason = trouble(error).reason
        _log.warning("a second post of delivery %s was not deleted: %s", row, reason)
        return reason == "message_not_found"
    _log.warning("a second post of delivery %s was deleted", row)
    with database.write() as conn:
        doubts.count_double(conn, row)
    return True
