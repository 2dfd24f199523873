"""What came of reports, and the lists made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.commands import Side
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rights import Rule
from bot.domain.state import Change, Evidence, Seat
from bot.domain.statement import (
    Milestone,
    Sentence,
    Statement,
    Topic,
    When,
)
from bot.domain.status import Status


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


@dataclass(frozen=True, eq=False)
class EvidenceAdded(Outcome):
    """A link was put forward for a deliverable."""

    card: Card
    evidence: Evidence


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
    """Who changed what of `subject`, newest first; `names` are what the users are called."""

    subject: str
    title: str
    changes: tuple[Change, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class MineShown(Private):
    """What the asker leads, what is due first on top; `today` is Brussels' date.

    `snoozed` is until when they do not want to hear of some of it, by id; `rule` says why they
    only read, if they do.
    """

    side: Side | None
    cards: tuple[Card, ...]
    today: date
    snoozed: Mapping[str, date] = field(default_factory=dict)
    rule: Rule | None = None


@dataclass(frozen=True, eq=False)
class UnclaimedShown(Outcome):
    """Deliverables with an open seat, on `side` or, without one, on either."""

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    side: Side | None


@dataclass(frozen=True, eq=False)
class OverdueShown(Outcome):
    """Deliverables that are late on `side` or, without one, on either, the oldest first."""

    cards: tuple[Card, ...]
    topics: tuple[Topic, ...]
    side: Side | None
    today: date


@dataclass(frozen=True, eq=False)
class StocktakeShown(Outcome):
    """All deliverables of `topics` as they stood at the instant `taken`.

    `whole` says that no topic is left out. `evidence` is by deliverable, oldest first; `changed`
    says when each was changed last.
    """

    statement: Statement
    topics: tuple[Topic, ...]
    whole: bool
    cards: tuple[Card, ...]
    sentences: Mapping[str, Sentence]
    evidence: Mapping[str, tuple[Evidence, ...]]
    changed: Mapping[str, datetime]
    taken: datetime


@dataclass(frozen=True, eq=False)
class TableUnderWay(Private):
    """The stocktaking table is being sent to whoever asked."""


@dataclass(frozen=True, eq=False)
class TableUnconfirmed(Private):
    """Slack did not say that the stocktaking table reached whoever asked."""


@dataclass(frozen=True, eq=False)
class AlreadyPosted(Private):
    """The same answer was posted before from the same message: it is not posted again."""


@dataclass(frozen=True, eq=False)
class AlreadyRecorded(Private):
    """Slack has sent the same request once more: it was carried out the first time."""
