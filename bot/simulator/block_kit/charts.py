"""Block Kit's charts: pie, bar, line and area, with their limits.

After https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bot.simulator.block_kit.composition import BlockBase, Part

_MOST_SERIES = 6
_MOST_POINTS = 20

Label = Annotated[str, Field(min_length=1, max_length=20)]
AxisLabel = Annotated[str, Field(min_length=1, max_length=50)]


class Segment(Part):
    """A slice of a pie."""

    label: Label
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Point(Part):
    """The value of a series in one category."""

    label: Label
    value: Annotated[float, Field(allow_inf_nan=False)]


class Series(Part):
    """Values of one kind, one for each category."""

    name: Label
    data: Annotated[list[Point], Field(min_length=1, max_length=_MOST_POINTS)]


class AxisConfig(Part):
    """The categories along the x axis, and what both axes are called."""

    categories: Annotated[list[Label], Field(min_length=1, max_length=_MOST_POINTS)]
    x_label: AxisLabel | None = None
    y_label: AxisLabel | None = None


class Pie(Part):
    """Shares of a whole."""

    type: Literal["pie"]
    segments: Annotated[list[Segment], Field(min_length=1, max_length=_MOST_SERIES)]


class _Axes(Part):
    series: Annotated[list[Series], Field(min_length=1, max_length=_MOST_SERIES)]
    axis_config: AxisConfig

    @model_validator(mode="after")
    def _fits(self) -> Self:
        names = [each.name for each in self.series]
        if len(set(names)) < len(names):
            raise PydanticCustomError("names", "series names must be unique")
        categories = sorted(self.axis_config.categories)
        if len(set(categories)) < len(categories):
            raise PydanticCustomError("categories", "categories must be unique")
        for each in self.series:
            if sorted(point.label for point in each.data) != categories:
                raise PydanticCustomError(
                    "points",
                    "series `{name}` must have exactly one data point for each category",
                    {"name": each.name},
                )
        return self


class Bar(_Axes):
    """Bars beside each other, grouped by category."""

    type: Literal["bar"]


class Line(_Axes):
    """A line for each series."""

    type: Literal["line"]


class Area(_Axes):
    """A filled line for each series, the first at the back."""

    type: Literal["area"]


class DataVisualization(BlockBase):
    """A titled chart."""

    type: Literal["data_visualization"]
    title: Annotated[str, Field(min_length=1, max_length=50)]
    chart: Annotated[Pie | Bar | Line | Area, Field(discriminator="type")]
