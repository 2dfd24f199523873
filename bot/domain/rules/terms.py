"""By when a side must be done, if what it set binds it still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.state import Standing
from bot.domain.statement import Fate, Milestone


@dataclass(frozen=True, slots=True)
class Term:
    """When something is due: `counted` is the day that one counts down to, if it is known.

    It is late once `last` is over: the last day that the date may mean.
    """

    counted: date | None
    last: date


def term_of(standing: Standing | None, meetings: Mapping[str, Milestone]) -> Term | None:
    """When a side means to be done; None without a date, or before a meeting that is cancelled.

    One counts down to the first day of a meeting, and to the last one of a date.
    """
    if standing is None:
        return None
    meeting = meetings[standing.milestone] if standing.milestone else None
    if meeting and meeting.outcome is Fate.CANCELLED:
        return None
    when = meeting.when if meeting else standing.due
    if when is None or when.latest is None:
        return None
    counted = when.earliest if meeting else when.latest
    return Term(counted if when.exact else None, when.latest)
