"""The table for the Council."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command, MenuItem, Question
from bot.domain.commands.words import topic_names


@dataclass(frozen=True)
class Stocktake(Question):
    """The table for the Council, of some topics or of all; names are not yet looked up.

    One of them may be that of a statement ("2024").
    """

    topics: tuple[str, ...] = ()


def stocktake(rest: str) -> Command:
    """`stocktake [topic…]`."""
    return Stocktake(topic_names(rest))


MENU = (
    MenuItem("stocktake", "stocktake [topic…]", stocktake, ("進捗", "進捗一覧", "棚卸し", "棚卸")),
)
