from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.menu import spell_view
from bot.domain.commands.proposals import ShowDecision, ShowProposal
from bot.domain.outcomes.base import Card, Private
from bot.domain.state import Proposal
from bot.domain.statement import Sentence, Statement


@dataclass(frozen=True, eq=False)
class Proposed(Private):
    """A proposal was put to the other side's coordinator, called `coordinator`."""

    proposal: Proposal
    cards: tuple[Card, ...]
    coordinator: str


@dataclass(frozen=True, eq=False)
class ProposalShown(Private):
    """What the other side proposes, as it stands now, before the coordinator who decides.

    `cards` are the deliverables whose seats could be given, `kept` those that are led by now.
    """

    statement: Statement
    proposal: Proposal
    cards: tuple[Card, ...]
    kept: tuple[Card, ...]
    sentences: tuple[Sentence, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowProposal(self.proposal.id))


@dataclass(frozen=True, eq=False)
class ProposalDecided(Private):
    """The coordinator has decided; `given` are the deliverables whose seats changed hands."""

    proposal: Proposal
    given: tuple[Card, ...]

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowProposal(self.proposal.id))


@dataclass(frozen=True, eq=False)
class DecisionShown(Private):
    """What the other side decided, for whoever proposed it; `decided_by` is a name."""

    proposal: Proposal
    decided_by: str

    @property
    def view(self) -> str:
        """As in Outcome."""
        return spell_view(ShowDecision(self.proposal.id))
