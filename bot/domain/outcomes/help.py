from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.outcomes.base import Card, Private
from bot.domain.outcomes.milestones import NextShown
from bot.domain.rules.rights import Rule
from bot.domain.sides import Side


@dataclass(frozen=True, eq=False)
class StartShown(Private):
    """What is next and what is mine, `today`; `rule` says why the asker can lead nothing."""

    next: NextShown
    mine: tuple[Card, ...]
    side: Side | None
    today: date
    rule: Rule | None = None


@dataclass(frozen=True, eq=False)
class CommandsShown(Private):
    """All commands, by what they are about."""

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "help"


@dataclass(frozen=True, eq=False)
class HelpShown(Private):
    """How to use one command."""

    command: str

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"help {self.command}"
