"""What became of the promises from one Council to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.asking import subject
from bot.domain.commands.base import BadCommand, Command, MenuItem, Question, Trouble
from bot.domain.commands.overview import ShowOverview
from bot.domain.commands.statement import ShowTopic
from bot.domain.commands.views import END, WORD, View
from bot.domain.commands.words import take_seats, topic_names
from bot.domain.text import fold


@dataclass(frozen=True)
class Compare(Question):
    """The newest statement against the one before, of some topics or of all."""

    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowPublished(Command):
    """What a channel is told when the statement `slug` was published: what changed in its topics.

    A correction is not told: the message is drawn anew with what it says then.
    """

    slug: str


@dataclass(frozen=True)
class Renew(Command):
    """Leads of the speaker's side are asked whether they go on after the newest statement.

    Those of some `topics`, of all (empty), or nobody (None); names are not yet looked up.
    """

    topics: tuple[str, ...] | None


@dataclass(frozen=True)
class ShowRenewal(Command):
    """The question to the coordinator `user` whether leads are to be asked, after a statement."""

    user: str
    slug: str


_YEAR = re.compile(r"\b\d{4}\b")


_OF_SIDES = re.compile(
    r"\bsides\b|両側|双方|両者|(?:eu|欧州)側?と日本側?|日本側?と(?:eu|欧州)側?", re.IGNORECASE
)


def compare(rest: str) -> Command:
    """`compare [topic…]`; "the two statements" and years name no topic.

    What compares the two sides is the overview, or the topic that is named besides.
    """
    sides, others = take_seats(rest)
    if len(sides) > 1 or _OF_SIDES.search(rest):
        name = subject(_OF_SIDES.sub(" ", others))
        return ShowTopic(name) if name else ShowOverview()
    return Compare(topic_names(rest) if subject(_YEAR.sub(" ", rest)) else ())


_NOBODY = {"none", "nobody", "off", "なし"}


def renew(rest: str) -> Command:
    """`renew all|none|<topic…>`."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="renew")
    return Renew(None if fold(rest) in _NOBODY else topic_names(rest))


MENU = (
    MenuItem("compare", "compare [topic…]", compare, ("比較", "前回比")),
    MenuItem("renew", "renew all|none|<topic…>", renew, ("継続確認",)),
)

VIEWS = (
    View("published", ShowPublished, [WORD], END),
    View("renewal", ShowRenewal, [WORD, WORD], END),
)
