"""Block Kit's menus and fields for dates, hours, people, channels and numbers."""

import re
from datetime import time
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import Confirm, Id, Part, Placeholder
from bot.simulator.block_kit.rich_text import RichText


def _is_hour(value: str) -> str:
    try:
        time.fromisoformat(value)
    except ValueError:
        value = ""
    if not re.fullmatch(r"\d\d:\d\d", value):
        raise PydanticCustomError("hour", "must be a time such as 09:30")
    return value


def _is_number(value: str) -> str:
    if not re.fullmatch(r"-?\d+(\.\d{1,4})?", value):
        raise PydanticCustomError("number", "must be a number such as 12 or 1.5")
    return value


Hour = Annotated[str, AfterValidator(_is_hour)]
Number = Annotated[str, AfterValidator(_is_number)]
Initial = Annotated[list[str], Field(min_length=1)]
MostChosen = Annotated[int, Field(ge=1)]


class Element(Part):
    """Anything that people use."""

    action_id: Id | None = None


class Focusable(Element):
    """What may have the focus when a view opens."""

    focus_on_load: bool | None = None


class Picker(Focusable):
    """A menu that may ask before it acts."""

    placeholder: Placeholder | None = None
    confirm: Confirm | None = None


class TimePicker(Picker):
    """An hour and a minute."""

    type: Literal["timepicker"]
    initial_time: Hour | None = None
    timezone: str | None = None


class DateTimePicker(Focusable):
    """A day and an hour, in seconds since the epoch."""

    type: Literal["datetimepicker"]
    confirm: Confirm | None = None
    initial_date_time: Annotated[int, Field(ge=1_000_000_000, le=9_999_999_999)] | None = None


class MultiUsersSelect(Picker):
    """A menu of the workspace's people, any number of whom is chosen."""

    type: Literal["multi_users_select"]
    initial_users: Initial | None = None
    max_selected_items: MostChosen | None = None


class ConversationFilter(Part):
    """Which conversations a menu offers."""

    include: (
        Annotated[list[Literal["im", "mpim", "private", "public"]], Field(min_length=1)] | None
    ) = None
    exclude_external_shared_channels: bool | None = None
    exclude_bot_users: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("empty", "must define at least one field")
        return self


class ConversationsSelect(Picker):
    """A menu of conversations."""

    type: Literal["conversations_select"]
    initial_conversation: str | None = None
    default_to_current_conversation: bool | None = None
    response_url_enabled: bool | None = None
    filter: ConversationFilter | None = None


class MultiConversationsSelect(Picker):
    """A menu of conversations, any number of which is chosen."""

    type: Literal["multi_conversations_select"]
    initial_conversations: Initial | None = None
    default_to_current_conversation: bool | None = None
    max_selected_items: MostChosen | None = None
    filter: ConversationFilter | None = None


class ChannelsSelect(Picker):
    """A menu of public channels."""

    type: Literal["channels_select"]
    initial_channel: str | None = None
    response_url_enabled: bool | None = None


class MultiChannelsSelect(Picker):
    """A menu of public channels, any number of which is chosen."""

    type: Literal["multi_channels_select"]
    initial_channels: Initial | None = None
    max_selected_items: MostChosen | None = None


class DispatchConfig(Part):
    """When a text that is being typed is sent."""

    trigger_actions_on: Annotated[
        list[Literal["on_enter_pressed", "on_character_entered"]], Field(min_length=1)
    ]


class TypedField(Focusable):
    """Anything that is typed into."""

    placeholder: Placeholder | None = None
    dispatch_action_config: DispatchConfig | None = None


class EmailInput(TypedField):
    """An e-mail address to fill in."""

    type: Literal["email_text_input"]
    initial_value: str | None = None


class NumberInput(TypedField):
    """A number to fill in; Slack keeps it as text."""

    type: Literal["number_input"]
    is_decimal_allowed: bool
    initial_value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None


class RichTextInput(TypedField):
    """Rich text to fill in."""

    type: Literal["rich_text_input"]
    initial_value: RichText | None = None
    min_lines: Annotated[int, Field(ge=1)] | None = None
    max_lines: Annotated[int, Field(ge=1)] | None = None
