from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.outcomes.base import Card, Outcome, Private
from bot.domain.rules.undo import Part
from bot.domain.state import Change, Signature


@dataclass(frozen=True, eq=False)
class Undone(Outcome):
    """What was changed is as it was before: `parts` say what had been changed, oldest first.

    `names` are what people are called, by their ids; `signature` is of the undoing.
    """

    parts: Sequence[Part]
    names: Mapping[str, str]
    signature: Signature


@dataclass(frozen=True, eq=False)
class UndoOvertaken(Private):
    """Nothing was undone: somebody has changed the same since, by the line `since`."""

    card: Card
    since: Change
    names: Mapping[str, str]
