"""Answers that were posted in a channel for all to read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Private


@dataclass(frozen=True, eq=False)
class Posted(Private):
    """The answer to `command`, its `page`, stands in the channel.

    It was posted `before` from the same message, and not again.
    """

    command: str
    page: int = 1
    before: bool = False
