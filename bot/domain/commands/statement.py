"""Questions about the statement: topics, deliverables, sentences, instruments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, MenuItem, Question, Trouble, alone
from bot.domain.commands.people import named_channel
from bot.domain.commands.words import unquoted, whole_id


@dataclass(frozen=True)
class ListTopics(Question):
    """The ten topics with their progress."""


@dataclass(frozen=True)
class ShowTopic(Question):
    """One topic by name, number, alias or code: `name` is normalised, not yet looked up."""

    name: str


@dataclass(frozen=True)
class Show(Question):
    """One deliverable, milestone or sentence: `id` is canonical ("CYBER-2", "6.3")."""

    id: str


@dataclass(frozen=True)
class Search(Question):
    """Verbatim sentences and deliverables that hold the words."""

    words: str


@dataclass(frozen=True)
class Find(Question):
    """Bare words: a topic's name if they are one, else a search."""

    words: str


@dataclass(frozen=True)
class ListInstruments(Question):
    """Memoranda and arrangements."""


def topic(rest: str) -> Command:
    """`topic <name>`."""
    if channel := named_channel(rest):
        return BadCommand(Trouble.NOT_A_TOPIC, channel, "topic")
    return ShowTopic(unquoted(rest)) if rest else ListTopics()


def show(rest: str) -> Command:
    """`show <ID>`, and forgivingly a name."""
    if not rest:
        return BadCommand(Trouble.MISSING, command="show")
    id = whole_id(rest)
    return Show(id) if id else Find(rest)


_FOR = re.compile(r"^(?:for|about)\b ?", re.IGNORECASE)


def search(rest: str) -> Command:
    """`search <words>`; quotes are kept, they hold a phrase together."""
    words = _FOR.sub("", rest)
    return Search(words) if words else BadCommand(Trouble.MISSING, command="search")


MENU = (
    MenuItem("topics", "topics", alone(ListTopics()), ("トピック一覧", "分野", "分野一覧")),
    MenuItem("topic", "topic <name>", topic, ("トピック",)),
    MenuItem("search", "search <words>", search, ("検索",)),
    MenuItem("instruments", "instruments", alone(ListInstruments()), ("覚書", "覚書一覧")),
)
