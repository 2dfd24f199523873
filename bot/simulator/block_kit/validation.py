"""What Slack would refuse in what the bot sends, in Slack's words and with a JSON pointer."""

import copy
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, cast

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.simulator.block_kit.blocks import Home, Modal, OfMessage, OfView, repeated
from bot.simulator.model import Block

Surface = Literal["message", "modal", "home"]

_OF_VIEW: TypeAdapter[Any] = TypeAdapter(OfView)
_SURFACES: dict[Surface, TypeAdapter[Any]] = {
    "message": TypeAdapter(OfMessage),
    "modal": _OF_VIEW,
    "home": _OF_VIEW,
}
_VIEW: TypeAdapter[Any] = TypeAdapter(Annotated[Modal | Home, Field(discriminator="type")])
_WORDS: dict[
    str, Callable[[dict[str, Any]], str]
] = {  # Slack's own words for the commonest refusals
    "string_too_long": lambda ctx: f"must be less than {ctx['max_length'] + 1} characters",
    "string_too_short": lambda ctx: f"must be more than {ctx['min_length'] - 1} characters",
    "too_long": lambda ctx: f"no more than {ctx['max_length']} items allowed",
    "too_short": lambda ctx: f"no fewer than {ctx['min_length']} items allowed",
    "union_tag_invalid": lambda ctx: f"unsupported type: {ctx['tag']}",
    "extra_forbidden": lambda ctx: "invalid additional property",
    "missing": lambda ctx: "missing required field",
}


def validate(blocks: Sequence[Block], surface: Surface) -> list[str]:
    """What Slack would refuse in these blocks on this surface; empty when it would take them.

    Each problem ends with a JSON pointer to its place: "… [json-pointer:/blocks/0/text/text]".
    """
    return _problems(_SURFACES[surface], list(blocks), "/blocks") or _twice(blocks, "/blocks")


def validate_view(definition: Mapping[str, Any]) -> list[str]:
    """What Slack would refuse in a modal or a Home tab; the pointers begin with "/view"."""
    definition = dict(definition)
    problems = _problems(_VIEW, definition, "/view")
    return problems or _twice(definition["blocks"], "/view/blocks")


def with_ids(blocks: Sequence[Block]) -> list[Block]:
    """A copy of valid blocks in which each block and element has an id, as Slack fills them in."""
    filled = copy.deepcopy(list(blocks))
    for block in filled:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return filled


def elements(block: Block) -> list[dict[str, Any]]:
    """The interactive elements of a valid block."""
    if block["type"] == "actions":
        return list(block["elements"])
    if block["type"] == "input":
        return [block["element"]]
    return [block["accessory"]] if block.get("accessory") else []


def _problems(rules: TypeAdapter[Any], given: object, root: str) -> list[str]:
    try:
        rules.validate_python(given)
    except ValidationError as refused:
        return [_problem(error, given, root) for error in refused.errors(include_url=False)]
    return []


def _twice(blocks: Sequence[Block], root: str) -> list[str]:
    twice = repeated(block.get("block_id") for block in blocks)
    return [f"block_id `{each}` is used twice [json-pointer:{root}]" for each in twice]


def _problem(error: ErrorDetails, given: object, root: str) -> str:
    words = _WORDS.get(error["type"])
    what = words(error.get("ctx", {})) if words else error["msg"]
    return f"{what} [json-pointer:{_pointer(error['loc'], given, root)}]"


def _pointer(loc: tuple[int | str, ...], given: object, root: str) -> str:
    """Drops the names of the unions' members, which pydantic puts after the step to each."""
    pointer, here, named = root, cast(Any, given), False
    for step in loc:
        if not named and isinstance(here, dict) and step == here.get("type"):
            named = True
            continue
        pointer, named = f"{pointer}/{step}", False
        is_there = step in here if isinstance(here, dict) else isinstance(here, list)
        here = here[step] if is_there else None
    return pointer
