"""What the bot explains of itself, of its words, and of what it does not know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commands.base import Question
from bot.domain.commands.views import END, Field, View


class Subject(StrEnum):
    """What can be explained."""

    READERS = "readers"  # who reads what is recorded
    DATA = "data"  # what is kept, where, for how long
    RIGHTS = "rights"  # who may change what
    STRENGTH = "strength"  # firm, continuing, exploratory, permissive
    WORDS = "words"  # deliverable, lead, coordinator …
    BEYOND = "beyond"  # what the bot cannot know or do: the weather, a budget, a speech


@dataclass(frozen=True)
class Explain(Question):
    """A question about one of the subjects; asked in a sentence, and by no command."""

    subject: Subject


VIEWS = (View("explain", Explain, [Field(Subject)], END),)
