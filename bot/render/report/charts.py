"""The two charts of the overview, native in a workbook, from which a document takes them, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from bot.domain.rules.status import FURTHEST_FIRST, Status
from bot.domain.sides import SEATS, Side
from bot.render.kit.words import SIDES, STATES
from bot.render.report.pages import Shade
from bot.render.report.tables import Report
from bot.render.report.texts import texts

Row = list[str | int]
ChartTable = list[Row]

FONT = "Arial"
# Each lighter than the one before it, so that they are told apart on grey paper as well.
COLOURS = {
    Status.COMPLETE: "#16365C",
    Status.SUBSTANTIAL: "#3B6EA5",
    Status.IN_PROGRESS: "#7FA8D1",
    Status.NOT_STARTED: "#C5D9EE",
    Status.DROPPED: "#D9D9D9",
    Status.NOT_REPORTED: "#FFFFFF",
}
DARK = (Status.COMPLETE, Status.SUBSTANTIAL)  # those on which words are white
# The heat map's grounds, by share of a topic's deliverables.
SHADES = ("#FFFFFF", "#E4EDF7", "#C5D9EE", "#7FA8D1", "#3B6EA5", "#16365C")
DARK_SHADE = 4  # from which on words are white
SIDE_COLOURS = {Side.EU: "#16365C", Side.JAPAN: "#9DBBDD"}
_LINE = {"color": "#5A6B7F", "width": 0.75}


def shade(cell: Shade) -> int:
    """Which of SHADES a number of the heat map stands on: the larger its share, the darker."""
    return round((cell.share or 0) * (len(SHADES) - 1))


def states_table(report: Report) -> ChartTable:
    """The numbers of the first chart: a column a state, a row a side, with their heads."""
    states = report.total.states
    head: Row = [texts.side, *(STATES[status] for status in FURTHEST_FIRST)]
    rows: ChartTable = [
        [SIDES[side], *(states[side].get(status, 0) for status in FURTHEST_FIRST)] for side in SEATS
    ]
    return [head, *rows]


def reported_table(report: Report) -> ChartTable:
    """The numbers of the second chart: a column a side, a row a topic, with their heads."""
    head: Row = [texts.topic, *(SIDES[side] for side in SEATS)]
    rows: ChartTable = [
        [count.topic, *(count.reported[side] for side in SEATS)] for count in report.counts
    ]
    return [head, *rows]


def states_chart(book: Workbook, report: Report, sheet: str, row: int, column: int = 0) -> Any:
    """A bar a side, parted by state; states_table stands at `row` and `column` of `sheet`."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = row + len(SEATS)
    for at, status in enumerate(FURTHEST_FIRST, column + 1):
        white = {"color": "#FFFFFF"} if status in DARK else {"color": "#1F2933"}
        chart.add_series(
            {
                "name": [sheet, row, at],
                "categories": [sheet, row + 1, column, last, column],
                "values": [sheet, row + 1, at, last, at],
                "fill": {"color": COLOURS[status]},
                "border": _LINE,
                "gap": 45,
                # Nothing is written on a part that is not there.
                "data_labels": {"value": True, "num_format": "0;;;", "font": _font(10) | white},
            }
        )
    return _dressed(chart, texts.states_chart, report.total.deliverables)


def reported_chart(
    book: Workbook, report: Report, sheet: str, row: int, columns: Sequence[int] = (1, 2)
) -> Any:
    """A pair of bars a topic: codes stand below `row` of `sheet` in A, the sides' in `columns`."""
    chart = book.add_chart({"type": "bar"})
    last = row + len(report.counts)
    for at, side in zip(columns, SEATS, strict=True):
        chart.add_series(
            {
                "name": [sheet, row, at],
                "categories": [sheet, row + 1, 0, last, 0],
                "values": [sheet, row + 1, at, last, at],
                "fill": {"color": SIDE_COLOURS[side]},
                "border": _LINE,
                "gap": 60,
                "data_labels": {"value": True, "font": _font(9)},
            }
        )
    most = max((count.deliverables for count in report.counts), default=1)
    return _dressed(chart, texts.reported_chart, most)


def _dressed(chart: Any, title: str, most: int) -> Any:
    chart.set_title({"name": title, "name_font": _font(12) | {"bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": _font(10)})
    # The first row of a table on top, as it is read.
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": _font(10), "line": _LINE})
    # Every bar says its number: an axis would say it once more.
    gridlines = {"visible": False}
    chart.set_x_axis(
        {"min": 0, "max": max(most, 1), "visible": False, "major_gridlines": gridlines}
    )
    return chart


def _font(size: int) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": False}
