"""Slack's own charts, each with the same numbers in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.render.kit.blocks import Piece
from bot.render.kit.message import Block
from bot.render.kit.words import shorten

TITLE_LIMIT = 50
LABEL_LIMIT = 20


def bars(
    title: str, categories: Sequence[str], series: Mapping[str, Sequence[int]], words: Piece
) -> Piece:
    """Bars beside each other, grouped by category; `words` say the same.

    Args:
        title: of at most 50 characters, as longer ones are cut.
        categories: one to twenty names, each another even when cut to 20 characters.
        series: one to six rows of numbers by name, one number for each category.
        words: the chart in words; they stand alone where all numbers are zero.
    """
    if not any(value for values in series.values() for value in values):
        return words
    labels = [shorten(each, LABEL_LIMIT) for each in categories]
    chart: Block = {
        "type": "data_visualization",
        "title": shorten(title, TITLE_LIMIT),
        "chart": {
            "type": "bar",
            "series": [_series(name, labels, values) for name, values in series.items()],
            "axis_config": {"categories": labels},
        },
    }
    return Piece((chart,), words.text, words.shows, words.plainly)


def _series(name: str, labels: Sequence[str], values: Sequence[int]) -> Block:
    points = [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)]
    return {"name": shorten(name, LABEL_LIMIT), "data": points}
