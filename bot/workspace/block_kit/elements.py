"""Block Kit's composition objects and interactive elements, with their limits."""

from datetime import date
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """Anything inside a block: no key that Slack does not know, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PlainText(Part):
    """Text that is shown as it is."""

    type: Literal["plain_text"]
    text: Annotated[str, Field(min_length=1, max_length=3000)]
    emoji: bool | None = None


class Mrkdwn(Part):
    """Text in Slack's markup."""

    type: Literal["mrkdwn"]
    text: Annotated[str, Field(min_length=1, max_length=3000)]
    verbatim: bool | None = None


Text = Annotated[PlainText | Mrkdwn, Field(discriminator="type")]
AnyText = TypeVar("AnyText", PlainText, Mrkdwn)


def longest(characters: int) -> AfterValidator:
    """Holds a text object to a length below the general 3,000 characters."""

    def check(text: AnyText) -> AnyText:
        if len(text.text) > characters:
            raise PydanticCustomError(
                "text_too_long", "must be less than {limit} characters", {"limit": characters + 1}
            )
        return text

    return AfterValidator(check)


def _is_date(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date", "must be a date such as 2024-05-02") from None
    return value


Id = Annotated[str, Field(max_length=255)]
Url = Annotated[str, Field(min_length=1, max_length=3000)]
Label = Annotated[PlainText, longest(75)]
Placeholder = Annotated[PlainText, longest(150)]
Style = Literal["primary", "danger"]


class Confirm(Part):
    """The question that is asked before an element acts."""

    title: Annotated[PlainText, longest(100)]
    text: Annotated[Text, longest(300)]
    confirm: Annotated[PlainText, longest(30)] | None = None
    deny: Annotated[PlainText, longest(30)] | None = None
    style: Style | None = None


class Option(Part):
    """One line of a menu."""

    text: Label
    value: Annotated[str, Field(max_length=150)]
    description: Label | None = None


class OverflowOption(Option):
    """One line of an overflow menu, which may open an address."""

    url: Url | None = None


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
        if self.initial_option and self.initial_option not in self.options:
            raise PydanticCustomError("initial_option", "initial_option must be an option")
        return self


class UsersSelect(_Menu):
    """A menu of the workspace's people."""

    type: Literal["users_select"]
    initial_user: str | None = None


class DatePicker(_Menu):
    """A calendar."""

    type: Literal["datepicker"]
    initial_date: Annotated[str, AfterValidator(_is_date)] | None = None


class TextInput(_Element):
    """A line or a paragraph to fill in."""

    type: Literal["plain_text_input"]
    initial_value: Annotated[str, Field(max_length=3000)] | None = None
    multiline: bool | None = None
    min_length: Annotated[int, Field(ge=0, le=3000)] | None = None
    max_length: Annotated[int, Field(ge=1, le=3000)] | None = None
    placeholder: Placeholder | None = None
    focus_on_load: bool | None = None


Interactive = Annotated[
    Button | Overflow | StaticSelect | UsersSelect | DatePicker, Field(discriminator="type")
]
Fillable = Annotated[
    TextInput | StaticSelect | UsersSelect | DatePicker, Field(discriminator="type")
]
