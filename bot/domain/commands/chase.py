"""Asking everybody of a side about what is behind."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command, MenuItem
from bot.domain.commands.filters import EVERYTHING, Filter
from bot.domain.commands.lists import filtered


@dataclass(frozen=True)
class Chase(Command):
    """Ask those who answer for what is behind, as far as it fits a filter; shown first."""

    filter: Filter = EVERYTHING


MENU = (MenuItem("chase", "chase [topic] [eu|japan]", filtered(Chase, "chase"), ("催促", "督促")),)
