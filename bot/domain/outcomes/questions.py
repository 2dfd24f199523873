"""What came of a sentence that is no command: a deed that is offered, thanks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Private


@dataclass(frozen=True, eq=False)
class DeedOffered(Private):
    """A command that somebody may have meant, in words, about a deliverable as it stands."""

    card: Card
    deed: str


@dataclass(frozen=True, eq=False)
class Thanked(Private):
    """Somebody said thanks."""
