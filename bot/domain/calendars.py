"""What somebody's calendar holds, before it is put into a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.outcomes.base import Card
from bot.domain.sides import Side
from bot.domain.state import Standing
from bot.domain.statement import Milestone, Statement, When

Days = tuple[date, date]  # the first and the last


@dataclass(frozen=True, slots=True)
class Meeting:
    """A milestone whose day or days are known, and the deliverables that the text ties to it."""

    milestone: Milestone
    days: Days
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DueDay:
    """A deliverable in its reader's hands for a side, due on known days as `standing` says."""

    card: Card
    side: Side
    standing: Standing
    days: Days


@dataclass(frozen=True, slots=True)
class Feed:
    """The calendar of one person, `user`, in the workspace `team`.

    `released` tells since when seats are open that somebody had, by deliverable and side.
    """

    team: str
    user: str
    statement: Statement
    meetings: tuple[Meeting, ...]
    dues: tuple[DueDay, ...]
    released: Mapping[tuple[str, Side], datetime] = field(default_factory=dict)


def days_of(when: When) -> Days | None:
    """The days of a date; None unless they are known."""
    if when.exact and when.earliest and when.latest:
        return when.earliest, when.latest
    return None
