"""What the statements of several Councils say of the same promises."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.series import Wording
from bot.domain.sides import Side
from bot.domain.state import Renewal
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
class RenewalAsked(Private):
    """The question to a side's coordinator whether leads are to be asked if they go on.

    `led` are the topics with how many of the side's leads each has. `chosen` is what was decided;
    None while nothing is.
    """

    user: str
    side: Side
    statement: Statement
    led: tuple[tuple[Topic, int], ...]
    chosen: Renewal | None

    @property
    def over(self) -> bool:
        """Whether nobody leads anything."""
        return not self.led

    @property
    def view(self) -> str:
        """As in Outcome."""
        return f"renewal {self.user} {self.statement.slug}"


@dataclass(frozen=True, eq=False)
class Renewed(Private):
    """The leads of `topics` are asked with their next daily message; of none, nobody is."""

    side: Side
    topics: tuple[Topic, ...]
    whole: bool
    leads: int


@dataclass(frozen=True, eq=False)
class NothingToRenew(Private):
    """There is one statement only, so that nobody need be asked whether they go on."""


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
