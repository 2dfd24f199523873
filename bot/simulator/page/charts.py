"""Where the marks of a chart stand: plain numbers in pixels, for the templates to draw.

A chart is worked out for the width that it is shown in, so that its letters are as large as those
around it. Nothing is told by colour alone: each series has a pattern, a dash or a shape of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, log10, pi, sin
from typing import Any
from unicodedata import east_asian_width

from bot.simulator.language import _, marked

Json = Mapping[str, Any]

WIDE, NARROW = 600, 280  # the widths that charts are drawn in
_PLOT = 90  # the height of what lies between the axes
_TOP, _RIGHT = 18, 10
_LETTER = 6.6  # the width of a Latin letter in the size of the labels, a wide one has two
_SLANTED = 0.64  # the sine of the angle that crowded labels are turned by
_STEPS = (1, 2, 5, 10)
_KINDS = {
    "area": marked("{title}. Area chart."),
    "bar": marked("{title}. Bar chart."),
    "line": marked("{title}. Line chart."),
}


@dataclass(frozen=True)
class Tick:
    """A line across at a round value."""

    y: float
    label: str


@dataclass(frozen=True)
class Name:
    """What a category is called, centred at `x`."""

    x: float
    text: str


@dataclass(frozen=True)
class Bar:
    """One value as a bar."""

    series: int
    x: float
    y: float
    width: float
    height: float
    label: str
    words: str


@dataclass(frozen=True)
class Dot:
    """One value as a point."""

    x: float
    y: float
    words: str


@dataclass(frozen=True)
class Curve:
    """The values of one series, joined; `outline` also goes along the axis."""

    series: int
    points: str
    outline: str
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Axes:
    """A bar, line or area chart of a width and height, with the place of its axes."""

    width: float
    height: float
    left: float
    right: float
    floor: float
    ticks: Sequence[Tick]
    names: Sequence[Name]
    slanted: bool
    bars: Sequence[Bar]
    curves: Sequence[Curve]


@dataclass(frozen=True)
class Slice:
    """A slice of a pie: its outline (none for a whole pie), and where its share is written."""

    series: int
    path: str
    x: float
    y: float
    share: str
    words: str


def number(value: float) -> str:
    """A value for reading, such as "1,250" or "0.5"."""
    return f"{value:,.10g}"


def spoken(block: Json) -> str:
    """All of a chart in words, for those who do not see it."""
    chart = block["chart"]
    if chart["type"] == "pie":
        parts = [f"{each['label']} {number(each['value'])}" for each in chart["segments"]]
        words = _("{title}. Pie chart. {values}.")
        return words.format(title=block["title"], values=", ".join(parts))
    sentences = [_(_KINDS[chart["type"]]).format(title=block["title"])]
    for series in chart["series"]:
        values = _values(chart, series)
        pairs = zip(chart["axis_config"]["categories"], values, strict=True)
        parts = [f"{category} {number(value)}" for category, value in pairs]
        words = _("{series}: {values}.")
        sentences.append(words.format(series=series["name"], values=", ".join(parts)))
    return " ".join(sentences)


def table(chart: Json) -> list[list[str]]:
    """The values of a chart as rows, the header first."""
    if chart["type"] == "pie":
        total = sum(each["value"] for each in chart["segments"])
        rows = [
            [each["label"], number(each["value"]), _share(each["value"], total)]
            for each in chart["segments"]
        ]
        return [["", _("Value"), _("Share")], *rows]
    names = [series["name"] for series in chart["series"]]
    columns = [map(number, _values(chart, series)) for series in chart["series"]]
    categories = chart["axis_config"]["categories"]
    return [["", *names], *map(list, zip(categories, *columns, strict=True))]


def axes(chart: Json, width: float) -> Axes:
    """A bar, line or area chart, drawn in this width."""
    categories = chart["axis_config"]["categories"]
    series = [_values(chart, each) for each in chart["series"]]
    low, high, step = _span([value for values in series for value in values])
    rounds = [low + step * each for each in range(round((high - low) / step) + 1)]
    left = max(_width(number(each)) for each in rounds) + 12
    slot = (width - left - _RIGHT) / len(categories)
    longest = max(map(_width, categories))
    slanted = longest > slot - 4
    scale = _PLOT / (high - low)

    def y(value: float) -> float:
        return round(_TOP + (high - value) * scale, 2)

    def x(place: float) -> float:
        return round(left + slot * place, 2)

    names = [Name(x(place + 0.5), text) for place, text in enumerate(categories)]
    is_bar = chart["type"] == "bar"
    return Axes(
        width=width,
        height=_TOP + _PLOT + (longest * _SLANTED + 24 if slanted else 26),
        left=left,
        right=width - _RIGHT,
        floor=y(max(low, 0)),
        ticks=[Tick(y(each), number(each)) for each in rounds],
        names=names,
        slanted=slanted,
        bars=list(_bars(chart, series, slot, left, y)) if is_bar else [],
        curves=[] if is_bar else list(_curves(chart, series, names, y)),
    )


def slices(chart: Json, size: float) -> list[Slice]:
    """A pie in a square of this size, clockwise from the top."""
    segments = chart["segments"]
    total = sum(each["value"] for each in segments)
    ends = [0.0]
    for each in segments:
        ends.append(ends[-1] + each["value"] / total)
    middle, radius = size / 2, size / 2 - 2

    def on(share: float, length: float) -> tuple[float, float]:
        angle = 2 * pi * share - pi / 2
        return round(middle + length * cos(angle), 2), round(middle + length * sin(angle), 2)

    drawn = []
    for place, (each, (start, end)) in enumerate(zip(segments, pairwise(ends), strict=True)):
        (ax, ay), (bx, by), (tx, ty) = (
            on(start, radius),
            on(end, radius),
            on((start + end) / 2, 0.64 * radius),
        )
        large = int(end - start > 0.5)
        path = f"M{middle} {middle}L{ax} {ay}A{radius} {radius} 0 {large} 1 {bx} {by}Z"
        share = _share(each["value"], total)
        words = f"{each['label']}: {number(each['value'])} ({share})"
        shown = share if end - start >= 0.08 else ""
        whole = len(segments) == 1
        drawn.append(
            Slice(
                place,
                "" if whole else path,
                middle if whole else tx,
                middle if whole else ty,
                shown,
                words,
            )
        )
    return drawn


def _values(chart: Json, series: Json) -> list[float]:
    """A series' values in the order of the categories, whatever theirs was."""
    by_label = {point["label"]: point["value"] for point in series["data"]}
    return [by_label[category] for category in chart["axis_config"]["categories"]]


def _span(values: Sequence[float]) -> tuple[float, float, float]:
    """Round values from zero or below to what holds all of them, and the step between."""
    low, high = min(0, *values), max(0, *values)
    rough = (high - low or 1) / 4
    power = 10 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    first, last = floor(low / step), -floor(-high / step)
    return first * step, max(last, first + 1) * step, step


def _bars(
    chart: Json, series: Sequence[Sequence[float]], slot: float, left: float, y: Any
) -> Iterator[Bar]:
    wide = min(slot * 0.8 / len(series), 64)
    start = (slot - wide * len(series)) / 2
    zero = y(0)
    for number_of, (name, values) in enumerate(zip(chart["series"], series, strict=True)):
        pairs = zip(chart["axis_config"]["categories"], values, strict=True)
        for place, (category, value) in enumerate(pairs):
            top = min(y(value), zero)
            shown = number(value)
            yield Bar(
                series=number_of,
                x=round(left + slot * place + start + wide * number_of, 2),
                y=top,
                width=round(wide - 1, 2),
                height=round(abs(y(value) - zero), 2),
                label=shown if _width(shown) <= wide + 6 else "",
                words=f"{name['name']}, {category}: {shown}",
            )


def _curves(
    chart: Json, series: Sequence[Sequence[float]], names: Sequence[Name], y: Any
) -> Iterator[Curve]:
    for place, (one, values) in enumerate(zip(chart["series"], series, strict=True)):
        dots = [
            Dot(name.x, y(value), f"{one['name']}, {name.text}: {number(value)}")
            for name, value in zip(names, values, strict=True)
        ]
        points = " ".join(f"{dot.x},{dot.y}" for dot in dots)
        zero = y(0)
        yield Curve(place, points, f"{dots[0].x},{zero} {points} {dots[-1].x},{zero}", dots)


def _share(value: float, total: float) -> str:
    return _("{number} %").format(number=f"{100 * value / total:.0f}")


def _width(text: str) -> float:
    """About how wide a label is, in pixels."""
    return sum(_LETTER * (1.8 if east_asian_width(each) in "WF" else 1) for each in text)
