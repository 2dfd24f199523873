from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.assignments import Assign, ShowAssigned, spell_assign
from bot.domain.commands.menu import spell_view
from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.sides import Side
from bot.domain.state import Signature
from bot.domain.statement import Sentence, Statement


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

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_assign(self.command)


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
    signature: Signature | None = None


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

    @property
    def over(self) -> bool:
        """Whether they lead nothing of it any more."""
        return not self.cards

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowAssigned(self.user, self.ids))


@dataclass(frozen=True, eq=False)
class Accepted(Private):
    """The asker has taken on what they were assigned; none, where nothing of it is theirs."""

    cards: tuple[Card, ...]
