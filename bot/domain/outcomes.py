"""What came of a command: one past-tense value each, rendered elsewhere.

An outcome is either an answer that others may see, or private to whoever asked: refusals,
questions back, and previews that wait for a click.

An outcome is itself and no other (`eq=False`): what is told again need not be drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.commands import Assign, BadCommand, Side
from bot.domain.search import Hit
from bot.domain.state import Change, Evidence, Seat, Standing, Subscription
from bot.domain.statement import (
    Deliverable,
    Instrument,
    Milestone,
    Sentence,
    Statement,
    Topic,
    When,
)
from bot.domain.status import Status


@dataclass(frozen=True)
class Card:
    """A deliverable as it stands: its two seats (None is open), what they report, its meetings.

    `milestones` are those that the text names; `set_here` those that a side has set as its due.
    """

    deliverable: Deliverable
    eu: Seat | None
    japan: Seat | None
    milestones: tuple[Milestone, ...] = ()
    eu_standing: Standing | None = None
    japan_standing: Standing | None = None
    set_here: Mapping[str, Milestone] = field(default_factory=dict)

    def seat(self, side: Side) -> Seat | None:
        """The seat of one side."""
        return self.eu if side is Side.EU else self.japan

    def standing(self, side: Side) -> Standing | None:
        """What one side has reported; None is nothing yet."""
        return self.eu_standing if side is Side.EU else self.japan_standing

    def status(self, side: Side) -> Status:
        """How far one side is, as it has reported."""
        standing = self.standing(side)
        return standing.status if standing else Status.NOT_REPORTED

    def due(self, side: Side) -> When | None:
        """When one side means to be done: the date that it set, or that of its milestone."""
        standing = self.standing(side)
        if standing is None or standing.milestone is None:
            return standing.due if standing else None
        return self.set_here[standing.milestone].when

    def late(self, side: Side, today: date) -> bool:
        """Whether one side's due date is over and it is not done; never, without a date."""
        due = self.due(side)
        over = due is not None and due.latest is not None and due.latest < today
        return over and not self.status(side).settled


@dataclass(frozen=True, eq=False)
class Outcome:
    """What all outcomes are; `private` ones are for the eyes of whoever asked."""

    private: ClassVar[bool] = False


@dataclass(frozen=True, eq=False)
class Private(Outcome):
    """An outcome for whoever asked alone."""

    private: ClassVar[bool] = True


@dataclass(frozen=True, eq=False)
class NextShown(Outcome):
    """The meetings ahead; when there is none, what the statement promised last."""

    statement: Statement
    ahead: tuple[Milestone, ...]
    promised: Milestone | None = None
    sentence: Sentence | None = None


@dataclass(frozen=True, eq=False)
class OverviewShown(Private):
    """What is next and what is mine."""

    next: NextShown
    mine: tuple[Card, ...]
    side: Side | None


@dataclass(frozen=True, eq=False)
class HelpShown(Private):
    """How to use the bot, or one command of it."""

    command: str | None = None


@dataclass(frozen=True, eq=False)
class Progress:
    """A topic with how many of its seats are taken, a side."""

    topic: Topic
    deliverables: int
    eu: int
    japan: int


@dataclass(frozen=True, eq=False)
class TopicsShown(Outcome):
    """The topics and their progress."""

    statement: Statement
    rows: tuple[Progress, ...]


@dataclass(frozen=True, eq=False)
class TopicShown(Outcome):
    """A topic: every sentence of its section, each with the deliverables it holds."""

    statement: Statement
    progress: Progress
    sentences: tuple[Sentence, ...]
    cards: tuple[Card, ...]
    next: Milestone | None
    others: tuple[Topic, ...] = ()


@dataclass(frozen=True, eq=False)
class DeliverableShown(Outcome):
    """One deliverable with its sentences, and those without which they are not understood."""

    statement: Statement
    card: Card
    topic: Topic
    sentences: tuple[Sentence, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, eq=False)
class MilestoneShown(Outcome):
    """One meeting, what the text says of it, and the deliverables that point to it."""

    statement: Statement
    milestone: Milestone
    passed: bool
    sentences: tuple[Sentence, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class SentenceShown(Outcome):
    """One sentence, the one it needs, and the deliverables it holds."""

    statement: Statement
    sentence: Sentence
    topic: Topic | None
    before: Sentence | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class Searched(Outcome):
    """What holds the words, best first."""

    statement: Statement
    words: str
    hits: tuple[Hit, ...]
    sentences: dict[str, Sentence]
    cards: dict[str, Card]


@dataclass(frozen=True, eq=False)
class TopicAsked(Private):
    """The words may mean several topics; `begun` is the command that one of their codes ends."""

    said: str
    topics: tuple[Topic, ...]
    begun: str = "topic"


@dataclass(frozen=True, eq=False)
class NotFound(Private):
    """Nothing of that name or id; the nearest ids, topics and commands."""

    said: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class MilestonesShown(Outcome):
    """All meetings: ahead, over without a recorded outcome, without a date, settled."""

    statement: Statement
    ahead: tuple[Milestone, ...]
    undated: tuple[Milestone, ...]
    passed: tuple[Milestone, ...]
    settled: tuple[Milestone, ...]


@dataclass(frozen=True, eq=False)
class InstrumentsShown(Outcome):
    """Memoranda and arrangements, with the sentences that name them."""

    statement: Statement
    instruments: tuple[Instrument, ...]
    sentences: dict[str, Sentence]


@dataclass(frozen=True, eq=False)
class SideAsked(Private):
    """Whose side? `then` is the command that was interrupted, to be taken up again.

    `view` is the command whose answer, at `page`, the asker was looking at.
    """

    then: str = ""
    view: str = ""
    page: int = 1


@dataclass(frozen=True, eq=False)
class SideSet(Private):
    """The side a person now acts for."""

    side: Side


@dataclass(frozen=True, eq=False)
class SideKept(Private):
    """A change of side is refused while seats are held."""

    side: Side
    seats: tuple[Seat, ...]


@dataclass(frozen=True, eq=False)
class Claimed(Outcome):
    """A seat was taken by whoever asked."""

    card: Card
    seat: Seat


@dataclass(frozen=True, eq=False)
class AlreadyYours(Private):
    """The seat is the asker's already."""

    card: Card
    seat: Seat


@dataclass(frozen=True, eq=False)
class AlreadyTaken(Private):
    """Somebody else of the same side holds the seat."""

    card: Card
    seat: Seat


@dataclass(frozen=True, eq=False)
class Released(Outcome):
    """A seat was given back by whoever held it."""

    card: Card
    seat: Seat


@dataclass(frozen=True, eq=False)
class NothingToRelease(Private):
    """The asker does not hold the seat; `seat` is whoever does."""

    card: Card
    side: Side
    seat: Seat | None


@dataclass(frozen=True, eq=False)
class AssignPreviewed(Private):
    """What `command` would change for whoever is called `name`, before it is done.

    `cards` are the deliverables whose seats would change hands, `kept` those that are led by
    others, or by `name` already.
    """

    command: Assign
    name: str
    side: Side
    cards: tuple[Card, ...]
    kept: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class Assigned(Outcome):
    """Seats were given to whoever holds them now by `by`, called `by_name`.

    `kept` are deliverables of the same request whose seats were taken meanwhile.
    """

    cards: tuple[Card, ...]
    side: Side
    by: str
    by_name: str
    kept: tuple[Card, ...] = ()


@dataclass(frozen=True, eq=False)
class AssignmentShown(Private):
    """What `user` was assigned by whoever is called `by_name`, and still leads.

    `ids` are all that were assigned, `accepted` those that the user has taken on.
    """

    statement: Statement
    user: str
    ids: tuple[str, ...]
    cards: tuple[Card, ...] = ()
    side: Side | None = None
    by_name: str = ""
    sentences: tuple[Sentence, ...] = ()
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Accepted(Private):
    """The asker has taken on what they were assigned; none, where nothing of it is theirs."""

    cards: tuple[Card, ...]


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
    """A side has set when it means to be done; `when` is None where it took the date away."""

    cards: tuple[Card, ...]
    side: Side
    when: When | None
    milestone: Milestone | None = None


@dataclass(frozen=True, eq=False)
class EvidenceAdded(Outcome):
    """A link was put forward for a deliverable."""

    card: Card
    evidence: Evidence


@dataclass(frozen=True, eq=False)
class HistoryShown(Private):
    """Who changed what of `subject`, newest first; `names` are what the users are called."""

    subject: str
    title: str
    changes: tuple[Change, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class MineShown(Private):
    """What the asker leads, what is due first on top; `today` is Brussels' date."""

    side: Side | None
    cards: tuple[Card, ...]
    today: date


@dataclass(frozen=True, eq=False)
class UnclaimedShown(Outcome):
    """Deliverables with an open seat, on `side` or, without one, on either."""

    cards: tuple[Card, ...]
    topic: Topic | None
    side: Side | None


@dataclass(frozen=True, eq=False)
class OverdueShown(Outcome):
    """Deliverables that are late on `side` or, without one, on either, the oldest first."""

    cards: tuple[Card, ...]
    topic: Topic | None
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
class WhichAsked(Private):
    """A bare claim, release or done under several deliverables: which one?"""

    verb: str
    cards: tuple[Card, ...]


class Rule(StrEnum):
    """Why somebody may not do something."""

    GUEST = "guest"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    OTHER_SIDE = "other side"
    COORDINATOR = "coordinator"
    NOT_A_MEMBER = "not a member"
    THEIR_SIDE = "their side"
    NO_THREAD = "no thread"
    NAME_ONE = "name one"
    NO_CHANNEL = "no channel"


@dataclass(frozen=True, eq=False)
class Refused(Private):
    """It is not allowed; `rule` says why."""

    rule: Rule


@dataclass(frozen=True, eq=False)
class MilestonePreviewed(Private):
    """What was understood, before it is saved."""

    before: Milestone | None
    after: Milestone


@dataclass(frozen=True, eq=False)
class MilestoneSaved(Outcome):
    """A meeting was added, moved, held or cancelled."""

    before: Milestone | None
    after: Milestone


@dataclass(frozen=True, eq=False)
class MilestoneOvertaken(Private):
    """Somebody changed the meeting since the preview: this is how it stands."""

    milestone: Milestone


@dataclass(frozen=True, eq=False)
class Subscribed(Outcome):
    """The channel is now reminded; `upcoming` are the first reminders, with their instants."""

    subscription: Subscription
    topics: tuple[Topic, ...]
    upcoming: tuple[tuple[datetime, Milestone], ...]


@dataclass(frozen=True, eq=False)
class RemindersShown(Outcome):
    """What the channel is reminded of; `subscription` is None where nothing is."""

    subscription: Subscription | None
    topics: tuple[Topic, ...] = ()
    upcoming: tuple[tuple[datetime, Milestone], ...] = ()


@dataclass(frozen=True, eq=False)
class Unsubscribed(Outcome):
    """The channel is no longer reminded; `was` is False where it never was."""

    was: bool


@dataclass(frozen=True, eq=False)
class ReminderDue(Outcome):
    """A meeting is near: `today` is the day of the channel's zone on which this is read."""

    statement: Statement
    milestone: Milestone
    today: date
    cards: tuple[Card, ...]
    sentences: dict[str, Sentence]


@dataclass(frozen=True, eq=False)
class Undelivered(Private):
    """A post that waits because Slack refuses it; `reason` is Slack's error code."""

    channel: str
    reason: str


@dataclass(frozen=True, eq=False)
class Misunderstood(Private):
    """A command that made no sense, and what it was taken for."""

    command: BadCommand
