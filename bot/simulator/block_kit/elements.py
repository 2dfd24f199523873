"""Block Kit's interactive elements, with their limits."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import (
    AnyOption,
    Confirm,
    Day,
    Label,
    MarkedOption,
    Option,
    OptionGroup,
    OverflowOption,
    Part,
    Style,
    Url,
)
from bot.simulator.block_kit.media import ImageElement
from bot.simulator.block_kit.pickers import (
    ChannelsSelect,
    ConversationsSelect,
    DateTimePicker,
    Element,
    EmailInput,
    Focusable,
    MostChosen,
    MultiChannelsSelect,
    MultiConversationsSelect,
    MultiUsersSelect,
    NumberInput,
    Picker,
    RichTextInput,
    TimePicker,
    TypedField,
)

_Options = Annotated[list[Option], Field(min_length=1, max_length=100)]


def _hold_to(options: Sequence[AnyOption], initial: Sequence[AnyOption]) -> None:
    if any(each not in options for each in initial):
        raise PydanticCustomError("initial_option", "initial_option must be an option")


class Button(Element):
    """A button; with `url` it opens an address as well."""

    type: Literal["button"]
    text: Label
    url: Url | None = None
    value: Annotated[str, Field(max_length=2000)] | None = None
    style: Style | None = None
    confirm: Confirm | None = None
    accessibility_label: Annotated[str, Field(max_length=75)] | None = None


class Overflow(Element):
    """The "…" menu."""

    type: Literal["overflow"]
    options: Annotated[list[OverflowOption], Field(min_length=1, max_length=5)]
    confirm: Confirm | None = None


class _Menu(Picker):
    options: _Options | None = None
    option_groups: Annotated[list[OptionGroup], Field(min_length=1, max_length=100)] | None = None

    @model_validator(mode="after")
    def _offers_something(self) -> Self:
        if (self.options is None) == (self.option_groups is None):
            raise PydanticCustomError(
                "options", "must define exactly one of `options` or `option_groups`"
            )
        return self

    def _offered(self) -> list[Option]:
        groups = self.option_groups or []
        return [*(self.options or []), *(each for group in groups for each in group.options)]


class StaticSelect(_Menu):
    """A menu of given options."""

    type: Literal["static_select"]
    initial_option: Option | None = None

    @model_validator(mode="after")
    def _starts_with_an_option(self) -> Self:
        _hold_to(self._offered(), [self.initial_option] if self.initial_option else [])
        return self


class MultiStaticSelect(_Menu):
    """A menu of given options, any number of which is chosen."""

    type: Literal["multi_static_select"]
    initial_options: Annotated[list[Option], Field(min_length=1)] | None = None
    max_selected_items: MostChosen | None = None

    @model_validator(mode="after")
    def _starts_with_options(self) -> Self:
        _hold_to(self._offered(), self.initial_options or [])
        return self


class UsersSelect(Picker):
    """A menu of the workspace's people."""

    type: Literal["users_select"]
    initial_user: str | None = None


class DatePicker(Picker):
    """A calendar."""

    type: Literal["datepicker"]
    initial_date: Day | None = None


class RadioButtons(Focusable):
    """Options of which one is chosen."""

    type: Literal["radio_buttons"]
    options: Annotated[list[MarkedOption], Field(min_length=1, max_length=10)]
    initial_option: MarkedOption | None = None
    confirm: Confirm | None = None

    @model_validator(mode="after")
    def _starts_with_an_option(self) -> Self:
        _hold_to(self.options, [self.initial_option] if self.initial_option else [])
        return self


class Checkboxes(Focusable):
    """Options of which any number is chosen."""

    type: Literal["checkboxes"]
    options: Annotated[list[MarkedOption], Field(min_length=1, max_length=10)]
    initial_options: Annotated[list[MarkedOption], Field(min_length=1)] | None = None
    confirm: Confirm | None = None

    @model_validator(mode="after")
    def _starts_with_options(self) -> Self:
        _hold_to(self.options, self.initial_options or [])
        return self


class TextInput(TypedField):
    """A line or a paragraph to fill in."""

    type: Literal["plain_text_input"]
    initial_value: Annotated[str, Field(max_length=3000)] | None = None
    multiline: bool | None = None
    min_length: Annotated[int, Field(ge=0, le=3000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=3000)] | None = None


class UrlInput(TypedField):
    """An address to fill in."""

    type: Literal["url_text_input"]
    initial_value: str | None = None


class WorkflowInput(Part):
    """A value that a workflow is started with."""

    name: str
    value: str


class WorkflowTrigger(Part):
    """The address that starts a workflow."""

    url: Url
    customizable_input_parameters: list[WorkflowInput] | None = None


class Workflow(Part):
    """A workflow, by what starts it."""

    trigger: WorkflowTrigger


class WorkflowButton(Element):
    """A button that starts a workflow of Slack's."""

    type: Literal["workflow_button"]
    text: Label
    workflow: Workflow
    style: Style | None = None
    accessibility_label: Annotated[str, Field(max_length=75)] | None = None
    confirm: Confirm | None = None


_Chooser = (
    StaticSelect
    | MultiStaticSelect
    | UsersSelect
    | MultiUsersSelect
    | ConversationsSelect
    | MultiConversationsSelect
    | ChannelsSelect
    | MultiChannelsSelect
    | DatePicker
    | TimePicker
    | RadioButtons
    | Checkboxes
)
_Typed = TextInput | UrlInput | EmailInput | NumberInput | RichTextInput
Interactive = Annotated[
    Button | Overflow | WorkflowButton | _Chooser | DateTimePicker | RichTextInput,
    Field(discriminator="type"),
]
Beside = Annotated[
    Button | Overflow | WorkflowButton | _Chooser | ImageElement, Field(discriminator="type")
]
Fillable = Annotated[_Typed | _Chooser | DateTimePicker, Field(discriminator="type")]
