"""What follows a command: one reader each, from the words after it to the command.

A reader gives None where the words mean something else after all ("next week" is not `next`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain.commands.changes import Claim, MakeCalendar, Release, RevokeCalendar, SetSide
from bot.domain.commands.ids import several
from bot.domain.commands.model import BadCommand, Command, Trouble
from bot.domain.commands.questions import (
    Find,
    ListOverdue,
    ListTopics,
    ListUnclaimed,
    Search,
    Show,
    ShowTopic,
    Stocktake,
)
from bot.domain.commands.sides import SEATS
from bot.domain.commands.words import find_id, read_side, split_names, take_seat, unquoted, whole_id

Reader = Callable[[str], Command | None]

_ALL = {"all", "all topics", "everything"}


def alone(command: Command) -> Reader:
    """Make the reader of a command that takes no arguments."""
    return lambda rest: None if rest else command


def topic(rest: str) -> Command:
    """`topic <name>`."""
    return ShowTopic(unquoted(rest)) if rest else ListTopics()


def show(rest: str) -> Command:
    """`show <ID>`, and forgivingly a name."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="show")
    id = whole_id(rest)
    return Show(id) if id else Find(rest)


def search(rest: str) -> Command:
    """`search <words>`; quotes are kept, they hold a phrase together."""
    return Search(rest) if rest else BadCommand(Trouble.MISSING, command="search")


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
        chosen = read_side(words)
        one, others = take_seat(words)
        if chosen is None and one and take_seat(others)[0]:
            return BadCommand(Trouble.SEVERAL_SIDES, words, verb)
        if words.strip(" .!?。") and chosen not in SEATS:
            trouble = Trouble.NOT_A_SIDE if id or chosen else Trouble.NOT_AN_ID
            return BadCommand(trouble, words, verb)
        return command(id, chosen)

    return read


def narrowed(command: type[ListUnclaimed | ListOverdue]) -> Reader:
    """Make the reader of `unclaimed` and `overdue`: topics and a side, in any order or missing."""

    def read(rest: str) -> Command:
        chosen, words = take_seat(rest)
        return command(topic_names(words), chosen)

    return read


def calendar(rest: str) -> Command | None:
    """`calendar [revoke]`; a button says `calendar new`."""
    match rest.casefold():
        case "":
            return MakeCalendar()
        case "new":
            return MakeCalendar(anew=True)
        case "revoke" | "off" | "none":
            return RevokeCalendar()
    return None


def stocktake(rest: str) -> Command:
    """`stocktake [topic…]`."""
    return Stocktake(topic_names(rest))


def topic_names(rest: str) -> tuple[str, ...]:
    """Names of topics, with the small word before them; none are all."""
    names = re.sub(r"^(?:to|of|on) ", "", rest, flags=re.IGNORECASE)
    return () if names.casefold() in _ALL else split_names(names)
