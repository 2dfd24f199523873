"""Block Kit's interactive elements, with their limits."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import (
    AnyOption,
    Confirm,
    Day,
    Id,
    Label,
    MarkedOption,
    Option,
    OverflowOption,
    Part,
    Placeholder,
    Style,
    Url,
)


def _hold_to(options: Sequence[AnyOption], initial: Sequence[AnyOption]) -> None:
    if any(each not in options for each in initial):
        raise PydanticCustomError("initial_option", "initial_option must be an option")


class _Element(Part):
    action_id: Id | None = None


class Button(_Element):
    """A button; with `url` it opens an address as well."""

    type: Literal["button"]
    text: Label
    url: Url | None = None
    value: Annotated[str, Field(max_length=2000)] | None = None
    style: Style | None = None
    confirm: Confirm | None = None
    accessibility_label: Annotated[str, Field(max_length=75)] | None = None


class Overflow(_Element):
    """The "…" menu."""

    type: Literal["overflow"]
    options: Annotated[list[OverflowOption], Field(min_length=1, max_length=5)]
    confirm: Confirm | None = None


class _Menu(_Element):
    placeholder: Placeholder | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None


class StaticSelect(_Menu):
    """A menu of given options."""

    type: Literal["static_select"]
    options: Annotated[list[Option], Field(min_length=1, max_length=100)]
    initial_option: Option | None = None

    @model_validator(mode="after")
    def _starts_with_an_option(self) -> Self:
        _hold_to(self.options, [self.initial_option] if self.initial_option else [])
        return self


class MultiStaticSelect(_Menu):
    """A menu of given options, any number of which is chosen."""

    type: Literal["multi_static_select"]
    options: Annotated[list[Option], Field(min_length=1, max_length=100)]
    initial_options: Annotated[list[Option], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _starts_with_options(self) -> Self:
        _hold_to(self.options, self.initial_options or [])
        return self


class UsersSelect(_Menu):
    """A menu of the workspace's people."""

    type: Literal["users_select"]
    initial_user: str | None = None


class DatePicker(_Menu):
    """A calendar."""

    type: Literal["datepicker"]
    initial_date: Day | None = None


class RadioButtons(_Element):
    """Options of which one is chosen."""

    type: Literal["radio_buttons"]
    options: Annotated[list[MarkedOption], Field(min_length=1, max_length=10)]
    initial_option: MarkedOption | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None

    @model_validator(mode="after")
    def _starts_with_an_option(self) -> Self:
        _hold_to(self.options, [self.initial_option] if self.initial_option else [])
        return self


class Checkboxes(_Element):
    """Options of which any number is chosen."""

    type: Literal["checkboxes"]
    options: Annotated[list[MarkedOption], Field(min_length=1, max_length=10)]
    initial_options: Annotated[list[MarkedOption], Field(min_length=1)] | None = None
    confirm: Confirm | None = None
    focus_on_load: bool | None = None

    @model_validator(mode="after")
    def _starts_with_options(self) -> Self:
        _hold_to(self.options, self.initial_options or [])
        return self


class DispatchConfig(Part):
    """When a text that is being typed is sent."""

    trigger_actions_on: Annotated[
        list[Literal["on_enter_pressed", "on_character_entered"]], Field(min_length=1)
    ]


class _TextInput(_Element):
    placeholder: Placeholder | None = None
    dispatch_action_config: DispatchConfig | None = None
    focus_on_load: bool | None = None


class TextInput(_TextInput):
    """A line or a paragraph to fill in."""

    type: Literal["plain_text_input"]
    initial_value: Annotated[str, Field(max_length=3000)] | None = None
    multiline: bool | None = None
    min_length: Annotated[int, Field(ge=0, le=3000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=3000)] | None = None


class UrlInput(_TextInput):
    """An address to fill in."""

    type: Literal["url_text_input"]
    initial_value: str | None = None


_Chooser = StaticSelect | MultiStaticSelect | UsersSelect | DatePicker | RadioButtons | Checkboxes
Interactive = Annotated[Button | Overflow | _Chooser, Field(discriminator="type")]
Fillable = Annotated[TextInput | UrlInput | _Chooser, Field(discriminator="type")]
