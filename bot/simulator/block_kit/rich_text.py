"""Block Kit's rich text: what may stand in which part of it."""

from typing import Annotated, Literal

from pydantic import Field

from bot.simulator.block_kit.composition import BlockBase, Part, Url

Filled = Annotated[str, Field(min_length=1)]


class Style(Part):
    """How a run of text looks."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    code: bool | None = None


class _Inline(Part):
    style: Style | None = None


class Run(_Inline):
    """Plain words."""

    type: Literal["text"]
    text: Filled


class Link(_Inline):
    """An address, shown as `text` if there is one."""

    type: Literal["link"]
    url: Url
    text: Filled | None = None
    unsafe: bool | None = None


class Emoji(_Inline):
    """An emoji by its name, without colons."""

    type: Literal["emoji"]
    name: Filled
    url: Url | None = None
    unicode: str | None = None
    skin_tone: Annotated[int, Field(ge=1, le=6)] | None = None


class User(_Inline):
    """A mention, which rings the person."""

    type: Literal["user"]
    user_id: Filled


class Channel(_Inline):
    """A link to a channel."""

    type: Literal["channel"]
    channel_id: Filled


class Broadcast(_Inline):
    """A mention of everyone."""

    type: Literal["broadcast"]
    range: Literal["here", "channel", "everyone"]


class Date(_Inline):
    """A moment, shown in the reader's zone; `timestamp` in seconds since the epoch."""

    type: Literal["date"]
    timestamp: int
    format: Filled
    url: Url | None = None
    fallback: Filled | None = None


class Color(_Inline):
    """A colour by its code, such as #165e83, shown with a sample."""

    type: Literal["color"]
    value: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Team(_Inline):
    """A mention of a workspace."""

    type: Literal["team"]
    team_id: Filled


class UserGroup(_Inline):
    """A mention of a group of people."""

    type: Literal["usergroup"]
    usergroup_id: Filled


Inline = Annotated[
    Run | Link | Emoji | User | Channel | Broadcast | Date | Color | Team | UserGroup,
    Field(discriminator="type"),
]


class Section(Part):
    """A paragraph, or an item of a list."""

    type: Literal["rich_text_section"]
    elements: list[Inline]


class Quote(Part):
    """A paragraph set apart."""

    type: Literal["rich_text_quote"]
    elements: list[Inline]
    border: Literal[0, 1] | None = None


class Preformatted(Part):
    """Text of fixed width, without mentions."""

    type: Literal["rich_text_preformatted"]
    elements: list[Annotated[Run | Link, Field(discriminator="type")]]
    border: Literal[0, 1] | None = None
    language: str | None = None


class List(Part):
    """Items, bulleted or numbered from `offset` + 1."""

    type: Literal["rich_text_list"]
    style: Literal["bullet", "ordered"]
    elements: Annotated[list[Section], Field(min_length=1)]
    indent: Annotated[int, Field(ge=0, le=8)] | None = None
    offset: Annotated[int, Field(ge=0)] | None = None
    border: Literal[0, 1] | None = None


Paragraph = Annotated[Section | Quote | Preformatted | List, Field(discriminator="type")]


class RichText(BlockBase):
    """Paragraphs, quotations and lists."""

    type: Literal["rich_text"]
    elements: Annotated[list[Paragraph], Field(min_length=1)]
