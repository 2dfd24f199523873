"""Sides, and taking or giving back a seat."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, MenuItem, Reader, Trouble
from bot.domain.commands.people import find_person
from bot.domain.commands.words import find_id, read_side, several, take_seat
from bot.domain.sides import SEATS, Side


@dataclass(frozen=True)
class SetSide(Command):
    """The side that the speaker acts for; None asks."""

    side: Side | None = None


@dataclass(frozen=True)
class Claim(Command):
    """Take a seat; without an id, of the one deliverable that the thread is about."""

    id: str | None = None
    side: Side | None = None


@dataclass(frozen=True)
class Release(Command):
    """Give a seat back; without an id as in Claim."""

    id: str | None = None
    side: Side | None = None


def side(rest: str) -> Command:
    """`side eu|japan|coordinator`; alone it asks."""
    chosen = read_side(rest)
    if rest and not chosen:
        return BadCommand(Trouble.NOT_A_SIDE, rest, "side")
    return SetSide(chosen)


def seat(verb: str, command: type[Claim | Release]) -> Reader:
    """Make the reader of `claim` and `release`: an id and a side, both optional."""

    def read(rest: str) -> Command:
        if bad := several(rest, verb):
            return bad
        id, words = find_id(rest) or (None, rest)
        if find_person(words, verb):
            return BadCommand(Trouble.FOR_ANOTHER, command=verb, suggestions=("assign",))
        chosen = read_side(words)
        one, others = take_seat(words)
        if chosen is None and one and take_seat(others)[0]:
            return BadCommand(Trouble.SEVERAL_SIDES, words, verb)
        if words.strip(" .!?。") and chosen not in SEATS:
            trouble = Trouble.NOT_A_SIDE if id or chosen else Trouble.NOT_AN_ID
            return BadCommand(trouble, words, verb)
        return command(id, chosen)

    return read


MENU = (
    MenuItem("side", "side eu|japan|coordinator", side, ("立場", "所属")),
    MenuItem(
        "claim",
        "claim <ID> [eu|japan]",
        seat("claim", Claim),
        ("引き受け", "引き受ける", "引き受けます", "担当する", "担当します"),
    ),
    MenuItem(
        "release",
        "release <ID> [eu|japan]",
        seat("release", Release),
        ("返上", "返上します", "辞退", "辞退します"),
    ),
)
