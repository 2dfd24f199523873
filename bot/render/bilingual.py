"""A message in the language of its reader, or, for a channel of both, in English and Japanese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.languages import BOTH, ENGLISH, JAPANESE
from bot.render.kit.blocks import divider, small
from bot.render.kit.language import speaking
from bot.render.kit.message import Message
from bot.render.kit.pages import MESSAGE


def worded(locale: str, draw: Callable[[], Message]) -> Message:
    """Draw a message in the language of a locale.

    In both, the second follows the first, without its buttons again; of a message that is too
    long for that only the first line stands above in the second language.
    """
    if locale != BOTH:
        with speaking(locale):
            return draw()
    with speaking(ENGLISH):
        first = draw()
    with speaking(JAPANESE):
        second = draw()
    blocks = tuple(_unpressed(block) for block in second.blocks if block["type"] != "actions")
    whole = (*first.blocks, *divider().blocks, *blocks)
    text = f"{first.text}\n\n{second.text}"
    if len(whole) > MESSAGE.blocks or len(text) > MESSAGE.text:
        line = small(second.text.partition("\n")[0])
        whole, text = (*line.blocks, *first.blocks), f"{line.text}\n{first.text}"
    return replace(first, blocks=whole, text=text, language=BOTH)


def _unpressed(block: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in block.items() if key != "accessory"}
