"""Block Kit's tables: the plain one, and the one that a reader can page, sort and filter."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import BlockBase, Part
from bot.simulator.block_kit.elements import Button
from bot.simulator.block_kit.rich_text import RichText

MOST_COLUMNS = 20


class RawText(Part):
    """A cell of words."""

    type: Literal["raw_text"]
    text: Annotated[str, Field(min_length=1)]


class RawNumber(Part):
    """A cell with a number, which sorts as one and is shown as `text`."""

    type: Literal["raw_number"]
    value: float
    text: Annotated[str, Field(min_length=1)]


Cell = Annotated[RawText | RawNumber | RichText, Field(discriminator="type")]
PressableCell = Annotated[RawText | RawNumber | RichText | Button, Field(discriminator="type")]


class ColumnSettings(Part):
    """How a column of a plain table is set."""

    align: Literal["left", "center", "right"] | None = None
    is_wrapped: bool | None = None


class Table(BlockBase):
    """A plain table; Slack counts its header as one of the rows."""

    type: Literal["table"]
    rows: Annotated[
        list[Annotated[list[Cell], Field(min_length=1, max_length=MOST_COLUMNS)]],
        Field(min_length=1, max_length=100),
    ]
    column_settings: (
        Annotated[list[ColumnSettings | None], Field(max_length=MOST_COLUMNS)] | None
    ) = None

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        _hold_even(self.rows)
        return self


class DataTable(BlockBase):
    """A header, 1 to 200 rows, and a caption for those who hear it."""

    type: Literal["data_table"]
    rows: Annotated[
        list[Annotated[list[PressableCell], Field(min_length=1, max_length=MOST_COLUMNS)]],
        Field(min_length=2, max_length=201),
    ]
    caption: Annotated[str, Field(min_length=1)]
    page_size: Annotated[int, Field(ge=1, le=100)] | None = None
    row_header_column_index: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        _hold_even(self.rows)
        if any(not isinstance(cell, RawText) for cell in self.rows[0]):
            raise PydanticCustomError("header", "header cells must be of type raw_text")
        if (self.row_header_column_index or 0) >= len(self.rows[0]):
            raise PydanticCustomError("column", "row_header_column_index must name a column")
        return self


def _hold_even(rows: Sequence[Sequence[object]]) -> None:
    if len({len(row) for row in rows}) > 1:
        raise PydanticCustomError("uneven", "all rows must have the same number of cells")
