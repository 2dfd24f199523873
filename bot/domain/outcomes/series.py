"""What the statements of several Councils say of the same promises."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.series import Wording
from bot.domain.statement import Decision, Deliverable, Sentence, Statement, Topic


@dataclass(frozen=True, eq=False)
class Compared:
    """A promise with what became of it in the newest statement; `decision` is None for a new one.

    `before` is the wording that stood until then, `now` the newest, where there is one.
    """

    card: Card
    decision: Decision | None
    before: Wording | None
    now: Wording | None


@dataclass(frozen=True, eq=False)
class CouncilsCompared(Outcome):
    """What became of each promise in the newest statement, of all `topics` or of those asked for.

    `older` is the statement before; None where there is only one. `whole` says that no topic is
    left out.
    """

    statement: Statement
    older: Statement | None
    topics: tuple[Topic, ...]
    whole: bool
    rows: tuple[Compared, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        codes = "" if self.whole else ", ".join(topic.code for topic in self.topics)
        return f"compare {codes}".strip()


@dataclass(frozen=True, eq=False)
class Published(Outcome):
    """A statement is new: what it changes in the topics of a channel, or in all of them."""

    compared: CouncilsCompared

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"published {self.compared.statement.slug}"


@dataclass(frozen=True, eq=False)
class Ended(Private):
    """A promise that somebody is asked for no more, and the statement that says so."""

    deliverable: Deliverable
    decision: Decision
    statement: Statement


@dataclass(frozen=True, eq=False)
class SentenceAsked(Private):
    """A reference that sentences of several statements have."""

    ref: str
    sentences: tuple[Sentence, ...]
