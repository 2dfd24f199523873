"""What follows a command: one reader each, from the words after it to the command.

A reader gives None where the words mean something else after all ("next week" is not `next`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain.commands.model import (
    SEATS,
    AddMilestone,
    BadCommand,
    CancelMilestone,
    Claim,
    Command,
    Find,
    ListMilestones,
    ListTopics,
    MoveMilestone,
    RecordHeld,
    Release,
    Search,
    SetSide,
    Show,
    ShowTopic,
    Subscribe,
    Trouble,
)
from bot.domain.commands.words import (
    find_id,
    leading_id,
    looks_like_link,
    read_side,
    split_names,
    take_link,
    whole_id,
)
from bot.domain.dates import DateTrouble, find_when, parse_when
from bot.domain.statement import When

Reader = Callable[[str], Command | None]

TITLE_LIMIT = 150
PLACE_LIMIT = 100
LINK_LIMIT = 1000
_IN = re.compile(r"^(?:in|at|to|@) ", re.IGNORECASE)
_ALL = {"all", "all topics", "everything"}
_QUOTED = re.compile(r'"([^"]+)"')
MILESTONE_COMMANDS = ("milestone add", "milestone move", "milestone held", "milestone cancel")


def alone(command: Command) -> Reader:
    """Make the reader of a command that takes no arguments."""
    return lambda rest: None if rest else command


def topic(rest: str) -> Command:
    """`topic <name>`."""
    return ShowTopic(_unquoted(rest)) if rest else ListTopics()


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
        id, words = find_id(rest) or (None, rest)
        chosen = read_side(words)
        if words.strip(" .!?。") and chosen not in SEATS:
            trouble = Trouble.NOT_A_SIDE if id or chosen else Trouble.NOT_AN_ID
            return BadCommand(trouble, words, verb)
        return command(id, chosen)

    return read


def milestones(rest: str) -> Command:
    """`milestones`, and `milestone` with no verb that there is."""
    if not rest:
        return ListMilestones()
    id = whole_id(rest)
    if id:
        return Show(id)
    return BadCommand(Trouble.UNKNOWN_COMMAND, f"milestone {rest}", suggestions=MILESTONE_COMMANDS)


def milestone_add(rest: str) -> Command:
    """`milestone add <title> <date> [place]`; a title in quotes may hold dates of its own."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="milestone add")
    quoted = _QUOTED.match(rest)
    found = find_when(rest[quoted.end() :] if quoted else rest)
    if isinstance(found, DateTrouble):
        return BadCommand(Trouble.NOT_A_DATE, rest, "milestone add", found)
    before, when, after = found
    title = f"{quoted[1]} {before}".strip() if quoted else before
    place = _unquoted(_IN.sub("", after, count=1))
    if not title:
        return BadCommand(Trouble.MISSING, rest, "milestone add")
    if len(title) > TITLE_LIMIT or len(place) > PLACE_LIMIT:
        return BadCommand(Trouble.TOO_LONG, command="milestone add")
    return AddMilestone(title, when, place or None)


def milestone_move(rest: str) -> Command:
    """`milestone move <ID> <date>`."""
    name, words, when = _name_and_date(rest)
    if isinstance(when, DateTrouble):
        return BadCommand(Trouble.NOT_A_DATE, words, "milestone move", when)
    if not name or not when:
        return BadCommand(Trouble.MISSING, rest, "milestone move")
    return MoveMilestone(name, when)


def milestone_held(rest: str) -> Command:
    """`milestone held <ID> [date] [link]`."""
    link, unlinked = take_link(rest)
    name, words, when = _name_and_date(unlinked)
    if isinstance(when, DateTrouble):
        if looks_like_link(words):
            return BadCommand(Trouble.NOT_A_LINK, words, "milestone held")
        return BadCommand(Trouble.NOT_A_DATE, words, "milestone held", when)
    if not name:
        return BadCommand(Trouble.MISSING, rest, "milestone held")
    if link and len(link) > LINK_LIMIT:
        return BadCommand(Trouble.TOO_LONG, command="milestone held")
    return RecordHeld(name, when, link)


def milestone_cancel(rest: str) -> Command:
    """`milestone cancel <ID>`."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="milestone cancel")
    return CancelMilestone(whole_id(rest) or _unquoted(rest))


def subscribe(rest: str) -> Command:
    """`subscribe [topic…]`."""
    names = re.sub(r"^to ", "", rest, flags=re.IGNORECASE)
    return Subscribe(() if names.casefold() in _ALL else split_names(names))


def _name_and_date(text: str) -> tuple[str, str, When | DateTrouble | None]:
    """Part a milestone from the date after it, and give that date's words too."""
    led = leading_id(text)
    if led:
        words = led[1].removeprefix("to ")
        return led[0], words, parse_when(words) if words else None
    found = find_when(text)
    if found is DateTrouble.UNREADABLE:
        return _unquoted(text), "", None
    if isinstance(found, DateTrouble):
        return "", text, found
    before, when, after = found
    return _unquoted(before), text, DateTrouble.UNREADABLE if after else when


def _unquoted(text: str) -> str:
    return text.strip(' "')
