from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.commands.home import ShowHome
from bot.domain.commands.menu import spell_view
from bot.domain.outcomes.base import Card, Private
from bot.domain.outcomes.milestones import NextShown
from bot.domain.outcomes.overview import OverviewShown
from bot.domain.sides import Side
from bot.domain.state import Proposal


@dataclass(frozen=True, eq=False)
class HomeShown(Private):
    """Somebody's Home tab.

    `side` is whom they act for, `coordinates` whether they were named its coordinator.
    `mine` is what they lead or work along on, what is due first on top; `open` what nobody
    leads on their side; `proposals` wait for their decision. `settles` says that
    they are an admin, `unsettled` which sides lack a coordinator, for admins alone. `today` is
    Brussels' date. `overview` is of both sides.
    """

    next: NextShown
    side: Side | None
    coordinates: bool
    mine: tuple[Card, ...]
    open: tuple[Card, ...]
    proposals: tuple[Proposal, ...]
    settles: bool
    unsettled: tuple[Side, ...]
    today: date
    overview: OverviewShown

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowHome())
