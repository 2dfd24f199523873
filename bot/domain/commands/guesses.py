"""What somebody may have meant, where no more than single words of theirs tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.commands.base import Question
from bot.domain.commands.views import Rest, View


@dataclass(frozen=True)
class Guess(Question):
    """The question that somebody may have put, in words; its answer says that it is a guess."""

    words: str


def _read(words: Sequence[str]) -> tuple[str]:
    if not words:
        raise ValueError(words)
    return (" ".join(words),)


VIEWS = (View("guess", Guess, [], Rest(_read, str.split)),)
