"""Messages for those who only read: without the buttons that they may not use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.domain.commands.press import Act
from bot.render.kit.message import Block, Message

# Whoever reads only may choose their language all the same.
_OWN = f"dpc.{Act.DO}.language"
_CHANGING = (f"dpc.{Act.DO}", f"dpc.{Act.FORM}", f"dpc.{Act.PIN}")
_NOTHING = {"type": "raw_text", "text": "–"}


def to_read(message: Message) -> Message:
    """The same message without what changes anything; all words stay."""
    plain = None if message.plain is None else tuple(_blocks(message.plain))
    return replace(message, blocks=tuple(_blocks(message.blocks)), plain=plain)


def _blocks(blocks: Iterable[Block]) -> list[Block]:
    return [drawn for block in blocks if (drawn := _block(block))]


def _block(block: Block) -> Block | None:
    """A block without such buttons; None where it held nothing else."""
    match block["type"]:
        case "actions":
            left = [each for each in block["elements"] if not _changes(each)]
            return block | {"elements": left} if left else None
        case "container":
            return block | {"child_blocks": _blocks(block["child_blocks"])}
        case "data_table":
            rows = [[_NOTHING if _changes(cell) else cell for cell in row] for row in block["rows"]]
            return block | {"rows": rows}
        case _ if _changes(block.get("accessory")):
            return {key: value for key, value in block.items() if key != "accessory"}
    return block


def _changes(element: Any) -> bool:
    """Whether pressing an element of a block changes something."""
    name = element.get("action_id", "") if isinstance(element, dict) else ""
    return name.startswith(_CHANGING) and not name.startswith(_OWN)
