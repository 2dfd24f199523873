from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Private
from bot.domain.outcomes.milestones import NextShown
from bot.domain.rules.rights import Rule
from bot.domain.sides import Side


@dataclass(frozen=True, eq=False)
class StartShown(Private):
    """What is next and what is mine; `rule` says why the asker only reads, if they do."""

    next: NextShown
    mine: tuple[Card, ...]
    side: Side | None
    rule: Rule | None = None


@dataclass(frozen=True, eq=False)
class HelpShown(Private):
    """How to use one command."""

    command: str

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"help {self.command}"
