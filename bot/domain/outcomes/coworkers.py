from __future__ import annotations

from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.sides import Side


@dataclass(frozen=True, eq=False)
class Joined(Outcome):
    """Somebody, called `name`, works along on a deliverable from now on; `by` has said so."""

    card: Card
    side: Side
    user: str
    name: str
    by: str


@dataclass(frozen=True, eq=False)
class Left(Outcome):
    """Somebody, called `name`, works along no more; `by` has said so."""

    card: Card
    side: Side
    user: str
    name: str
    by: str


@dataclass(frozen=True, eq=False)
class AlreadyAlong(Private):
    """Somebody, called `name`, leads it or works along on it already."""

    card: Card
    side: Side
    user: str
    name: str


@dataclass(frozen=True, eq=False)
class NotAlong(Private):
    """Somebody, called `name`, does not work along on it: nothing was changed."""

    card: Card
    side: Side
    user: str
    name: str
