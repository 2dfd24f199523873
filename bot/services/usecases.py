"""Which use case carries out which command: each says so where it is defined.

A use case takes the request's context and the command, and gives an outcome.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeVar

from bot.domain.commands.base import Command
from bot.domain.outcomes.base import Outcome
from bot.services.context import Context

_Run = TypeVar("_Run", bound=Callable[..., Outcome])


class Kind(Enum):
    """What a use case does."""

    READS = auto()  # the same for whoever asks, as far as Slack tells of them
    CONFIDES = auto()  # reads, and depends on who asks, as Slack tells it
    OWNS = auto()  # writes what concerns whoever asks alone, so that anybody may
    WRITES = auto()


@dataclass(frozen=True)
class UseCase:
    """A use case; `same_for_all` where the workspace's state and the day alone make the answer."""

    run: Callable[[Context, Any], Outcome]
    kind: Kind
    same_for_all: bool = False


BY_COMMAND: dict[type[Command], UseCase] = {}


def reads(command: type[Command], *, same_for_all: bool = False) -> Callable[[_Run], _Run]:
    """Register what answers a command that changes nothing."""
    return _register(command, Kind.READS, same_for_all)


def confides(command: type[Command]) -> Callable[[_Run], _Run]:
    """Register what answers a question as it concerns whoever asks."""
    return _register(command, Kind.CONFIDES)


def owns(command: type[Command]) -> Callable[[_Run], _Run]:
    """Register what carries out a command by which somebody sets what is theirs alone."""
    return _register(command, Kind.OWNS)


def writes(command: type[Command]) -> Callable[[_Run], _Run]:
    """Register what carries out a command that may change something."""
    return _register(command, Kind.WRITES)


def _register(
    command: type[Command], kind: Kind, same_for_all: bool = False
) -> Callable[[_Run], _Run]:
    def register(run: _Run) -> _Run:
        if command in BY_COMMAND:
            raise TypeError(f"two use cases carry out {command.__name__}")
        BY_COMMAND[command] = UseCase(run, kind, same_for_all)
        return run

    return register
