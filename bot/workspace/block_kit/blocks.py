"""Block Kit's rules: which blocks a surface takes, and how much of everything.

After https://docs.slack.dev/reference/block-kit. Only what this workspace can draw is known here;
any other block or element is refused by name.
"""

import copy
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Literal, Self, cast

from pydantic import Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.workspace.block_kit.elements import (
    Fillable,
    Id,
    Interactive,
    Part,
    PlainText,
    Text,
    longest,
)
from bot.workspace.block_kit.rich_text import Paragraph
from bot.workspace.model import Block

Surface = Literal["message", "modal", "home"]


class _Block(Part):
    block_id: Id | None = None


class Section(_Block):
    """A paragraph, up to ten short fields, and one element beside them."""

    type: Literal["section"]
    text: Text | None = None
    fields: (
        Annotated[list[Annotated[Text, longest(2000)]], Field(min_length=1, max_length=10)] | None
    ) = None
    accessory: Interactive | None = None
    expand: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.fields):
            raise PydanticCustomError("empty", "must define either `text` or `fields`")
        return self


class Header(_Block):
    """A title."""

    type: Literal["header"]
    text: Annotated[PlainText, longest(150)]


class Divider(_Block):
    """A line across."""

    type: Literal["divider"]


class Context(_Block):
    """Small print."""

    type: Literal["context"]
    elements: Annotated[list[Text], Field(min_length=1, max_length=10)]


class Actions(_Block):
    """A row of interactive elements."""

    type: Literal["actions"]
    elements: Annotated[list[Interactive], Field(min_length=1, max_length=25)]

    @model_validator(mode="after")
    def _tells_them_apart(self) -> Self:
        if twice := _repeated(element.action_id for element in self.elements):
            raise PydanticCustomError(
                "repeated", "action_id `{id}` is used twice in this block", {"id": twice[0]}
            )
        return self


class RichText(_Block):
    """Paragraphs, quotations and lists."""

    type: Literal["rich_text"]
    elements: Annotated[list[Paragraph], Field(min_length=1)]


class Input(_Block):
    """A labelled element of a form."""

    type: Literal["input"]
    label: Annotated[PlainText, longest(2000)]
    element: Fillable
    hint: Annotated[PlainText, longest(2000)] | None = None
    optional: bool | None = None
    dispatch_action: bool | None = None


_Shown = Section | Header | Divider | Context | Actions | RichText
_OfMessage = list[Annotated[_Shown, Field(discriminator="type")]]
_OfForm = list[Annotated[_Shown | Input, Field(discriminator="type")]]
_FORM: TypeAdapter[Any] = TypeAdapter(Annotated[_OfForm, Field(max_length=100)])
_SURFACES: dict[Surface, TypeAdapter[Any]] = {
    "message": TypeAdapter(Annotated[_OfMessage, Field(max_length=50)]),
    "modal": _FORM,
    "home": _FORM,
}
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
    blocks = list(blocks)
    try:
        _SURFACES[surface].validate_python(blocks)
    except ValidationError as refused:
        return [_problem(error, blocks) for error in refused.errors(include_url=False)]
    twice = _repeated(block.get("block_id") for block in blocks)
    return [f"block_id `{each}` is used twice [json-pointer:/blocks]" for each in twice]


def with_ids(blocks: Sequence[Block]) -> list[Block]:
    """A copy of valid blocks in which each block and element has an id, as Slack fills them in."""
    filled = copy.deepcopy(list(blocks))
    for block in filled:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return filled


def elements(block: Block) -> list[dict[str, Any]]:
    """The interactive elements of a valid block of a message."""
    if block["type"] == "actions":
        return list(block["elements"])
    return [block["accessory"]] if block.get("accessory") else []


def _repeated(ids: Iterable[str | None]) -> list[str]:
    return [each for each, times in Counter(filter(None, ids)).items() if times > 1]


def _problem(error: ErrorDetails, blocks: list[Block]) -> str:
    words = _WORDS.get(error["type"])
    what = words(error.get("ctx", {})) if words else error["msg"]
    return f"{what} [json-pointer:{_pointer(error['loc'], blocks)}]"


def _pointer(loc: tuple[int | str, ...], blocks: list[Block]) -> str:
    """Drops the names of the unions' members, which pydantic puts after the step to each."""
    pointer, here, named = "/blocks", cast(Any, blocks), True
    for step in loc:
        if not named and isinstance(here, dict) and step == here.get("type"):
            named = True
            continue
        pointer, named = f"{pointer}/{step}", False
        is_there = step in here if isinstance(here, dict) else isinstance(here, list)
        here = here[step] if is_there else None
    return pointer
