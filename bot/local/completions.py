"""What the local workspace's composer completes: the bot's commands, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.domain.commands.menu import MENU
from bot.domain.statement import Catalogue
from bot.render.kit.language import speaking
from bot.render.kit.words import title
from bot.render.usages import FIRST, purpose
from bot.simulator.page import Completion, Subject

_MEETINGS = ("mute", "unmute", "milestone ")


@lru_cache
def commands(locale: str) -> list[Completion]:
    """The bot's commands: those that matter first, then the rest of the menu."""
    usages = {item.name: item.usage for item in MENU}
    with speaking(locale):
        return [_command(name, usages[name]) for name in dict.fromkeys([*FIRST, *usages])]


def subjects(catalogue: Catalogue, locale: str) -> list[Subject]:
    """What the statement names: topics by code, in English and Japanese; and what has an id."""
    with speaking(locale):
        return list(_subjects(catalogue))


def _subjects(catalogue: Catalogue) -> Iterator[Subject]:
    for topic in catalogue.topics:
        yield Subject("topic", topic.code, f"{topic.title} · {topic.japanese}")
    for deliverable in catalogue.followed:
        yield Subject("deliverable", deliverable.id, title(deliverable))
    for milestone in catalogue.milestones:
        yield Subject("milestone", milestone.id, title(milestone))


def _command(name: str, usage: str) -> Completion:
    arguments = usage.removeprefix(name).lstrip()
    return Completion(name, arguments, purpose(name), tuple(_takes(name, arguments)))


def _takes(name: str, arguments: str) -> Iterator[str]:
    """The kinds of things that the command's first argument may name."""
    first = arguments.partition(" ")[0]
    if "ID" in first:
        yield "milestone" if name.startswith(_MEETINGS) else "deliverable"
    if "topic" in first or name == "topic":
        yield "topic"
    if name == "show":
        yield "milestone"
