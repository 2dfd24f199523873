"""What people are told of what they answer for, and what they do about being told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.commands.menu import spell_view
from bot.domain.commands.nudges import ShowNudge
from bot.domain.outcomes.base import Card, Private
from bot.domain.outcomes.chase import ChaseResult, MonthOfSide
from bot.domain.rules.chase import Reason
from bot.domain.rules.terms import Term
from bot.domain.series import Wording
from bot.domain.sides import Side


@dataclass(frozen=True, eq=False)
class Question:
    """What a coordinator, called `by`, asks of a deliverable, why, and whether it is answered."""

    by: str
    reasons: tuple[Reason, ...]
    answered: bool


@dataclass(frozen=True, eq=False)
class Nudge:
    """One deliverable that a person is told of.

    Due by `term`; without one they are asked whether it is still true, until they `confirmed`
    it. `theirs` is False once they no longer answer for it, `leads` for those who work along.
    `snoozed` is the day before which they do not want to hear of it, if that lies ahead.
    `question` is what their coordinator asks, if it does.
    `changed` is what a new statement says of it, on the day that this is told; `asked` says that
    their coordinator asks whether it is still theirs.
    """

    card: Card
    side: Side
    term: Term | None
    theirs: bool
    leads: bool
    snoozed: date | None = None
    confirmed: bool = False
    question: Question | None = None
    changed: Wording | None = None
    asked: bool = False

    @property
    def open(self) -> bool:
        """Whether there is something left to do about it now."""
        settled = self.card.status(self.side).settled or self.card.ended
        answered = self.question is not None and self.question.answered
        return self.theirs and not (settled or self.snoozed or self.confirmed or answered)


@dataclass(frozen=True, eq=False)
class NudgeShown(Private):
    """What `user` is told on their local `day`, as it stands on the day `today`.

    A coordinator is also told the `results` of what they asked, and once a month of their side.
    """

    user: str
    day: date
    today: date
    nudges: tuple[Nudge, ...]
    results: tuple[ChaseResult, ...] = ()
    month: MonthOfSide | None = None

    @property
    def over(self) -> bool:
        """Whether nothing of it is left to do, nor new."""
        news = any(each.open or each.changed for each in self.nudges)
        return not (self.results or self.month or news)

    @property
    def view(self) -> str:
        """As in Outcome."""
        ids = tuple(each.card.deliverable.id for each in self.nudges)
        return spell_view(ShowNudge(self.user, self.day, ids))


@dataclass(frozen=True, eq=False)
class Snoozed(Private):
    """The asker is not told of a deliverable before the day `until`."""

    card: Card
    until: date


@dataclass(frozen=True, eq=False)
class Confirmed(Private):
    """The asker has said that what their side reports of some deliverables is still true."""

    cards: tuple[Card, ...]
    side: Side
