"""Block Kit's blocks, and the views that are made of them, with their limits.

After https://docs.slack.dev/reference/block-kit. Only what this workspace can draw is known here;
any other block or element is refused by name.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import Id, Part, PlainText, Text, longest
from bot.simulator.block_kit.elements import Fillable, Interactive
from bot.simulator.block_kit.rich_text import Paragraph


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
        if twice := repeated(element.action_id for element in self.elements):
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
_AnyBlock = Annotated[_Shown | Input, Field(discriminator="type")]
OfMessage = Annotated[list[Annotated[_Shown, Field(discriminator="type")]], Field(max_length=50)]
OfView = Annotated[list[_AnyBlock], Field(max_length=100)]


class _View(Part):
    blocks: OfView
    private_metadata: Annotated[str, Field(max_length=3000)] | None = None
    callback_id: Id | None = None
    external_id: Id | None = None


class Modal(_View):
    """A dialog; what has fields to fill in needs a word for its submit button."""

    type: Literal["modal"]
    title: Annotated[PlainText, longest(24)]
    submit: Annotated[PlainText, longest(24)] | None = None
    close: Annotated[PlainText, longest(24)] | None = None
    clear_on_close: bool | None = None
    notify_on_close: bool | None = None
    submit_disabled: bool | None = None

    @model_validator(mode="after")
    def _can_be_submitted(self) -> Self:
        if not self.submit and any(isinstance(block, Input) for block in self.blocks):
            raise PydanticCustomError("submit", "`submit` is required with input blocks")
        return self


class Home(_View):
    """The app's own page for one person."""

    type: Literal["home"]


def repeated(ids: Iterable[str | None]) -> list[str]:
    """The ids that are there more than once."""
    return [each for each, times in Counter(filter(None, ids)).items() if times > 1]
