"""Patience with a busy machine, which may stand still for longer than Slack lets anybody wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from httpx._config import DEFAULT_TIMEOUT_CONFIG

from bot import bootstrap
from bot.local import simulated_clock
from bot.services import dispatch
from bot.simulator.gateway import line
from bot.simulator.page import passage
from bot.slack import fallback
from handlers import replies
from storage import addresses, health

# Seconds. Who wants a limit to be met says so, with a short one.
LONG = 20.0


@contextmanager
def patient() -> Iterator[None]:
    """Within the block nobody in this process gives up for want of a second or two.

    The workspace waits for its acks, the bot for Slack, for PostgreSQL and for its turn to write,
    the clock of the rehearsal for what is under way, and who asks over HTTP for the answer.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line, "SECONDS_TO_ANSWER", 2 * LONG)  # more than the bot gives Slack
        for calling in (bootstrap, replies):
            patch.setattr(calling, "SECONDS", LONG)
        for writing in (dispatch, fallback, health):
            patch.setattr(writing, "IN_TIME", LONG)
        for going_on in (passage, simulated_clock):
            patch.setattr(going_on, "PATIENCE", 2 * LONG)
        patch.setitem(addresses.PATIENCE, "connect_timeout", str(int(LONG)))
        for wait in ("connect", "read", "write", "pool"):
            patch.setattr(DEFAULT_TIMEOUT_CONFIG, wait, LONG)
        yield
