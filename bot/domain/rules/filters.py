"""Whether a deliverable fits a filter: on one and the same side, in all its parts.

Pure: what a filter must know besides the deliverable is handed to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from bot.domain.commands.filters import Filter, Mark
from bot.domain.outcomes.base import Card
from bot.domain.rules.silence import Heard, is_silent
from bot.domain.sides import SEATS, Side


@dataclass(frozen=True)
class Facts:
    """Brussels' date, of what each side was heard lately, and of what it has put forward proof."""

    today: date
    heard: Heard = frozenset()
    proven: Collection[tuple[str, Side]] = frozenset()


_FITS: dict[Mark, Callable[[Card, Side, Facts], bool]] = {
    Mark.LATE: lambda card, side, facts: card.late(side, facts.today),
    Mark.SILENT: lambda card, side, facts: is_silent(card, side, facts.heard),
    Mark.NO_LEAD: lambda card, side, _: card.seat(side) is None,
    Mark.NO_EVIDENCE: lambda card, side, facts: (card.deliverable.id, side) not in facts.proven,
    Mark.NO_DATE: lambda card, side, _: card.due(side) is None,
}


def fits(card: Card, chosen: Filter, facts: Facts) -> bool:
    """Whether there is a side on which a deliverable fits, whatever its topic."""
    return any(fits_on(card, side, chosen, facts) for side in sides(chosen.side))


def fits_on(card: Card, side: Side, chosen: Filter, facts: Facts) -> bool:
    """Whether a deliverable fits on one side, whatever its topic."""
    return (
        (not chosen.users or any(card.holds(user, side) for user in chosen.users))
        and (not chosen.statuses or card.status(side) in chosen.statuses)
        and (not chosen.strengths or card.deliverable.strength in chosen.strengths)
        and all(_FITS[mark](card, side, facts) for mark in chosen.marks)
    )


def sides(side: Side | None) -> tuple[Side, ...]:
    """The one side, or without one both."""
    return (side,) if side in SEATS else SEATS
