"""Block Kit's oldest blocks, with their limits, after https://docs.slack.dev/reference/block-kit."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import (
    BlockBase,
    Mrkdwn,
    PlainText,
    Text,
    longest,
)
from bot.simulator.block_kit.elements import Beside, Fillable, Interactive
from bot.simulator.block_kit.media import ImageElement


class Section(BlockBase):
    """A paragraph, up to ten short fields, and one element beside them."""

    type: Literal["section"]
    text: Text | None = None
    fields: (
        Annotated[list[Annotated[Text, longest(2000)]], Field(min_length=1, max_length=10)] | None
    ) = None
    accessory: Beside | None = None
    expand: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.fields):
            raise PydanticCustomError("empty", "must define either `text` or `fields`")
        return self


class Header(BlockBase):
    """A title."""

    type: Literal["header"]
    text: Annotated[PlainText, longest(150)]
    level: Annotated[int, Field(ge=1, le=4)] | None = None


class Divider(BlockBase):
    """A line across."""

    type: Literal["divider"]


class Context(BlockBase):
    """Small print."""

    type: Literal["context"]
    elements: Annotated[
        list[Annotated[PlainText | Mrkdwn | ImageElement, Field(discriminator="type")]],
        Field(min_length=1, max_length=10),
    ]


class Actions(BlockBase):
    """A row of interactive elements."""

    type: Literal["actions"]
    elements: Annotated[list[Interactive], Field(min_length=1, max_length=25)]

    @model_validator(mode="after")
    def _tells_them_apart(self) -> Self:
        if twice := repeated(element.action_id for element in self.elements):
            raise PydanticCustomError(
                "repeated", "action_id `{id}` is used twice in this block", {"id": twice[0]}
            )
        return self


class Input(BlockBase):
    """A labelled element of a form."""

    type: Literal["input"]
    label: Annotated[PlainText, longest(2000)]
    element: Fillable
    hint: Annotated[PlainText, longest(2000)] | None = None
    optional: bool | None = None
    dispatch_action: bool | None = None


def repeated(ids: Iterable[str | None]) -> list[str]:
    """The ids that are there more than once."""
    return [each for each, times in Counter(filter(None, ids)).items() if times > 1]
