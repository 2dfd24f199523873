"""Block Kit's boxes: cards, rows of cards, alerts, and containers of other blocks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.blocks import Actions, Context, Divider, Header, Input, Section
from bot.simulator.block_kit.composition import BlockBase, Mrkdwn, PlainText, Text, longest
from bot.simulator.block_kit.elements import Button
from bot.simulator.block_kit.media import FileBlock, Image, ImageElement, Video
from bot.simulator.block_kit.rich_text import RichText
from bot.simulator.block_kit.tables import Table

_Title = Annotated[Mrkdwn, longest(150)]


class Card(BlockBase):
    """A picture, a title, a few words and buttons."""

    type: Literal["card"]
    hero_image: ImageElement | None = None
    icon: ImageElement | None = None
    title: _Title | None = None
    subtitle: _Title | None = None
    body: Annotated[Mrkdwn, longest(200)] | None = None
    actions: Annotated[list[Button], Field(min_length=1, max_length=5)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.hero_image or self.title or self.actions or self.body):
            raise PydanticCustomError(
                "empty", "must define at least one of `hero_image`, `title`, `actions` or `body`"
            )
        return self


class Carousel(BlockBase):
    """Cards beside each other."""

    type: Literal["carousel"]
    elements: Annotated[list[Card], Field(min_length=1, max_length=10)]


class Alert(BlockBase):
    """A warning or a word of success."""

    type: Literal["alert"]
    text: Annotated[Text, longest(200)]
    level: Literal["default", "info", "warning", "error", "success"] | None = None


_Child = (
    Actions
    | Context
    | Divider
    | FileBlock
    | Header
    | Image
    | Input
    | RichText
    | Section
    | Table
    | Video
)


class Container(BlockBase):
    """A titled box around other blocks, which may be opened and closed."""

    type: Literal["container"]
    title: Annotated[PlainText, longest(150)] | None = None
    rich_text_title: RichText | None = None
    subtitle: Annotated[Text, longest(150)] | None = None
    child_blocks: Annotated[
        list[Annotated[_Child, Field(discriminator="type")]], Field(min_length=1, max_length=10)
    ]
    width: Literal["narrow", "standard", "wide", "full"] | None = None
    icon: ImageElement | None = None
    is_collapsible: bool | None = None
    default_collapsed: bool | None = None
    has_header_divider: bool | None = None

    @model_validator(mode="after")
    def _is_titled(self) -> Self:
        if not (self.title or self.rich_text_title):
            raise PydanticCustomError("empty", "must define either `title` or `rich_text_title`")
        if self.default_collapsed and not self.is_collapsible:
            raise PydanticCustomError(
                "collapsed", "`default_collapsed` requires `is_collapsible` to be true"
            )
        return self
