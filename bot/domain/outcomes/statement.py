from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.outcomes.base import Card, Outcome
from bot.domain.search import Hit
from bot.domain.series import Wording
from bot.domain.state import Evidence
from bot.domain.statement import (
    Decision,
    Deliverable,
    Instrument,
    Milestone,
    Sentence,
    Statement,
    Topic,
)


@dataclass(frozen=True, eq=False)
class TopicProgress:
    """A topic with its deliverables as they stand."""

    topic: Topic
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class TopicsShown(Outcome):
    """The topics and their progress."""

    statement: Statement
    rows: tuple[TopicProgress, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "topics"


@dataclass(frozen=True, eq=False)
class TopicShown(Outcome):
    """A topic: every sentence of its section, what they promise, and what is watched besides.

    `older` is the statement before, of whose promises `became` counts what came of them, and
    `ended` names those that are open no more.
    """

    statement: Statement
    progress: TopicProgress
    sentences: tuple[Sentence, ...]
    next: Milestone | None
    others: tuple[Topic, ...] = ()
    watched: tuple[Card, ...] = ()
    older: Statement | None = None
    became: Mapping[Decision | None, int] = field(default_factory=dict)
    ended: tuple[Deliverable, ...] = ()

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"topic {self.progress.topic.code}"


@dataclass(frozen=True, eq=False)
class DeliverableShown(Outcome):
    """One deliverable with its sentences, and those without which they are not understood.

    `life` is what each statement says of it, the newest first; empty with a single statement.
    """

    statement: Statement
    card: Card
    topic: Topic
    sentences: tuple[Sentence, ...]
    evidence: tuple[Evidence, ...] = ()
    life: tuple[Wording, ...] = ()

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"show {self.card.deliverable.id}"


@dataclass(frozen=True, eq=False)
class SentenceShown(Outcome):
    """One sentence, the one it needs, and the deliverables it holds."""

    statement: Statement
    sentence: Sentence
    topic: Topic | None
    before: Sentence | None
    cards: tuple[Card, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"show {self.sentence.ref}"


@dataclass(frozen=True, eq=False)
class Searched(Outcome):
    """What holds the words, best first."""

    statement: Statement
    words: str
    hits: tuple[Hit, ...]
    sentences: dict[str, Sentence]
    cards: dict[str, Card]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"search {self.words}"


@dataclass(frozen=True, eq=False)
class InstrumentsShown(Outcome):
    """Memoranda and arrangements, with the sentences that name them."""

    statement: Statement
    instruments: tuple[Instrument, ...]
    sentences: dict[str, Sentence]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return "instruments"
