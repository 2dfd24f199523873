"""The overview of the partnership on one screen."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import MenuItem, Question, alone


@dataclass(frozen=True)
class ShowOverview(Question):
    """How far both sides are on each topic, what is late or silent, and what comes next."""


MENU = (
    MenuItem(
        "overview",
        "overview",
        alone(ShowOverview()),
        ("dashboard", "summary", "progress", "ダッシュボード", "概要", "概況"),
    ),
)
