"""What people do, from the words that `conversation` describes."""

from __future__ import annotations

import re
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bot.simulator.model import Person

if TYPE_CHECKING:
    from tests.slack.world import World

Doing = Coroutine[Any, Any, Any]

_BUTTON = re.compile(r"(home )?\[(.+)\]")


def act(world: World, person: Person, does: str) -> Doing:
    """What somebody does, to be run on the workspace's own loop."""
    return (
        _in_a_view(world, person, does)
        or _by_shortcut(world, person, does)
        or _saying(world, person, does)
    )


def _in_a_view(world: World, person: Person, does: str) -> Doing | None:
    """On the Home tab, or in the modal that lies over everything else."""
    gateway, modals = world.local.gateway, world.local.slack.views(person.id)
    if does == "home":
        return gateway.open_home(person.id)
    if button := _BUTTON.fullmatch(does):
        if button[1]:
            return world.press_in(person.name, world.home(person.name), button[2])
        return world.press_in(person.name, modals[-1], button[2]) if modals else None
    if modals and does.startswith("submit"):
        return world.submit(person.name, does.removeprefix("submit").strip())
    if modals and does == "close":
        return gateway.close_view(person.id, modals[-1].id)
    return None


def _by_shortcut(world: World, person: Person, does: str) -> Doing | None:
    if does == "find a commitment":
        return world.local.gateway.shortcut(person.id, "find_commitment", world.channel())
    if does == "record as evidence":
        said = next(each for each in reversed(world.messages) if each.to is None)
        place = (said.channel, said.ts)
        return world.local.gateway.message_shortcut(person.id, "record_evidence", *place)
    return None


def _saying(world: World, person: Person, does: str) -> Doing:
    """In a channel, a thread or a direct message: words, a command, a button there."""
    gateway, here = world.local.gateway, world.channel()
    if named := re.match(r"#([\w-]+) ", does):
        here, does = world.channel(named[1]), does[named.end() :]
    if does.startswith("/"):
        return gateway.command(person.id, here, does)
    if button := _BUTTON.fullmatch(does):
        return world.press(person.name, *world.find(person.name, button[2]))
    if does.startswith("> "):
        channel, root = world.thread
        return gateway.say(person.id, channel, does[2:], root)
    if does.startswith("dm "):
        direct = world.local.slack.direct(person.id).id
        return gateway.say(person.id, direct, does[3:])
    return gateway.say(person.id, here, does)
