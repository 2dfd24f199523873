"""Messages and forms as a reviewer reads them: the words, the buttons, one line of block kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from bot.domain.commands.press import Press
from bot.render.kit.message import Block, Message
from bot.simulator.block_kit import elements


class OneFile(SingleFileSnapshotExtension):
    """What one test draws, in a text file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def readable(message: Message) -> str:
    """A message's text, what is drawn in other words, its buttons, and its kinds of blocks."""
    drawn = [f"drawn: {words}" for words in _drawn_otherwise(message)]
    return "\n".join([message.text, *drawn, *_buttons(message.blocks), _kinds(message.blocks)])


def compact(message: Message) -> str:
    """A message's text, and its buttons."""
    return "\n".join([message.text, *_buttons(message.blocks)])


def readable_form(view: dict[str, Any]) -> str:
    """A modal's title, its words and fields from top to bottom, and its kinds of blocks."""
    labels = [view[each]["text"] for each in ("title", "submit", "close") if each in view]
    lines = [line for block in view["blocks"] for line in _lines(block)]
    return "\n".join([" | ".join(labels), *lines, _kinds(view["blocks"])])


def _kinds(blocks: Sequence[Block]) -> str:
    runs = ((kind, len(list(run))) for kind, run in groupby(block["type"] for block in blocks))
    return "blocks: " + ", ".join(kind if n == 1 else f"{kind} × {n}" for kind, n in runs)


def _drawn_otherwise(message: Message) -> Iterator[str]:
    told = _plain(message.text)
    for block in message.blocks:
        if block["type"] != "actions":
            for words in _words({name: block[name] for name in block if name != "accessory"}):
                yield from (line for line in words.splitlines() if _plain(line) not in told)


def _plain(words: str) -> str:
    """Without Slack's markup, in which the text and what is drawn may differ."""
    return re.sub(r"<[^|>]*\|([^>]*)>|[*_]", r"\1", words)


def _buttons(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for button in elements(block):
            yield _button(button)


def _button(button: dict[str, Any]) -> str:
    press = Press.decode(button["value"])
    assert press is not None, button
    label, spoken = button["text"]["text"], button.get("accessibility_label", "")
    asks = " (asks first)" if "confirm" in button else ""
    return f"[{label}]{f' {spoken}' if spoken else ''} → {press.command}{asks}"


def _lines(block: Block) -> Iterator[str]:
    if block["type"] != "input":
        yield from _words(block)
        return
    element = block["element"]
    told = [f"{block['label']['text']}: {element['type']}"]
    told += ["optional"] if block.get("optional") else []
    told += [f"hint “{block['hint']['text']}”"] if "hint" in block else []
    yield f"{block['block_id']} · {'; '.join(told)}"
    for option in element.get("options", ()):
        chosen = "•" if option == element.get("initial_option") else "◦"
        yield f"  {chosen} {option['text']['text']} = {option['value']}"
    for name, value in element.items():
        if name.startswith("initial_") and name != "initial_option":
            yield f"  {name}: {value}"


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(words := value.get("text"), str):
            yield words
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _words(each)
