"""What blocks stand on: a message, a modal or a Home tab."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.block_kit import each_of, elements
from bot.simulator.model import Block, Message, View

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Surface:
    """What blocks stand on.

    Attributes:
        prefix: begins the ids of its elements; a message may stand in the timeline and in the
            thread.
        keys: goes on with them, by block and action.
        path: where the use of an element is sent …
        where: … with what says where it stands.
        kept: what was chosen or typed before, by block and action.
        errors: words at a field, by block.
        is_form: whether its fields are sent together: then each has its own name.
    """

    prefix: str
    keys: Mapping[tuple[str, str], str]
    path: str
    where: Mapping[str, str]
    kept: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    is_form: bool = False


def of_message(message: Message, viewer: str, pane: str = "timeline") -> Surface:
    """A message in the "timeline" or in the "thread" of whoever looks."""
    where = {"as": viewer, "channel": message.channel, "message": message.ts}
    return Surface(f"{pane}-{message.ts}", _keys(message.blocks), "/click", where)


def of_view(view: View) -> Surface:
    """A modal or a Home tab."""
    where = {"as": view.user, "view": view.id}
    keys = _keys(view.blocks)
    return Surface(view.id, keys, "/view/click", where, view.values, view.errors, is_form=True)


def _keys(blocks: Sequence[Block]) -> dict[tuple[str, str], str]:
    """What the ids of the elements end in, alike from update to update.

    A block that the bot gives no id gets another one at each update. So an input is known by its
    block, which the bot names to read it; anything else by its action, and by how many there were.
    """
    keys: dict[tuple[str, str], str] = {}
    seen: Counter[str] = Counter()
    for block in each_of(blocks):
        if block["type"] == "container":
            seen["box"] += 1
            keys[block.get("block_id", ""), ""] = f"box-{seen['box']}"
        for element in elements(block):
            ids = ids_of(element, block)
            name = ids[block["type"] != "input"]
            seen[name] += 1
            keys[ids] = f"{name}-{seen[name]}".replace(" ", "-")
    return keys


def ids_of(element: Json, block: Json) -> tuple[str, str]:
    """The ids by which the bot hears of an element: of its block, and its own."""
    return block.get("block_id", ""), element["action_id"]
