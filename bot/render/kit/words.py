"""Words: what others typed made harmless, and a little English grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.people import NAME_LIMIT
from bot.domain.sides import Side

NAME = NAME_LIMIT  # to which names are cut

SIDES = {Side.EU: "EU", Side.JAPAN: "Japan", Side.COORDINATOR: "coordinator"}
THE = {Side.EU: "the EU", Side.JAPAN: "Japan"}

_RINGS = re.compile(r"@(?=here|channel|everyone|group)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def escape(text: str) -> str:
    """Make any text harmless in Slack's markup: nothing in it is a link, and nothing rings."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _RINGS.sub("@" + _WORD_JOINER, plain) if "@" in plain else plain


def shorten(text: str, limit: int = 80) -> str:
    """Put a text on one line of at most `limit` characters; a cut shows as an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """Count a regular noun: "1 deliverable", "3 deliverables", "no deliverables"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """List in English: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
