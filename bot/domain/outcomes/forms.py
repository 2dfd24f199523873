"""Forms that were opened, with what they show before anything is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.forms import Form
from bot.domain.outcomes.base import Card, Private
from bot.domain.rules.rights import Rule
from bot.domain.rules.snoozes import Until
from bot.domain.sides import Side
from bot.domain.state import Coordinator
from bot.domain.statement import Milestone, Topic


@dataclass(frozen=True, eq=False)
class FormOpened(Private):
    """A form; `about` is what it is about, in words that the form's reader understands."""

    form: ClassVar[Form]
    about: str


@dataclass(frozen=True, eq=False)
class ReportFormOpened(FormOpened):
    """How far one side is with a deliverable; `ahead` are the meetings that it may be due before.

    `seen` is what the side has reported so far (see `Card.reported`).
    """

    form: ClassVar[Form] = Form.REPORT
    card: Card
    side: Side
    ahead: tuple[Milestone, ...]
    seen: str


@dataclass(frozen=True, eq=False)
class AssignFormOpened(FormOpened):
    """Giving seats of one's own side: `cards` are those that may be given."""

    form: ClassVar[Form] = Form.ASSIGN
    side: Side
    topic: Topic | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, eq=False)
class EvidenceFormOpened(FormOpened):
    """A message as evidence: `about` is its link, `cards` are what the speaker may report on.

    `rule` says why they can lead nothing, if so.
    """

    form: ClassVar[Form] = Form.EVIDENCE
    side: Side
    cards: tuple[Card, ...]
    rule: Rule | None = None


@dataclass(frozen=True, eq=False)
class HeldFormOpened(FormOpened):
    """Recording that a meeting took place: `meetings` to choose from, `chosen` if one is meant."""

    form: ClassVar[Form] = Form.HELD
    meetings: tuple[Milestone, ...]
    chosen: Milestone | None


@dataclass(frozen=True, eq=False)
class AddFormOpened(FormOpened):
    """A new meeting."""

    form: ClassVar[Form] = Form.ADD


@dataclass(frozen=True, eq=False)
class MoveFormOpened(FormOpened):
    """Another date for a meeting."""

    form: ClassVar[Form] = Form.MOVE
    meeting: Milestone


@dataclass(frozen=True, eq=False)
class CoordinatorFormOpened(FormOpened):
    """Naming the coordinator of one side; `current` is whoever it is now."""

    form: ClassVar[Form] = Form.COORDINATOR
    side: Side
    current: Coordinator | None


@dataclass(frozen=True, eq=False)
class AdmitFormOpened(FormOpened):
    """Admitting a guest or a connected workspace for one side."""

    form: ClassVar[Form] = Form.ADMIT


@dataclass(frozen=True, eq=False)
class SnoozeFormOpened(FormOpened):
    """Until when a deliverable is snoozed; `words` are what can be said in a word, with its day."""

    form: ClassVar[Form] = Form.SNOOZE
    card: Card
    words: Mapping[Until, date]


@dataclass(frozen=True, eq=False)
class FindFormOpened(FormOpened):
    """Finding a commitment."""

    form: ClassVar[Form] = Form.FIND
