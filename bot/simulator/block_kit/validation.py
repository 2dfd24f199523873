"""What Slack would refuse in what the bot sends, in Slack's words and with a JSON pointer."""

import copy
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple, cast

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.simulator.block_kit.blocks import repeated
from bot.simulator.block_kit.surfaces import Home, Modal, OfHome, OfMessage, OfModal
from bot.simulator.model import Block

Surface = Literal["message", "modal", "home"]

_SURFACES: dict[Surface, TypeAdapter[Any]] = {
    "message": TypeAdapter(OfMessage),
    "modal": TypeAdapter(OfModal),
    "home": TypeAdapter(OfHome),
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
    "greater_than": lambda ctx: f"must be greater than {ctx['gt']:g}",
    "greater_than_equal": lambda ctx: f"must be no less than {ctx['ge']:g}",
    "less_than_equal": lambda ctx: f"must be no more than {ctx['le']:g}",
}
_MOST_CHARTS = 2  # a message; found by those who tried, Slack's reference does not say it
_MOST_CHARACTERS = {  # over all blocks of a type in one message
    "data_table": 20_000,
    "table": 10_000,
    "markdown": 12_000,
}


class Problem(NamedTuple):
    """Something that Slack would refuse.

    Attributes:
        pointer: a JSON pointer to its place, such as "/blocks/0/text".
        message: what is wrong, in Slack's words.
        expected: the types that would be taken there, if that is what is wrong.
    """

    pointer: str
    message: str
    expected: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As Slack says it in `response_metadata`."""
        return f"{self.message} [json-pointer:{self.pointer}]"


def validate(blocks: Sequence[Block], surface: Surface, refused: Collection[str] = ()) -> list[str]:
    """As `problems`, in words; each ends with its place: "… [json-pointer:/blocks/0/text/text]"."""
    return [str(each) for each in problems(blocks, surface, refused)]


def validate_view(definition: Mapping[str, Any], refused: Collection[str] = ()) -> list[str]:
    """As `problems_of_view`, in words."""
    return [str(each) for each in problems_of_view(definition, refused)]


def problems(
    blocks: Sequence[Block], surface: Surface, refused: Collection[str] = (), root: str = "/blocks"
) -> list[Problem]:
    """What Slack would refuse in these blocks on this surface; empty when it would take them.

    Args:
        blocks: as they were sent.
        surface: where they are to stand.
        refused: types of blocks that this workspace does not take, wherever they stand.
        root: how the pointers begin.
    """
    return (
        _missing_here(blocks, refused, root)
        or _problems(_SURFACES[surface], list(blocks), root)
        or _together(blocks, root)
    )


def problems_of_view(
    definition: Mapping[str, Any], refused: Collection[str] = (), root: str = "/view"
) -> list[Problem]:
    """What Slack would refuse in a modal or a Home tab; arguments as those of `problems`."""
    definition = dict(definition)
    blocks, place = definition.get("blocks"), f"{root}/blocks"
    new = _missing_here(blocks, refused, place) if isinstance(blocks, list) else []
    wrong = new or _problems(_VIEW, definition, root)
    return wrong or _together(definition["blocks"], place)


def with_ids(blocks: Sequence[Block]) -> list[Block]:
    """A copy of valid blocks in which each block and element has an id, as Slack fills them in."""
    filled = copy.deepcopy(list(blocks))
    for block in each_of(filled):
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return filled


def each_of(blocks: Sequence[Block]) -> Iterator[Block]:
    """Valid blocks with those inside them: a carousel's cards, a container's blocks."""
    for block in blocks:
        yield block
        if block["type"] == "container":
            yield from block["child_blocks"]
        if block["type"] == "carousel":
            yield from block["elements"]


def elements(block: Block) -> list[dict[str, Any]]:
    """The interactive elements of a valid block, but for those of the blocks inside it."""
    match block["type"]:
        case "actions" | "context_actions":
            return list(block["elements"])
        case "input":
            return [block["element"]]
        case "card":
            return list(block.get("actions") or ())
        case "data_table":
            return [cell for cell in chain(*block["rows"]) if cell["type"] == "button"]
    accessory = block.get("accessory")
    return [accessory] if accessory and accessory["type"] != "image" else []


def _missing_here(blocks: Sequence[Block], refused: Collection[str], root: str) -> list[Problem]:
    types = [block.get("type") for block in blocks if isinstance(block, dict)]
    return [
        Problem(f"{root}/{number}/type", f"unsupported type: {kind}")
        for number, kind in enumerate(types)
        if kind in refused
    ]


def _problems(rules: TypeAdapter[Any], given: object, root: str) -> list[Problem]:
    try:
        rules.validate_python(given)
    except ValidationError as refused:
        return [_problem(error, given, root) for error in refused.errors(include_url=False)]
    return []


def _together(blocks: Sequence[Block], root: str) -> list[Problem]:
    """What is wrong with blocks of which each by itself is right."""
    every = list(each_of(blocks))
    twice = repeated(block.get("block_id") for block in every)
    wrong = [Problem(root, f"block_id `{each}` is used twice") for each in twice]
    charts = [block["type"] for block in every].count("data_visualization")
    if charts > _MOST_CHARTS:
        words = f"no more than {_MOST_CHARTS} data_visualization blocks allowed"
        wrong.append(Problem(root, words))
    for kind, most in _MOST_CHARACTERS.items():
        if sum(_characters(block) for block in every if block["type"] == kind) > most:
            words = f"{kind} blocks must have no more than {most} characters in all"
            wrong.append(Problem(root, words))
    return wrong


def _characters(part: Any) -> int:
    """How many characters a reader sees of a table or of Markdown."""
    if isinstance(part, list):
        return sum(map(_characters, part))
    if not isinstance(part, dict):
        return 0
    own = part.get("text")
    inner = sum(_characters(part.get(name)) for name in ("rows", "elements"))
    return inner + (len(own) if isinstance(own, str) else _characters(own))


def _problem(error: ErrorDetails, given: object, root: str) -> Problem:
    context = error.get("ctx", {})
    words = _WORDS.get(error["type"])
    what = words(context) if words else error["msg"]
    pointer = _pointer(error["loc"], given, root)
    if error["type"] != "union_tag_invalid":
        return Problem(pointer, what)
    expected = tuple(tag.strip(" '") for tag in context["expected_tags"].split(","))
    return Problem(f"{pointer}/type", what, expected)


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
