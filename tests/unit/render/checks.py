"""What holds for every message, whatever it tells, and what can be read off it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.domain.commands.press import Press
from bot.domain.outcomes.base import Outcome
from bot.render.answer import answer
from bot.render.kit.message import Block, Message
from bot.simulator.block_kit import NEWEST, elements, validate


def assert_slack_takes(message: Message) -> None:
    """The limits of Block Kit and our own, closer ones; nothing that could ring a channel."""
    for blocks in (message.blocks, message.plainly.blocks):
        assert validate(blocks, "message") == []
        assert len(blocks) <= 50
    assert validate(message.plainly.blocks, "message", refused=NEWEST) == []
    assert 0 < len(message.text) <= 4000
    buttons = buttons_of(message)
    ids = [button["action_id"] for button in buttons]
    assert len(ids) == len(set(ids)), ids
    assert all(id.startswith("dpc.") for id in ids)
    for button in buttons:
        assert Press.decode(button["value"]) is not None
        assert len(button["value"]) <= 2000
    marked = [*marked_up(message.blocks), *marked_up(message.plainly.blocks)]
    for text in marked:
        assert text["verbatim"] is True
    for words in [message.text, *(text["text"] for text in marked)]:
        assert not any(ring in words.casefold() for ring in ("@here", "@channel", "@everyone"))
        assert "<" not in words.replace("<#C0DESK>", "")


def buttons_of(message: Message) -> list[dict[str, Any]]:
    """All buttons of a message."""
    return [button for block in message.blocks for button in elements(block)]


def labels(message: Message) -> dict[str, str]:
    """Every button's label, or what it is called out of context, with its command."""
    found = {}
    for button in buttons_of(message):
        press = Press.decode(button["value"])
        assert press is not None
        label = button.get("accessibility_label", button["text"]["text"])
        found[label] = press.command
    return found


def all_pages(outcome: Outcome, viewer: str | None = None) -> list[Message]:
    """Page after page, as the buttons turn them."""
    pages = [answer(outcome, viewer=viewer)]
    while following := pressed(pages[-1], "Next page"):
        assert following.page == len(pages) + 1
        pages.append(answer(outcome, viewer=viewer, page=following.page))
    return pages


def pressed(message: Message, label: str) -> Press | None:
    """What the button that begins with these words carries."""
    found = [b["value"] for b in buttons_of(message) if b["text"]["text"].startswith(label)]
    return Press.decode(found[0]) if found else None


def marked_up(value: Any) -> Iterator[Block]:
    """All text objects in Slack's markup, however deep."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from marked_up(each)


def quotations(message: Message) -> list[str]:
    """The words of every quotation, joined as they are read."""
    return [
        "".join(run["text"] for run in element["elements"])
        for block in message.plainly.blocks
        if block["type"] == "rich_text"
        for element in block["elements"]
        if element["type"] == "rich_text_quote"
    ]
