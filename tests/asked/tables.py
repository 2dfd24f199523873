"""The tables of what people ask, and a bot to ask it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.catalogue.library import Library
from bot.catalogue.loader import shipped
from bot.domain.commands.menu import parse
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Misunderstood, NotFound, TopicAsked
from bot.domain.outcomes.explanations import Explained
from bot.domain.outcomes.milestones import MilestoneShown, NextShown
from bot.domain.outcomes.questions import DeedOffered
from bot.domain.outcomes.statement import DeliverableShown, Searched, TopicShown
from bot.domain.people import STRANGER, Profile
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from storage.engine import Database
from tests.databases import up_to_date

HERE = Path(__file__).parent
NOW = datetime(2024, 3, 4, 9, tzinfo=UTC)
NOT_UNDERSTOOD = "-"
TABLES = ("english", "japanese", "english_kept", "japanese_kept")


@dataclass(frozen=True)
class Asked:
    """One input, and the answers that are good."""

    said: str
    good: tuple[str, ...]


def table(name: str) -> list[Asked]:
    """The inputs of one table, in its order."""
    lines = (HERE / f"{name}.txt").read_text().splitlines()
    parts = (line.partition(" => ") for line in lines if line)
    return [Asked(said, tuple(good.split(" | "))) for said, _, good in parts]


def names() -> list[tuple[str, str]]:
    """Names, each with the code of the topic that is meant."""
    lines = (HERE / "names.txt").read_text().splitlines()
    topics = (line.partition(": ") for line in lines if line)
    return [(name, code) for code, _, called in topics for name in called.split("; ")]


def in_sentences(name: str) -> tuple[str, str]:
    """A name inside two questions, in its language."""
    if name.isascii():
        return f"what did we promise on {name}?", f"who leads {name} on our side"
    return f"{name}について教えてください", f"{name}はどうなっていますか"


class _Nobody:
    """Slack, where nobody is known."""

    def profile(self, team: str, user: str) -> Profile:
        return STRANGER

    def is_public(self, team: str, channel: str) -> bool:
        return False


@dataclass(frozen=True)
class Bot:
    """A bot in a workspace where nothing has been set; what it `told` once it says again."""

    dispatcher: Dispatcher
    told: dict[str, Outcome] = field(default_factory=dict)

    def answer(self, said: str) -> str:
        """What somebody is answered, as far as it tells one answer from another."""
        outcome = self._ask(said)
        match outcome:
            case NotFound() | Misunderstood():
                return NOT_UNDERSTOOD
            case DeedOffered():
                return f"offer: {outcome.deed}"
            case Explained():
                return f"explain: {outcome.subject}"
        return f"{type(outcome).__name__} {outcome.view}"

    def is_guessed(self, said: str) -> bool:
        """Whether the answer says that it is a guess."""
        return self._ask(said).guessed

    def is_good(self, asked: Asked) -> bool:
        """Whether the answer is one of those that are good."""
        return self.answer(asked.said) in {self._wanted(good) for good in asked.good}

    def topics_shown(self, said: str) -> set[str]:
        """The codes of the topics that an answer is about."""
        match self._ask(said):
            case TopicShown(progress=progress, others=others):
                return {progress.topic.code, *(each.code for each in others)}
            case TopicAsked(topics=topics):
                return {each.code for each in topics}
            case DeliverableShown(topic=topic):
                return {topic.code}
            case MilestoneShown(milestone=meeting, cards=cards):
                at_home = {"COUNCIL"} if meeting.id.startswith("DPC") else set()
                return {card.deliverable.topic for card in cards} | at_home
            case NextShown():
                return {"COUNCIL"}
            case Searched(cards=cards):
                return {card.deliverable.topic for card in cards.values()}
        return set()

    def _ask(self, said: str) -> Outcome:
        if said not in self.told:
            request = Request("T1", "U1", parse(said), "C1", said=said)
            self.told[said] = self.dispatcher.ask(request)
        return self.told[said]

    def _wanted(self, good: str) -> str:
        is_plain = good == NOT_UNDERSTOOD or good.startswith(("offer: ", "explain: "))
        return good if is_plain else self.answer(good)


@contextmanager
def fresh_bot(folder: Path) -> Iterator[Bot]:
    """A bot with a database of its own in `folder`."""
    with closing(Database(up_to_date(folder / "asked.db"))) as database:
        yield Bot(Dispatcher(Library(shipped()), database, _Nobody(), lambda: NOW))
