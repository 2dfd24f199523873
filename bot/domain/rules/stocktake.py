"""Taking stock: what is missing, and how far each side is with several deliverables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.outcomes.base import Card
from bot.domain.rules.status import Status
from bot.domain.sides import SEATS, Side


@dataclass(frozen=True)
class Tally:
    """Of so many `deliverables` one side leads `led`; `statuses` counts those in each state."""

    deliverables: int
    led: int
    statuses: Mapping[Status, int]


def tally(cards: Iterable[Card], side: Side) -> Tally:
    """Count what one side leads and reports."""
    counted = tuple(cards)
    statuses = Counter(card.status(side) for card in counted)
    return Tally(len(counted), sum(card.seat(side) is not None for card in counted), statuses)


def is_gap(card: Card, sides: Iterable[Side] = SEATS) -> bool:
    """Whether of some sides a seat is open, or one of them has reported nothing."""
    return any(
        card.seat(side) is None or card.status(side) is Status.NOT_REPORTED for side in sides
    )
