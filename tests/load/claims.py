"""Two hundred people claim one seat at the same moment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.catalogue.loader import shipped
from bot.domain.rules.rights import Rule
from bot.domain.sides import Side
from bot.render.errors import why
from storage import history
from tests.bench.load import post
from tests.load.crowd import Answer, Crowd, figures
from tests.load.deployment import Deployment
from tests.slack.knocking import SECRET, TEAM, slash

PEOPLE = 200
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of one: an answer for each person, and how often the seat changed hands."""

    answers: list[Answer]
    changes: int

    @property
    def owners(self) -> int:
        """How many were told that the seat is theirs."""
        return sum(answer.text.startswith("You lead") for answer in self.answers)

    @property
    def losers(self) -> int:
        """How many were told who has it instead, all the same."""
        told = Counter(answer.text for answer in self.answers if " has led " in answer.text)
        return max(told.values(), default=0)

    @property
    def busy(self) -> int:
        """How many were told, in time, that their turn had not come and nothing was saved."""
        return sum(answer.text == why(Rule.BUSY) for answer in self.answers)


def report(deployment: Deployment) -> list[str]:
    """The figures of several rushes, in lines."""
    lines = [f"{PEOPLE} people at once, {ROUNDS} times each:"]
    for kind, rushes in measure(deployment, PEOPLE, ROUNDS).items():
        owners = "/".join(str(rush.owners) for rush in rushes)
        answers = [answer for rush in rushes for answer in rush.answers]
        lines.append(f"{kind}: owners {owners}, {figures(answers)}")
    return lines


def measure(deployment: Deployment, people: int, rounds: int) -> dict[str, list[Rush]]:
    """Rushes of people whom the bot never met (cold), and of the same once more (warm).

    Each rush is for another seat. A person keeps to one connection, and so to one process.
    """
    found: dict[str, list[Rush]] = {"cold": [], "warm": []}
    seats = iter(shipped().deliverables)
    with Crowd(deployment.port, people) as crowd:
        for turn in range(rounds):
            users = [f"U{turn}X{number}" for number in range(people)]
            deployment.let_act_for(Side.EU, users)
            for rushes in found.values():
                rushes.append(_rush(deployment, crowd, users, next(seats).id))
    return found


def _rush(deployment: Deployment, crowd: Crowd, users: list[str], seat: str) -> Rush:
    forms = [{"user_id": user, "trigger_id": f"1.{seat}.{user}"} for user in users]
    said = slash(f"claim {seat}")
    before = _changes(deployment, seat)
    answers = crowd.send([post(urlencode(said | form), SECRET) for form in forms])
    return Rush(answers, _changes(deployment, seat) - before)


def _changes(deployment: Deployment, seat: str) -> int:
    with deployment.database.read() as connection:
        return len(history.of(connection, TEAM, seat))
