"""What the bot must never send: words that call somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.simulator.model import State

_RINGS = re.compile(r"<[!@]|@(here|channel|everyone)", re.IGNORECASE)


def assert_nothing_rings(state: State) -> None:
    """No message of the bot mentions anybody, in its text or in a block's markup."""
    for message in state.messages:
        if message.user == state.bot_user:
            for words in (message.text, *_markup(message.blocks)):
                assert not _RINGS.search(words), words


def _markup(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            assert value.get("verbatim") is True, value
            yield value["text"]
        if value.get("type") in ("user", "usergroup", "broadcast"):
            yield f"<!{value['type']}>"
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _markup(each)
