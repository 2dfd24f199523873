from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.state import Change, Evidence, Seat, Signature
from bot.domain.statement import Milestone, When


@dataclass(frozen=True, eq=False)
class NotYourSeat(Private):
    """Only who leads a deliverable on a side reports on it there; `seat` is whoever does."""

    card: Card
    side: Side
    seat: Seat | None


@dataclass(frozen=True, eq=False)
class StatusSet(Outcome):
    """A side has reported how far it is; `before` is what it had reported."""

    card: Card
    side: Side
    before: Status
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class DoneAsked(Private):
    """A bare "done" in a thread: really record the deliverable as complete?"""

    card: Card
    side: Side


@dataclass(frozen=True, eq=False)
class DueSet(Outcome):
    """A side has set when it means to be done; `when` is None where it took the date away.

    `before` are the same deliverables as they stood. `today` is Brussels' date.
    """

    cards: tuple[Card, ...]
    side: Side
    when: When | None
    before: tuple[Card, ...]
    today: date
    milestone: Milestone | None = None
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class EvidenceAdded(Outcome):
    """A link was put forward for a deliverable."""

    card: Card
    evidence: Evidence
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class EvidenceWithdrawn(Outcome):
    """A link shows progress of a deliverable no more."""

    card: Card
    side: Side
    link: str
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class WithdrawAsked(Private):
    """Which link is to be withdrawn? These are all that a side has put forward; perhaps none."""

    card: Card
    side: Side
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, eq=False)
class Reported(Outcome):
    """`by`, called `name`, has reported by a form; what stayed as it was is False or None."""

    card: Card
    side: Side
    by: str
    name: str
    status_set: bool
    due_set: bool
    evidence: Evidence | None = None
    signature: Signature | None = None


@dataclass(frozen=True, eq=False)
class ReportUnchanged(Private):
    """A form said what a side had reported before: nothing was set."""

    card: Card
    side: Side


@dataclass(frozen=True, eq=False)
class ReportOvertaken(Private):
    """What a form had shown is true no more: somebody has reported meanwhile; nothing was set."""

    card: Card
    side: Side


@dataclass(frozen=True, eq=False)
class HistoryShown(Private):
    """Who changed what of `subject`, newest first; `names` are what the users are called.

    Where it `goes_on` there are older changes besides those that the page asked for needs.
    """

    subject: str
    title: str
    changes: tuple[Change, ...]
    names: Mapping[str, str]
    goes_on: bool = False

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"history {self.subject}"
