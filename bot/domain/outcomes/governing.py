"""What came of settings, and of proposals from one side to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.commands import Side
from bot.domain.outcomes.base import Card, Private
from bot.domain.state import Admission, Coordinator, Proposal
from bot.domain.statement import Sentence, Statement


@dataclass(frozen=True, eq=False)
class SettingsShown(Private):
    """Who coordinates each side, and who was admitted."""

    coordinators: Mapping[Side, Coordinator]
    admissions: tuple[Admission, ...]


@dataclass(frozen=True, eq=False)
class CoordinatorNamed(Private):
    """Somebody, called `name`, looks after a side's seats; None is nobody. `was` it so before?"""

    side: Side
    name: str | None
    was: bool = False


@dataclass(frozen=True, eq=False)
class Admitted(Private):
    """A guest acts for a side, or a whole `workspace` does; `was` it so before?"""

    admission: Admission
    workspace: bool
    was: bool = False


@dataclass(frozen=True, eq=False)
class Dismissed(Private):
    """A guest, or the workspace of somebody called `name`, reads only; `was` they admitted?"""

    name: str
    workspace: bool
    was: bool


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


@dataclass(frozen=True, eq=False)
class ProposalDecided(Private):
    """The coordinator has decided; `given` are the deliverables whose seats changed hands."""

    proposal: Proposal
    given: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class DecisionShown(Private):
    """What the other side decided, for whoever proposed it; `decided_by` is a name."""

    proposal: Proposal
    decided_by: str
