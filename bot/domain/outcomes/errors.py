"""What could not be done: not found, not understood, not allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.commands.base import BadCommand
from bot.domain.outcomes.base import Private
from bot.domain.rules.rights import Rule
from bot.domain.statement import Topic


@dataclass(frozen=True, eq=False)
class AlreadyRecorded(Private):
    """Slack has sent the same request once more: it was carried out the first time."""


@dataclass(frozen=True, eq=False)
class PressedTooLate(Private):
    """Slack opened nothing, since more than three seconds had gone by; nothing was changed."""


@dataclass(frozen=True, eq=False)
class TopicAsked(Private):
    """The words may mean several topics; a code between `begun` and `ended` makes the command."""

    said: str
    topics: tuple[Topic, ...]
    begun: str = "topic"
    ended: str = ""


class Kind(StrEnum):
    """What goes by a name or an id."""

    COMMAND = "command"
    TOPIC = "topic"
    DELIVERABLE = "deliverable"
    MILESTONE = "milestone"


@dataclass(frozen=True, eq=False)
class NotFound(Private):
    """Nothing of that name or id; the nearest ids, topics and commands."""

    said: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class WrongKind(Private):
    """What is called so is of one kind, and the command is about another."""

    said: str
    kind: Kind
    wanted: Kind


@dataclass(frozen=True, eq=False)
class Refused(Private):
    """It is not allowed; `rule` says why, of what it is `about`: a command, a side, or ids."""

    rule: Rule
    about: str = ""


@dataclass(frozen=True, eq=False)
class Misunderstood(Private):
    """A command that made no sense, what it was taken for, and of what `kind` the `id` in it is."""

    command: BadCommand
    id: str | None = None
    kind: Kind | None = None
