"""The people whom a command names: picked from Slack's list, which makes them `<@U…|name>`."""

from __future__ import annotations

import re

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.people import is_user_id
from bot.domain.text import around

# A person picked from Slack's list, with the name that Slack may add to it.
_PERSON = re.compile(r"<@(?P<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
# What Slack's list offers beside people: a group, a channel, everybody in it.
_GROUP = re.compile(r"<!(?:subteam\^\w+|here|channel|everyone)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#[CG]\w+(?:\|[^>]*)?>")
_TYPED = re.compile(r"(?<!\S)@\S+")
_QUOTED = re.compile(r'"[^"]*"')


def find_person(text: str, command: str) -> re.Match[str] | BadCommand | None:
    """Find the one person whom `text` names: a match whose group `user` is an id of Slack's.

    None where nobody is named; for several people, and for a name that was typed out rather than
    picked, what is wrong with the `command`. What stands in quotes is no name of a person.
    """
    people = list(_PERSON.finditer(text))
    if len(people) > 1:
        return BadCommand(Trouble.SEVERAL_PEOPLE, command=command)
    if people:
        return people[0]
    if group := _GROUP.search(text):
        return BadCommand(Trouble.A_GROUP, group[0], command)
    if channel := named_channel(text):
        return BadCommand(Trouble.A_CHANNEL, channel, command)
    typed = typed_person(text)
    return BadCommand(Trouble.NOT_A_PERSON, typed, command) if typed else None


def find_people(text: str) -> tuple[tuple[str, ...], str]:
    """Take everybody who was picked out of `text`: their ids, and the words around them."""
    users = tuple(dict.fromkeys(found["user"] for found in _PERSON.finditer(text)))
    return users, " ".join(_PERSON.sub(" ", text).split()) if users else text


def typed_person(text: str) -> str | None:
    """Find a name that was typed out after an @, rather than picked; what is in quotes is none."""
    typed = _TYPED.search(_QUOTED.sub(" ", text))
    return typed[0] if typed else None


def named_channel(text: str) -> str | None:
    """Slack's token of a channel that was picked from its list; None where none was."""
    found = _CHANNEL.search(text)
    return found and found[0]


def no_topic(text: str, command: str) -> BadCommand | None:
    """What is wrong where a group or a channel stands among what a list is narrowed down to."""
    if group := _GROUP.search(text):
        return BadCommand(Trouble.A_GROUP, group[0], command)
    channel = named_channel(text)
    return BadCommand(Trouble.NOT_A_TOPIC, channel, command) if channel else None


def take_person(text: str, command: str) -> tuple[str | None, str] | BadCommand:
    """Take the one person out of `text`: their id, None for nobody, and the words around them."""
    found = find_person(text, command)
    if isinstance(found, BadCommand):
        return found
    if not found:
        return None, text
    return found["user"], " ".join(around(found).split())


def passes_for_person(name: str) -> bool:
    """Whether a unit's name could be taken for somebody of Slack's."""
    return is_user_id(name) or _PERSON.search(name) is not None
