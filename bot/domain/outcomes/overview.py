from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.domain.commands.menu import spell_view
from bot.domain.commands.overview import BoardState, ShowBoard
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Milestone, Statement, Topic


@dataclass(frozen=True, eq=False)
class OverviewShown(Outcome):
    """All deliverables of a `statement` by topic, as they stand on Brussels' date `today`.

    `silent` are those of which a side lets nothing be heard; `ahead` the meetings to come, the
    next one first.
    """

    statement: Statement
    topics: tuple[Topic, ...]
    cards: tuple[Card, ...]
    silent: Collection[tuple[str, Side]]
    ahead: tuple[Milestone, ...]
    today: date

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "overview"

    def late(self, side: Side) -> tuple[Card, ...]:
        """What is late on a side, the oldest date first."""
        found = (card for card in self.cards if card.late(side, self.today))
        return tuple(sorted(found, key=lambda card: card.last_day(side)))

    @property
    def all_late(self) -> tuple[tuple[Card, Side], ...]:
        """What is late on either side, each with that side, the oldest date first."""
        found = ((card, side) for side in SEATS for card in self.late(side))
        return tuple(sorted(found, key=lambda each: each[0].last_day(each[1])))

    def quiet(self, side: Side) -> tuple[Card, ...]:
        """Of what a side lets nothing be heard, in the order of the statement."""
        return tuple(card for card in self.cards if (card.deliverable.id, side) in self.silent)


@dataclass(frozen=True, eq=False)
class BoardShown(Outcome):
    """The overview as a channel's board."""

    overview: OverviewShown
    state: BoardState

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowBoard(self.state))


@dataclass(frozen=True, eq=False)
class BoardPosted(Private):
    """A board is being posted in the channel; `again`, if it had one before."""

    again: bool


@dataclass(frozen=True, eq=False)
class BoardPinned(Private):
    """The board is pinned to its channel, or Slack did not allow it."""

    pinned: bool
