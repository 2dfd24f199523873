"""When a side is silent: it leads a deliverable that is not settled, and lets nothing be heard.

Pure: what was heard is read off the history.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from bot.domain.outcomes.base import Card
from bot.domain.sides import SEATS, Side

QUIET = timedelta(days=60)  # without a report or a change

Heard = Collection[tuple[str, Side]]  # the deliverables of which a side was heard, with it
# That somebody was asked, or wants to hear nothing, says nothing.
_NOT_HEARD = {"asked", "snooze"}


def heard(kinds: Iterable[tuple[str, str]]) -> frozenset[tuple[str, Side]]:
    """Of which deliverables each side was heard: it reported, changed or confirmed something.

    `kinds` are those of the changes of 60 days, each with its subject before it.
    """
    lines = ((subject, *what.partition(" ")[::2]) for subject, what in kinds)
    return frozenset(
        (subject, Side(side))
        for subject, side, what in lines
        if side in SEATS and what not in _NOT_HEARD
    )


def is_silent(card: Card, side: Side, recently: Heard) -> bool:
    """Whether nothing was heard of a deliverable on a side, of what it was heard of `recently`."""
    led = card.seat(side) is not None
    return led and not card.status(side).settled and (card.deliverable.id, side) not in recently
