"""The menu: every command that there is, and from typed words to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.commands import arguments as read
from bot.domain.commands import (
    assigning,
    meetings,
    progress,
    settling,
    snoozing,
    subscribing,
)
from bot.domain.commands.aliases import ALIASES
from bot.domain.commands.asking import asked
from bot.domain.commands.changes import Claim, Join, Leave, Mute, Release, Unmute, Unsubscribe
from bot.domain.commands.company import company
from bot.domain.commands.model import BadCommand, Command, Trouble, too_long
from bot.domain.commands.questions import (
    Find,
    Help,
    ListInstruments,
    ListMine,
    ListOverdue,
    ListTopics,
    ListUnclaimed,
    Overview,
    Show,
    ShowNext,
    ShowReminders,
)
from bot.domain.commands.words import leading_id, whole_id
from bot.domain.forms import Field
from bot.domain.text import clean, fold, unescape

TEXT_LIMIT = 3000
SUGGESTIONS = 3
_NEAR = 0.6
_SLASH = re.compile(r"/dpc(?: |$)", re.IGNORECASE)


@dataclass(frozen=True)
class MenuItem:
    """A command: its name as typed, its usage, and the reader of what follows the name."""

    name: str
    usage: str
    read: read.Reader


def _help(rest: str) -> Command:
    if not rest:
        return Help()
    if item := _BY_NAME.get(fold(rest)):
        return Help(item.name)
    return BadCommand(Trouble.UNKNOWN_COMMAND, rest, "help", suggestions=nearest_commands(rest))


def _show(rest: str) -> Command:
    """`show <ID>`; "show me what is late" is a question."""
    return asked(f"show {rest}") or read.show(rest)


MENU = (
    MenuItem("help", "help [command]", _help),
    MenuItem("topics", "topics", read.alone(ListTopics())),
    MenuItem("topic", "topic <name>", read.topic),
    MenuItem("show", "show <ID>", _show),
    MenuItem("search", "search <words>", read.search),
    MenuItem("milestones", "milestones", meetings.milestones),
    MenuItem("next", "next", read.alone(ShowNext())),
    MenuItem("instruments", "instruments", read.alone(ListInstruments())),
    MenuItem("side", "side eu|japan|coordinator", read.side),
    MenuItem("claim", "claim <ID> [eu|japan]", read.seat("claim", Claim)),
    MenuItem("release", "release <ID> [eu|japan]", read.seat("release", Release)),
    MenuItem("join", "join <ID> [@person]", company("join", Join)),
    MenuItem("leave", "leave <ID> [@person]", company("leave", Leave)),
    MenuItem("assign", "assign <ID…|topic> @person [eu|japan]", assigning.assign),
    MenuItem("status", "status <ID> <state> [note]", progress.status),
    MenuItem("done", "done <ID> [note]", progress.done),
    MenuItem("due", "due <ID…|topic> <date|milestone>|none", progress.due),
    MenuItem("evidence", "evidence <ID> <link> [note]", progress.evidence),
    MenuItem("history", "history <ID>", progress.history),
    MenuItem("mine", "mine", read.alone(ListMine())),
    MenuItem("snooze", "snooze <ID> tomorrow|next week|<date>", snoozing.snooze),
    MenuItem("unclaimed", "unclaimed [topic] [eu|japan]", read.narrowed(ListUnclaimed)),
    MenuItem("overdue", "overdue [topic] [eu|japan]", read.narrowed(ListOverdue)),
    MenuItem("stocktake", "stocktake [topic…]", read.stocktake),
    MenuItem("milestone add", "milestone add <title> <date> [place]", meetings.milestone_add),
    MenuItem("milestone move", "milestone move <ID> <date>", meetings.milestone_move),
    MenuItem("milestone held", "milestone held <ID> [date] [link]", meetings.milestone_held),
    MenuItem("milestone cancel", "milestone cancel <ID>", meetings.milestone_cancel),
    MenuItem(
        "subscribe", "subscribe [topic…] [leads 30, 7, 1] [at 08:30 [zone]]", subscribing.subscribe
    ),
    MenuItem("unsubscribe", "unsubscribe", read.alone(Unsubscribe())),
    MenuItem("reminders", "reminders", read.alone(ShowReminders())),
    MenuItem("mute", "mute <ID>", subscribing.muting("mute", Mute)),
    MenuItem("unmute", "unmute <ID>", subscribing.muting("unmute", Unmute)),
    MenuItem("digest", "digest weekly|monthly|off", subscribing.digest),
    MenuItem("calendar", "calendar [revoke]", read.calendar),
    MenuItem("settings", "settings", settling.settings),
    MenuItem(
        "settings coordinator",
        "settings coordinator eu|japan @person|none",
        settling.coordinator,
    ),
    MenuItem("settings admit", "settings admit @person eu|japan", settling.admit),
    MenuItem("settings dismiss", "settings dismiss @person", settling.dismiss),
)
_NAMES = tuple(item.name for item in MENU)
_BY_NAME = {name: item for item in MENU for name in (item.name, *ALIASES.get(item.name, ()))}
_VERBS = tuple(dict.fromkeys(name.split()[0] for name in _NAMES))


def parse(text: str) -> Command:
    """Read what somebody said to the bot, without the mention of it.

    Takes any text as Slack delivers it, escapes included, and never raises: what makes no sense
    as a command is a BadCommand, and bare words are a Find, for the catalogue to make sense of.
    """
    said = _SLASH.sub("", clean(unescape(text)), count=1)
    if len(said) > TEXT_LIMIT:
        return too_long(Field.WORDS, TEXT_LIMIT)
    if not said:
        return Overview()
    words = said.split(" ", 2)
    for length in (2, 1):
        item = _BY_NAME.get(" ".join(words[:length]).casefold().rstrip(".!?:,、。は"))
        command = item.read(" ".join(words[length:])) if item else None
        if command:
            return command
    return _bare(said)


def nearest_commands(words: str) -> tuple[str, ...]:
    """Name the commands that words which nothing else understood may have meant, nearest first.

    >>> nearest_commands("milstones")
    ('milestones',)
    """
    said = fold(words)
    scores: dict[str, float] = {}
    for key in (said, said.partition(" ")[0]):
        near = process.extract(
            key, _NAMES, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=SUGGESTIONS
        )
        scores |= {name: max(score, scores.get(name, 0)) for name, score, _ in near}
    return tuple(sorted(scores, key=lambda name: -scores[name])[:SUGGESTIONS])


def _bare(said: str) -> Command:
    id = whole_id(said)
    first, _, rest = said.partition(" ")
    if leading_id(rest):
        slips = tuple(verb for verb in _VERBS if OSA.distance(first.casefold(), verb) == 1)
        if slips:
            return BadCommand(Trouble.UNKNOWN_COMMAND, first, suggestions=slips)
    return Show(id) if id else asked(said) or Find(said)
