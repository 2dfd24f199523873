"""The Home tab."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command
from bot.domain.commands.views import END, View


@dataclass(frozen=True)
class ShowHome(Command):
    """The speaker's Home tab."""


VIEWS = (View("home", ShowHome, (), END),)
