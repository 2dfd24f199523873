"""A message in the language of its reader, or, for a channel of both, in English and Japanese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.languages import BOTH, ENGLISH, JAPANESE
from bot.render.kit.blocks import divider, small
from bot.render.kit.language import speaking
from bot.render.kit.message import Block, Message
from bot.render.kit.pages import MESSAGE


def worded(locale: str, draw: Callable[[], Message]) -> Message:
    """Draw a message in the language of a locale.

    In both, the second follows the first, without its buttons again; of a message that is too
    long for that, or holds a table, only the first line stands above in the second language.
    """
    if locale != BOTH:
        with speaking(locale):
            return draw()
    with speaking(ENGLISH):
        first = draw()
    with speaking(JAPANESE):
        second = draw()
    return _one_after_the_other(first, second) or _announced(first, second)


def _one_after_the_other(first: Message, second: Message) -> Message | None:
    """Both whole; None where that is too long."""
    text = f"{first.text}\n\n{second.text}"
    told = [_unpressed(block) for block in second.blocks if block["type"] != "actions"]
    blocks = (*first.blocks, *divider().blocks, *told)
    if first.plain is not None or len(blocks) > MESSAGE.blocks or len(text) > MESSAGE.text:
        return None
    return replace(first, text=text, blocks=blocks, language=BOTH)


def _announced(first: Message, second: Message) -> Message:
    """The first, under the first line of the second."""
    line = small(second.text.partition("\n")[0])
    plain = None if first.plain is None else (*line.blocks, *first.plain)
    text, blocks = f"{line.text}\n{first.text}", (*line.blocks, *first.blocks)
    return replace(first, text=text, blocks=blocks, plain=plain, language=BOTH)


def _unpressed(block: Block) -> Block:
    return {key: value for key, value in block.items() if key != "accessory"}
