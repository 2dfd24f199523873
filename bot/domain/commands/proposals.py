"""What one side proposes to the other."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command
from bot.domain.commands.views import END, NUMBER, Field, View


@dataclass(frozen=True)
class DecideProposal(Command):
    """Accept or decline what the other side proposes, by its number; said by buttons alone."""

    number: int
    accept: bool


@dataclass(frozen=True)
class ShowProposal(Command):
    """What the other side proposes, by its number; for the coordinator whom it is put to."""

    number: int


@dataclass(frozen=True)
class ShowDecision(Command):
    """What became of a proposal, by its number; for whoever made it."""

    number: int


_ANSWERS = {"accept": True, "decline": False}


def _answer(word: str) -> bool:
    if word not in _ANSWERS:
        raise ValueError(word)
    return _ANSWERS[word]


_ANSWER = Field(_answer, lambda accept: "accept" if accept else "decline")

VIEWS = (
    View("proposal", ShowProposal, [NUMBER], END),
    View("decision", ShowDecision, [NUMBER], END),
    View("decide", DecideProposal, [NUMBER, _ANSWER], END),
)
