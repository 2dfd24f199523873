"""The menu: every command that there is, from words to one of them and back."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain import commands
from bot.domain.asking import LONGEST, subject
from bot.domain.commands.base import (
    TEXT_LIMIT,
    BadCommand,
    Command,
    MenuItem,
    Question,
    Trouble,
    too_long,
)
from bot.domain.commands.courtesy import unaddressed, without_courtesy, without_thanks
from bot.domain.commands.deeds import offered
from bot.domain.commands.filters import read_filter
from bot.domain.commands.guesses import Guess
from bot.domain.commands.help import Help, ShowStart
from bot.domain.commands.lists import FILTERS, ListFiltered, filtered
from bot.domain.commands.people import named_channel, no_topic
from bot.domain.commands.phrases import asked, is_beside, small_talk
from bot.domain.commands.statement import Find, Show, show
from bot.domain.commands.views import View
from bot.domain.commands.words import find_reference, ids_in, leading_id, whole_id
from bot.domain.forms import Field
from bot.domain.text import Typed, fold, unescape

SUGGESTIONS = 3
_NEAR = 0.6
_ASKS = re.compile(r"(?:of|all|the|my|our|me|every\w*)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# The command as it is copied from somewhere, and the mention as it is typed out.
_SPELT_OUT = re.compile(
    r"^([`*_~]*)(?:[/@]dpc(?![a-z0-9_-]) ?|dpc(?=[,:、]|さん|くん|様))", re.IGNORECASE
)


def _help(rest: str) -> Command:
    if not rest or fold(rest) in ("me", "us"):
        return Help()
    if item := _BY_NAME.get(fold(rest)):
        return Help(item.name)
    return BadCommand(Trouble.UNKNOWN_COMMAND, rest, "help", suggestions=nearest_commands(rest))


def _show(rest: str) -> Command:
    """`show <ID>`; "show me what is late" is a question."""
    return _answering(f"show {rest}") or _quoted(rest) or show(rest)


def _list(rest: str) -> Command | None:
    """`list [filter]`; "list topics" is a question of its own, and "list all my tasks" is one."""
    known = _BY_NAME.get(fold(rest))
    command = known.read("") if known else None
    if isinstance(command, Question):
        return command
    asks = _ASKS.match(rest) and "<@" not in rest  # a question names nobody
    return (_answering(f"list {rest}") if asks else None) or _list_filtered(rest)


_list_filtered = filtered(ListFiltered, "list")


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


@lru_cache(maxsize=512)
def parse(text: str) -> Command:
    """Read what somebody said to the bot, without the mention of it.

    People ask the same questions again and again: what was read lately is remembered.

    Takes any text as Slack delivers it, escapes included, and never raises: what makes no sense
    as a command is a BadCommand, and bare words are a Find, for the catalogue to make sense of.
    """
    typed = Typed(unescape(text))
    said = unaddressed(_SPELT_OUT.sub(r"\1", typed.plain))
    typed = typed.part(said)
    if len(said) > TEXT_LIMIT:
        return too_long(Field.WORDS, TEXT_LIMIT)
    if not said:
        return ShowStart()
    command = _named(said, typed)
    if command is None and (talk := small_talk(said)):
        command = read_view(talk) or _named(talk, typed)
    if command is None or isinstance(command, BadCommand):
        plain = without_courtesy(said)
        if plain and plain != said:
            said, typed = plain, Typed(without_courtesy(typed.text.strip()))
            command = _named(said, typed)
    if isinstance(command, BadCommand):
        return _talk(said, command) or command
    return command or _bare(said, typed)


def _named(said: str, typed: Typed) -> Command | None:
    """Read words that begin with the name of a command; what it keeps, it keeps as `typed`."""
    words = said.split(" ", 2)
    for length in (2, 1):
        item = _BY_NAME.get(" ".join(words[:length]).casefold().rstrip(".!?:,、。は"))
        rest = " ".join(words[length:])
        command = _read(item, rest) if item else None
        if item and item.keeps and command and typed.plain.endswith(rest):
            return item.keeps(command, typed, len(typed.plain) - len(rest))
        if command:
            return command
    return None


def _read(item: MenuItem, rest: str) -> Command | None:
    """Read what follows a command's name; what is set in a channel is not set in another."""
    if item.here and (channel := named_channel(rest)):
        return BadCommand(Trouble.OTHER_CHANNEL, channel, item.name)
    return item.read(rest if item.keeps else without_thanks(rest))


def _answering(said: str) -> Command | None:
    """The command that answers a question; None where no rule knows one."""
    words = asked(said)
    if not words:
        return None
    if bad := no_topic(said, "list"):
        return bad
    command = read_view(words) or _named(words, Typed(words))
    return Guess(words) if command and is_beside(said, words) else command


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


def _talk(said: str, bad: BadCommand) -> Command | None:
    """What a sentence means that begins as a command does; None where it is that, and wrong."""
    if bad.trouble is Trouble.NOT_AN_ID:
        return _answering(said) or offered(said) or _about_one(said)
    return offered(said) if bad.command == "assign" else None


def _about_one(said: str) -> Command | None:
    """The one id that stands behind other words: "status update on CABLES-1"."""
    rest = said.partition(" ")[2]
    ids = ids_in(rest)
    return Show(ids[0]) if len(ids) == 1 and not leading_id(rest) else None


def _bare(said: str, typed: Typed) -> Command:
    id = whole_id(said)
    first, _, rest = said.partition(" ")
    if leading_id(rest):
        slips = tuple(verb for verb in _VERBS if OSA.distance(first.casefold(), verb) == 1)
        if slips:
            return BadCommand(Trouble.UNKNOWN_COMMAND, first, suggestions=slips)
    if id:
        return Show(id)
    if led := _of_people(said):
        return led
    if not _DIGIT.search(said):
        return _sentence(said)
    if quoted := _quoted(said):
        return quoted
    offer = offered(said)
    if offer and typed.plain.endswith(offer.note):
        return replace(offer, note=typed.last(offer.note))
    return offer or _sentence(said)


def _quoted(said: str) -> Command | None:
    """A sentence of the statement, where its reference is all that is asked for."""
    found = find_reference(said) if len(said) <= LONGEST else None
    return Show(found[0]) if found and not subject(found[1]) else None


def _of_people(said: str) -> Command | None:
    """What those lead whom somebody names and nothing else, as far as it is to be narrowed down."""
    if "<@" not in said:
        return None
    found = read_filter(said, "list")
    return None if isinstance(found, BadCommand) or found.topics else ListFiltered(found)


def _sentence(said: str) -> Command:
    """Read words that no command begins."""
    channel = named_channel(said)
    if channel and not asked(said):
        return BadCommand(Trouble.NOT_A_TOPIC, channel)
    return _answering(said) or _ending(said) or Find(said)


def _ending(said: str) -> Command | None:
    """Read words that end with the name of a command, as Japanese has it: 海底 検索."""
    rest, _, name = said.rpartition(" ")
    item = None if name.isascii() else _BY_NAME.get(name.rstrip(".!?。"))
    command = item.read(rest) if item and rest else None
    return None if isinstance(command, BadCommand) else command


# Every file of this folder; a noun's says in MENU what people type, and in VIEWS what nobody does.
_NOUNS = [
    import_module(f"{commands.__name__}.{noun.name}") for noun in iter_modules(commands.__path__)
]
MENU: tuple[MenuItem, ...] = (
    # These three read any other command.
    MenuItem("help", "help [command]", _help, ("ヘルプ", "使い方")),
    MenuItem("show", "show <ID>", _show, ("表示",)),
    MenuItem("list", f"list {FILTERS}", _list, ("一覧", "リスト")),
    *(item for noun in _NOUNS for item in getattr(noun, "MENU", ())),
)
VIEWS: tuple[View, ...] = tuple(view for noun in _NOUNS for view in getattr(noun, "VIEWS", ()))
_NAMES = tuple(item.name for item in MENU)
_BY_NAME = {name: item for item in MENU for name in (item.name, *item.aliases)}
_VERBS = tuple(dict.fromkeys(name.split()[0] for name in _NAMES))
_BY_VERB = {view.verb: view for view in VIEWS}
_BY_COMMAND = {view.command: view for view in VIEWS}
