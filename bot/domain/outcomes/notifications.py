from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.menu import spell_view
from bot.domain.commands.notifications import ShowAlong, ShowHandedBack, ShowRelieved, ShowVacated
from bot.domain.outcomes.base import Card, Private
from bot.domain.sides import Side


@dataclass(frozen=True, eq=False)
class RelievedShown(Private):
    """That `by` took seats from `user`, or gave them to others; `cards` tell who has them now."""

    user: str
    by: str
    by_name: str
    side: Side
    cards: tuple[Card, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        ids = tuple(card.deliverable.id for card in self.cards)
        return spell_view(ShowRelieved(self.user, self.by, ids))


@dataclass(frozen=True, eq=False)
class AlongShown(Private):
    """That `by` asked `user` to work along on a deliverable of a `side`, None once they do not."""

    user: str
    by: str
    by_name: str
    side: Side | None
    card: Card

    @property
    def over(self) -> bool:
        """Whether they work along no more."""
        return self.side is None

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowAlong(self.user, self.by, self.card.deliverable.id))


@dataclass(frozen=True, eq=False)
class HandedBackShown(Private):
    """That `by` handed back what `user` had given them; `cards` tell who has it now."""

    user: str
    by: str
    by_name: str
    side: Side
    cards: tuple[Card, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        ids = tuple(card.deliverable.id for card in self.cards)
        return spell_view(ShowHandedBack(self.user, self.by, ids))


@dataclass(frozen=True, eq=False)
class VacatedShown(Private):
    """That the account of `user` was closed, for the coordinator of their `side`.

    `cards` are what they led, as it stands now. `coordinated` says that they looked after a side.
    """

    user: str
    name: str
    side: Side
    cards: tuple[Card, ...]
    coordinated: bool = False

    @property
    def view(self) -> str:
        """As in Outcome."""
        ids = tuple(card.deliverable.id for card in self.cards)
        return spell_view(ShowVacated(self.user, ids, self.side if self.coordinated else None))
