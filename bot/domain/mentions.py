"""Slack's tokens in what people typed: people, channels, groups, dates and links.

They are kept as Slack passed them on. Whoever reads them reads names, and nobody is rung.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from bot.domain.commands.base import Command

_TOKEN = re.compile(
    r"<(?:(?P<kind>[@#!])(?P<id>[\w^{}:.,~/ -]+?)|(?P<link>(?:https?://|mailto:)[^\s<>|]+))"
    r"(?:\|(?P<label>[^<>|]*))?>"
)
# The fields of commands that hold what people have worded.
_WORDED = ("note", "remark", "title", "place")
MOST = 5  # people that Slack is asked about for one command

C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Token:
    """One token: its kind ("@", "#", "!", or "" for a link), what it points to, and its label."""

    kind: str
    id: str
    label: str


def parts(text: str) -> Iterator[str | Token]:
    """The words of a text and the tokens between them, in order."""
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        id = found["id"] or found["link"]
        yield Token(found["kind"] or "", id, found["label"] or "")
        at = found.end()
    if at < len(text):
        yield text[at:]


def in_words(text: str, name: Callable[[Token], str]) -> str:
    """The text with the words that `name` has for each token."""
    if "<" not in text:
        return text
    return "".join(part if isinstance(part, str) else name(part) for part in parts(text))


def reads_as(stored: str, said: str) -> bool:
    """Whether words are those that are stored, with names in place of the tokens."""
    pattern = "".join(re.escape(part) if isinstance(part, str) else ".+?" for part in parts(stored))
    return re.fullmatch(pattern, said, re.DOTALL) is not None


def unnamed(command: Command) -> tuple[str, ...]:
    """The users whom a command mentions by their ids alone, the first few of them."""
    worded = (getattr(command, field, None) for field in _WORDED)
    tokens = (part for text in worded if text for part in parts(text))
    ids = (t.id for t in tokens if isinstance(t, Token) and t.kind == "@" and not t.label)
    return tuple(dict.fromkeys(ids))[:MOST]


def named(command: C, names: Mapping[str, str]) -> C:
    """The command with the `names` of the users whom it mentions by their ids alone."""

    def name(token: Token) -> str:
        label = token.label or (names.get(token.id, "") if token.kind == "@" else "")
        return f"<{token.kind}{token.id}{'|' if label else ''}{_harmless(label)}>"

    changed = {
        field.name: in_words(text, name)
        for field in fields(command)  # type: ignore[arg-type]
        if field.name in _WORDED and (text := getattr(command, field.name))
    }
    return replace(command, **changed) if names and changed else command  # type: ignore[type-var]


def _harmless(label: str) -> str:
    """A name that ends no token."""
    return re.sub(r"[<>|]", "", label)
