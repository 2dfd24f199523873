"""What people are told that others did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.commands.base import Command
from bot.domain.commands.views import END, IDS, WORD, Rest, View, read_seat
from bot.domain.sides import SEATS, Side


@dataclass(frozen=True)
class ShowRelieved(Command):
    """That `by` took seats away from `user`, or gave them to others: who has them now."""

    user: str
    by: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowHandedBack(Command):
    """That `by` has handed back what `user` had given them."""

    user: str
    by: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ShowAlong(Command):
    """That `by` asked `user` to work along on a deliverable."""

    user: str
    by: str
    id: str


@dataclass(frozen=True)
class ShowVacated(Command):
    """That the account of `user` was closed: which seats fell vacant, or the side they coordinated.

    Messages of earlier versions do not name that side: they have neither.
    """

    user: str
    ids: tuple[str, ...] = ()
    coordinated: Side | None = None


def _vacated(words: Sequence[str]) -> tuple[object, ...]:
    """Which seats fell vacant, or which side was looked after: whoever does that holds no seat."""
    if len(words) == 1 and words[0] in SEATS:
        return (), read_seat(words[0])
    return (tuple(words),)


_VACATED = Rest(_vacated, lambda ids, side: [side] if side else ids)

VIEWS = (
    View("relieved", ShowRelieved, [WORD, WORD], IDS),
    View("handedback", ShowHandedBack, [WORD, WORD], IDS),
    View("vacated", ShowVacated, [WORD], _VACATED),
    View("along", ShowAlong, [WORD, WORD, WORD], END),
)
