"""What could not be done: not found, not understood, not allowed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands import BadCommand
from bot.domain.outcomes.base import Private
from bot.domain.rights import Rule
from bot.domain.statement import Topic


@dataclass(frozen=True, eq=False)
class TopicAsked(Private):
    """The words may mean several topics; a code between `begun` and `ended` makes the command."""

    said: str
    topics: tuple[Topic, ...]
    begun: str = "topic"
    ended: str = ""


@dataclass(frozen=True, eq=False)
class NotFound(Private):
    """Nothing of that name or id; the nearest ids, topics and commands."""

    said: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Refused(Private):
    """It is not allowed; `rule` says why."""

    rule: Rule


@dataclass(frozen=True, eq=False)
class Misunderstood(Private):
    """A command that made no sense, and what it was taken for."""

    command: BadCommand
