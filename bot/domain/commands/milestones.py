"""Milestones: the commands, and one reader each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.domain.commands.base import (
    BadCommand,
    Command,
    Dated,
    MenuItem,
    Question,
    Trouble,
    alone,
    too_long,
)
from bot.domain.commands.statement import Show
from bot.domain.commands.views import END, View
from bot.domain.commands.words import (
    FULL_STOP,
    LINK_LIMIT,
    ids_in,
    leading_id,
    looks_like_link,
    take_link,
    unquoted,
    whole_id,
)
from bot.domain.dates import BadDate, DateTrouble, find_when, parse_when
from bot.domain.forms import Field
from bot.domain.statement import When
from bot.domain.text import Typed, clean


@dataclass(frozen=True)
class AddMilestone(Dated):
    """A new milestone; shown before it is saved."""

    name = "milestone add"

    title: str
    when: When
    place: str | None = None


@dataclass(frozen=True)
class MoveMilestone(Dated):
    """A new date for a milestone; shown before it is saved.

    Here and below `id` is canonical, or a milestone's name in words, not yet looked up.
    """

    name = "milestone move"

    id: str
    when: When


@dataclass(frozen=True)
class RenameMilestone(Command):
    """Another title for a milestone; shown before it is saved."""

    id: str
    title: str


@dataclass(frozen=True)
class RecordHeld(Dated):
    """A milestone took place, on a date, with a link to its outcome."""

    name = "milestone held"

    id: str
    when: When | None = None
    link: str | None = None


@dataclass(frozen=True)
class CancelMilestone(Command):
    """A milestone will not take place."""

    id: str


@dataclass(frozen=True)
class ListMilestones(Question):
    """All milestones, those ahead first."""


@dataclass(frozen=True)
class ShowNext(Question):
    """What comes next."""


@dataclass(frozen=True)
class ShowLast(Question):
    """The last Council that took place."""


TITLE_LIMIT = 150
PLACE_LIMIT = 100
_IN = re.compile(r"^(?:in|at|to|@) ", re.IGNORECASE)
_TO = re.compile(r"^(?:to|into|as)(?: |(?=\"))", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]+)"')
MILESTONE_COMMANDS = (
    "milestone add", "milestone move", "milestone rename", "milestone held", "milestone cancel",
)  # fmt: skip


_DURING = ("", "in", "for", "during", "until", "before", "after")


def milestones(rest: str) -> Command:
    """`milestones`, of whichever time, and `milestone` with no verb that there is."""
    if not rest:
        return ListMilestones()
    id = whole_id(rest)
    if id:
        return Show(id)
    found = find_when(rest)
    if not isinstance(found, BadDate) and found[0].casefold() in _DURING and not found[2]:
        return ListMilestones()
    return BadCommand(Trouble.UNKNOWN_COMMAND, rest, suggestions=MILESTONE_COMMANDS)


def milestone_add(rest: str) -> Command:
    """`milestone add <title> <date> [place]`; a title in quotes may hold dates of its own."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="milestone add")
    quoted = _QUOTED.match(rest)
    found = find_when(rest[quoted.end() :] if quoted else rest)
    if isinstance(found, BadDate):
        return BadCommand(Trouble.NOT_A_DATE, found.words or rest, "milestone add", found.trouble)
    before, when, after = found
    title = f"{quoted[1]} {before}".strip() if quoted else before
    place = _IN.sub("", after, count=1)
    if whole := _QUOTED.fullmatch(place):
        place = whole[1].strip()
    if not title:
        return BadCommand(Trouble.MISSING, rest, "milestone add")
    return AddMilestone(title, when, place or None)


def spell_add(title: str, when: When, place: str | None) -> str:
    """A new milestone as somebody would type it.

    In quotes a title may hold a date of its own; one that holds quotes cannot be quoted.
    """
    said = title if '"' in clean(title) else f'"{title}"'
    return " ".join(["milestone add", said, when.words, place or ""]).strip()


def _keep_names(command: Command, typed: Typed, start: int) -> Command:
    """A title and a place as they were typed."""
    if not isinstance(command, AddMilestone):
        return command
    quoted = _QUOTED.match(typed.plain, start)
    # Words may follow a title in quotes, and belong to it.
    parts = [quoted[1], command.title[len(quoted[1]) + 1 :]] if quoted else [command.title]
    starts = [quoted.start(1), quoted.end()] if quoted else [start]
    names = [typed.called(part, at) for part, at in zip(parts, starts, strict=True) if part]
    title, place = " ".join(names), command.place
    if place:
        place = typed.called(place, typed.plain.rfind(place))
    if len(title) > TITLE_LIMIT:
        return too_long(Field.TITLE, TITLE_LIMIT, "milestone add")
    if place and len(place) > PLACE_LIMIT:
        return too_long(Field.PLACE, PLACE_LIMIT, "milestone add")
    return replace(command, title=title, place=place)


def milestone_move(rest: str) -> Command:
    """`milestone move <ID> <date>`."""
    name, words, when = _name_and_date(rest)
    if isinstance(when, DateTrouble):
        return BadCommand(Trouble.NOT_A_DATE, words, "milestone move", when)
    if not name or not when:
        return BadCommand(Trouble.MISSING, rest, "milestone move")
    return MoveMilestone(name, when)


def milestone_rename(rest: str) -> Command:
    """`milestone rename <ID> <title>`; a name for the id is quoted, or before "to"."""
    name, title = _name_and_title(rest)
    if not (name and title):
        return BadCommand(Trouble.MISSING, rest, "milestone rename")
    if len(title) > TITLE_LIMIT:
        return too_long(Field.TITLE, TITLE_LIMIT, "milestone rename")
    return RenameMilestone(name, title)


def _name_and_title(text: str) -> tuple[str, str]:
    """Part a milestone from the title after it."""
    if led := leading_id(text):
        return led[0], unquoted(_TO.sub("", led[1], count=1))
    if quoted := _QUOTED.match(text):
        return quoted[1], unquoted(_TO.sub("", text[quoted.end() :].strip(), count=1))
    name, _, title = text.partition(" to ")
    return unquoted(name), unquoted(title)


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
    return RecordHeld(name, when, link)


def _keep_link(command: Command, typed: Typed, start: int) -> Command:
    """The link to an outcome as it was typed."""
    if not isinstance(command, RecordHeld) or command.link is None:
        return command
    link = take_link(typed.between(start, len(typed.plain)))[0] or command.link
    if len(link) > LINK_LIMIT:
        return too_long(Field.LINK, LINK_LIMIT, "milestone held")
    return replace(command, link=link)


def milestone_cancel(rest: str) -> Command:
    """`milestone cancel <ID>`."""
    name = named(rest, "milestone cancel")
    return name if isinstance(name, BadCommand) else CancelMilestone(name)


def named(rest: str, command: str) -> str | BadCommand:
    """The id or the name of a milestone and nothing else."""
    if not rest:
        return BadCommand(Trouble.MISSING, command=command)
    led = leading_id(rest)
    if led and led[1].strip(FULL_STOP) and led[0] in ids_in(rest):
        return BadCommand(Trouble.LEFT_OVER, led[1], command)
    return whole_id(rest) or unquoted(rest)


def _name_and_date(text: str) -> tuple[str, str, When | DateTrouble | None]:
    """Part a milestone from the date after it, and give that date's words too."""
    led = leading_id(text)
    if led:
        words = led[1].removeprefix("to ")
        return led[0], words, parse_when(words) if words else None
    found = find_when(text)
    if isinstance(found, BadDate):
        if found.trouble is DateTrouble.UNREADABLE:
            return unquoted(text), "", None
        return "", found.words, found.trouble
    before, when, after = found
    return unquoted(before), text, DateTrouble.UNREADABLE if after else when


MENU = (
    MenuItem("milestones", "milestones", milestones, ("milestone", "会合", "会合一覧", "日程")),
    MenuItem("next", "next", alone(ShowNext()), ("次", "次回")),
    MenuItem(
        "milestone add",
        "milestone add <title> <date> [place]",
        milestone_add,
        ("会合追加", "会合登録", "日程追加"),
        keeps=_keep_names,
    ),
    MenuItem(
        "milestone move", "milestone move <ID> <date>", milestone_move, ("会合変更", "日程変更")
    ),
    MenuItem(
        "milestone rename", "milestone rename <ID> <title>", milestone_rename, ("会合名変更",)
    ),
    MenuItem(
        "milestone held",
        "milestone held <ID> [date] [link]",
        milestone_held,
        ("会合開催", "開催記録"),
        keeps=_keep_link,
    ),
    MenuItem("milestone cancel", "milestone cancel <ID>", milestone_cancel, ("会合中止",)),
)

VIEWS = (View("last", ShowLast, (), END),)
