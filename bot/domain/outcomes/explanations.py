from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.explanations import Subject
from bot.domain.outcomes.base import Private


@dataclass(frozen=True, eq=False)
class Explained(Private):
    """What the bot says on a subject."""

    subject: Subject

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"explain {self.subject}"
