"""What became of the promises from one Council to the next."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command, MenuItem, Question
from bot.domain.commands.views import END, WORD, View
from bot.domain.commands.words import topic_names


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


def compare(rest: str) -> Command:
    """`compare [topic…]`."""
    return Compare(topic_names(rest))


MENU = (MenuItem("compare", "compare [topic…]", compare, ("比較", "前回比")),)

VIEWS = (View("published", ShowPublished, [WORD], END),)
