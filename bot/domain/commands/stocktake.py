"""The table for the Council."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import MenuItem, Question
from bot.domain.commands.filters import EVERYTHING, Filter
from bot.domain.commands.lists import FILTERS, filtered


@dataclass(frozen=True)
class Stocktake(Question):
    """The table for the Council, of all or of what fits a filter; topics are not yet looked up.

    One of them may be the name of a statement ("2024").
    """

    filter: Filter = EVERYTHING


stocktake = filtered(Stocktake, "stocktake")


MENU = (
    MenuItem(
        "stocktake", f"stocktake {FILTERS}", stocktake, ("進捗", "進捗一覧", "棚卸し", "棚卸")
    ),
)
