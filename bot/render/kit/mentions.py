"""What people typed, with names for Slack's tokens: nothing raw is read, and nobody is rung."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.domain.mentions import Token, in_words, parts
from bot.render.kit.language import _

if TYPE_CHECKING:
    from bot.render.kit.message import Block

_NOBODY: Mapping[str, str] = {}


def readable(text: str, names: Mapping[str, str] = _NOBODY) -> str:
    """The text with names in place of tokens; `names` are those of users, by their ids."""
    if "<" not in text:
        return text
    somebody, group = _("somebody"), _("a group")
    return in_words(text, lambda token: plainly(token, names, somebody, group))


def plainly(token: Token, names: Mapping[str, str], somebody: str, group: str) -> str:
    """A token in words: "@Clara Lindqvist", "#cyber-eu", an address, the words of a date.

    `somebody` and `group` are what users and groups are called whose name nobody knows.
    """
    match token.kind:
        case "@":
            return f"@{(token.label or names.get(token.id) or somebody).lstrip('@')}"
        case "#":
            return f"#{(token.label or token.id).lstrip('#')}"
        case "!" if token.id.startswith("subteam^") and not token.label:
            return group
        case "!":
            is_date = token.id.startswith("date^")
            return token.label if is_date else f"@{(token.label or token.id).lstrip('@')}"
        case _:
            return token.id.removeprefix("mailto:")


def runs(text: str) -> list[Block]:
    """The same as elements of rich text; a channel as Slack shows it to those who may see it."""
    return [_run(part) for part in parts(text)] if "<" in text else [_words(text)]


def _run(part: str | Token) -> Block:
    if isinstance(part, Token):
        if part.kind == "#":
            return {"type": "channel", "channel_id": part.id}
        if part.kind == "" and not part.id.startswith("mailto:"):
            return {"type": "link", "url": part.id}
        return _words(plainly(part, _NOBODY, _("somebody"), _("a group")))
    return _words(part)


def _words(text: str) -> Block:
    return {"type": "text", "text": text}
