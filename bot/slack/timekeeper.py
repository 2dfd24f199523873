"""Asks Slack what time it is, where the machine's clock may be wrong."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from slack_sdk import WebClient

from bot.clock import STEADY
from bot.slack.client import FAILURES

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Timekeeper:
    """Keeps this process's time; any client of Slack's Web API will do, even one without token."""

    client: WebClient

    def __call__(self) -> None:
        """Ask, if nobody has told the time yet or the machine's clock was set since then.

        Every answer tells it, refusals too; without one it is asked again the next time.
        """
        if not STEADY.is_doubtful:
            return
        try:
            self.client.api_test()
        except FAILURES as error:
            _log.debug("time_not_told", error=error)
