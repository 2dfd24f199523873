"""The menu: every command that there is, from words to one of them and back."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.commands import (
    assignments,
    calendars,
    coworkers,
    digests,
    forms,
    home,
    lists,
    milestones,
    notifications,
    nudges,
    progress,
    proposals,
    reminders,
    seats,
    series,
    settings,
    statement,
    stocktake,
    subscriptions,
)
from bot.domain.commands.base import TEXT_LIMIT, BadCommand, Command, MenuItem, Trouble, too_long
from bot.domain.commands.help import Help, ShowStart
from bot.domain.commands.phrases import asked
from bot.domain.commands.statement import Find, Show, show
from bot.domain.commands.words import leading_id, whole_id
from bot.domain.forms import Field
from bot.domain.text import clean, fold, unescape

SUGGESTIONS = 3
_NEAR = 0.6
_SLASH = re.compile(r"/dpc(?: |$)", re.IGNORECASE)


def _help(rest: str) -> Command:
    if not rest:
        return Help()
    if item := _BY_NAME.get(fold(rest)):
        return Help(item.name)
    return BadCommand(Trouble.UNKNOWN_COMMAND, rest, "help", suggestions=nearest_commands(rest))


def _show(rest: str) -> Command:
    """`show <ID>`; "show me what is late" is a question."""
    return asked(f"show {rest}") or show(rest)


# These two read any other command; all others stand in the files of their nouns.
MENU: tuple[MenuItem, ...] = (
    MenuItem("help", "help [command]", _help, ("ヘルプ", "使い方")),
    MenuItem("show", "show <ID>", _show, ("表示",)),
    *statement.MENU,
    *milestones.MENU,
    *seats.MENU,
    *coworkers.MENU,
    *assignments.MENU,
    *progress.MENU,
    *lists.MENU,
    *nudges.MENU,
    *stocktake.MENU,
    *series.MENU,
    *subscriptions.MENU,
    *digests.MENU,
    *calendars.MENU,
    *settings.MENU,
)
VIEWS = (
    *home.VIEWS,
    *reminders.VIEWS,
    *digests.VIEWS,
    *subscriptions.VIEWS,
    *nudges.VIEWS,
    *assignments.VIEWS,
    *notifications.VIEWS,
    *settings.VIEWS,
    *proposals.VIEWS,
    *forms.VIEWS,
    *series.VIEWS,
)
_NAMES = tuple(item.name for item in MENU)
_BY_NAME = {name: item for item in MENU for name in (item.name, *item.aliases)}
_VERBS = tuple(dict.fromkeys(name.split()[0] for name in _NAMES))
_BY_VERB = {view.verb: view for view in VIEWS}
_BY_COMMAND = {view.command: view for view in VIEWS}


def read_view(said: str) -> Command | None:
    """Read what only the bot says; None where it is none of that."""
    verb, *words = said.split() or [""]
    view = _BY_VERB.get(verb)
    try:
        return view.read(words) if view else None
    except ValueError:
        return None


def spell_view(command: Command) -> str:
    """Say a command that nobody types, so that `read_view` gives it back.

    Raises:
        KeyError: It is one that people type.
    """
    return _BY_COMMAND[type(command)].spell(command)


def parse(text: str) -> Command:
    """Read what somebody said to the bot, without the mention of it.

    Takes any text as Slack delivers it, escapes included, and never raises: what makes no sense
    as a command is a BadCommand, and bare words are a Find, for the catalogue to make sense of.
    """
    said = _SLASH.sub("", clean(unescape(text)), count=1)
    if len(said) > TEXT_LIMIT:
        return too_long(Field.WORDS, TEXT_LIMIT)
    if not said:
        return ShowStart()
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
