"""What came of a question about the statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.commands import Side
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rights import Rule
from bot.domain.search import Hit
from bot.domain.state import Evidence, Proposal
from bot.domain.statement import (
    Instrument,
    Milestone,
    Sentence,
    Statement,
    Topic,
)


@dataclass(frozen=True, eq=False)
class NextShown(Outcome):
    """The meetings ahead; when there is none, what the statement promised last.

    The text names the first of them for `cards`, a side has set it for those `set_here`.
    """

    statement: Statement
    ahead: tuple[Milestone, ...]
    promised: Milestone | None = None
    sentence: Sentence | None = None
    cards: tuple[Card, ...] = ()
    set_here: tuple[Card, ...] = ()


@dataclass(frozen=True, eq=False)
class OverviewShown(Private):
    """What is next and what is mine; `rule` says why the asker only reads, if they do."""

    next: NextShown
    mine: tuple[Card, ...]
    side: Side | None
    rule: Rule | None = None


@dataclass(frozen=True, eq=False)
class HelpShown(Private):
    """How to use one command."""

    command: str


@dataclass(frozen=True, eq=False)
class Progress:
    """A topic with its deliverables as they stand."""

    topic: Topic
    cards: tuple[Card, ...]


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
class HomeShown(Private):
    """Somebody's Home tab.

    `side` is whom they act for, `coordinates` whether they were named its coordinator.
    `mine` is what they lead or work along on, what is due first on top; `open` what nobody
    leads on their side; `proposals` wait for their decision. `settles` says that
    they are an admin, `unsettled` which sides lack a coordinator, for admins alone. `today` is
    Brussels' date.
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
