"""Block Kit's composition objects, with their limits: what every element is made of."""

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """Anything inside a block: no key that Slack does not know, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class BlockBase(Part):
    """What every block has."""

    block_id: Annotated[str, Field(max_length=255)] | None = None


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
Day = Annotated[str, AfterValidator(_is_date)]
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


class MarkedOption(Part):
    """One radio button or checkbox: its words may have markup."""

    text: Annotated[Text, longest(75)]
    value: Annotated[str, Field(max_length=150)]
    description: Annotated[Text, longest(75)] | None = None


class OptionGroup(Part):
    """Lines of a menu under a title of their own."""

    label: Label
    options: Annotated[list[Option], Field(min_length=1, max_length=100)]


AnyOption = Option | MarkedOption
