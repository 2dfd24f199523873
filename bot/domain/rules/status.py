"""How far a deliverable is, on one side; the scale is the Open Government Partnership's.

`not reported` comes first: anything else would be our claim about a government.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a side has reported of a deliverable, least advanced first."""

    NOT_REPORTED = "not reported"
    DROPPED = "dropped"
    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"

    @property
    def settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (Status.COMPLETE, Status.DROPPED)


_ORDER = tuple(Status)
# What is done comes first, as in a report to the Council.
FURTHEST_FIRST = tuple(reversed(Status))


def joint(eu: Status, japan: Status) -> Status | None:
    """How far both sides are: the less advanced, once both have reported; None before."""
    if Status.NOT_REPORTED in (eu, japan):
        return None
    return min(eu, japan, key=_ORDER.index)
