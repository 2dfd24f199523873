"""Saying nothing, thanks, and asking how to use the bot."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Question
from bot.domain.commands.views import END, View


@dataclass(frozen=True)
class ShowStart(Question):
    """Nothing was said: what is next, what is mine."""


@dataclass(frozen=True)
class Help(Question):
    """How to use the bot, or one of its commands."""

    command: str | None = None


@dataclass(frozen=True)
class Thank(Question):
    """Thanks, said to the bot."""


VIEWS = (View("thanks", Thank, (), END),)
