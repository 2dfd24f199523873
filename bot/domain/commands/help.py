"""Saying nothing, and asking how to use the bot."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Question


@dataclass(frozen=True)
class ShowStart(Question):
    """Nothing was said: what is next, what is mine."""


@dataclass(frozen=True)
class Help(Question):
    """How to use the bot, or one of its commands."""

    command: str | None = None
