"""Which blocks may stand in a message, a modal and a Home tab, and how many.

What this workspace does not know is refused by name.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.agents import ContextActions, Markdown, Plan, TaskCard
from bot.simulator.block_kit.blocks import Actions, Context, Divider, Header, Input, Section
from bot.simulator.block_kit.cards import Alert, Card, Carousel, Container
from bot.simulator.block_kit.charts import DataVisualization
from bot.simulator.block_kit.composition import Id, Part, PlainText, longest
from bot.simulator.block_kit.media import Image, Video
from bot.simulator.block_kit.rich_text import RichText
from bot.simulator.block_kit.tables import DataTable, Table

# Blocks that came in 2026: a workspace may not have them yet, whatever its plan.
NEWEST = ("alert", "card", "carousel", "container", "data_table", "data_visualization")

_Anywhere = Actions | Context | Divider | Header | Image | RichText | Section | Video | Card
_OfMessage = (
    _Anywhere
    | Carousel
    | Container
    | ContextActions
    | DataTable
    | DataVisualization
    | Markdown
    | Plan
    | Table
    | TaskCard
)
_OfModal = _Anywhere | Alert | Input
_OfHome = _Anywhere | Carousel | Input

OfMessage = Annotated[
    list[Annotated[_OfMessage, Field(discriminator="type")]], Field(max_length=50)
]
OfModal = Annotated[list[Annotated[_OfModal, Field(discriminator="type")]], Field(max_length=100)]
OfHome = Annotated[list[Annotated[_OfHome, Field(discriminator="type")]], Field(max_length=100)]


class _View(Part):
    private_metadata: Annotated[str, Field(max_length=3000)] | None = None
    callback_id: Id | None = None
    external_id: Id | None = None


class Modal(_View):
    """A dialog; what has fields to fill in needs a word for its submit button."""

    type: Literal["modal"]
    blocks: OfModal
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
    blocks: OfHome
