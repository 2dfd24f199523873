"""The table as a workbook: an overview, the long table, and all notes and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.domain.rules.status import Status
from bot.domain.sides import SEATS, Side
from bot.render.kit.dates import spell_long
from bot.render.kit.words import SIDES, STATES
from bot.render.report.charts import (
    COLOURS,
    DARK,
    DARK_SHADE,
    FONT,
    SHADES,
    reported_chart,
    shade,
    states_chart,
    states_table,
)
from bot.render.report.heights import fitted, portions
from bot.render.report.pages import shaded
from bot.render.report.tables import Half, Line, Report
from bot.render.report.texts import texts

_A4 = 9
_TOPICS_A_PAGE = 14  # on the overview, in print
_MOST_LINKS = 60_000  # Excel takes 65,530 a sheet


@dataclass(frozen=True)
class _Jump:
    """A number that leads to a row of another sheet, counted from 0."""

    number: int
    sheet: str
    row: int


Value = str | int | date | _Jump
# The columns of the long table with their widths, those of a side in the middle.
_WHAT, _HALF, _JOINT, _UNPRINTED = (12.5, 14.5, 36, 10, 12), (10.5, 10, 11, 5), (10,), (26, 24, 12)
_REPORT_WIDTHS, _LINK = (12.5, 18, 7, 9, 64, 32, 14, 11), 5
_Entry = tuple[tuple[str, Side], str, tuple[str, ...], date | None]


@dataclass(frozen=True)
class _Look:
    """The formats of one workbook, made once each."""

    book: Workbook

    def of(self, **properties: Any) -> Format:
        base = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
        return self.book.add_format(base | properties)

    @cached_property
    def cell(self) -> Format:
        return self.of(border=1, border_color="#B8C4D0")

    @cached_property
    def day(self) -> Format:
        return self.of(border=1, border_color="#B8C4D0", num_format="d mmm yyyy", align="left")

    @cached_property
    def link(self) -> Format:
        return self.of(border=1, border_color="#B8C4D0", font_color="#0B57A4", underline=1)

    @cached_property
    def head(self) -> Format:
        return self.of(bold=True, bg_color="#DCE6F1", border=1, border_color="#5A6B7F")

    @cached_property
    def late(self) -> Format:
        return self.of(
            border=1, border_color="#B8C4D0", bold=True, num_format="d mmm yyyy", align="left"
        )

    @cached_property
    def states(self) -> Mapping[Status, Format]:
        return {
            status: self.of(
                bg_color=colour,
                font_color="#FFFFFF" if status in DARK else "#000000",
                border=1,
                border_color="#B8C4D0",
            )
            for status, colour in COLOURS.items()
        }

    @cached_property
    def shades(self) -> Sequence[Format]:
        return [
            self.of(
                bg_color=colour,
                font_color="#FFFFFF" if number >= DARK_SHADE else "#000000",
                border=1,
                border_color="#B8C4D0",
                align="center",
                text_wrap=False,
            )
            for number, colour in enumerate(SHADES)
        ]


def workbook(report: Report, taken: datetime) -> bytes:
    """Three sheets for reading, filtering and printing on A4; what people typed is plain text.

    `taken` is the aware instant at which stock was taken; the same report is the same bytes.
    """
    buffer = BytesIO()
    # A column's width is counted in digits of the default font, which not all machines have.
    font = {"font_name": FONT, "font_size": 10}
    options = {"in_memory": True, "default_format_properties": font}
    with Workbook(buffer, options) as book:
        book.set_properties(
            {
                "title": report.title,
                "comments": report.source,
                # Otherwise the library would ask the system for the time.
                "created": taken.astimezone(UTC),
            }
        )
        look = _Look(book)
        cover, table, notes = (
            book.add_worksheet(name) for name in (texts.overview, texts.deliverables, texts.reports)
        )
        _cover(book, cover, report, look)
        _table(table, report, look, _notes(notes, report, look))
    return buffer.getvalue()


def _cover(book: Workbook, sheet: Worksheet, report: Report, look: _Look) -> None:
    """What it is, the heat map, the states, and a chart of each."""
    _page(sheet, report)
    sheet.set_column(0, 0, 13)
    sheet.set_column(1, 1, 37)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 10, 9.5)
    wide = 10
    lines = (
        (report.title, look.of(bold=True, font_size=18, font_color="#16365C", text_wrap=False), 27),
        (texts.stands.format(day=spell_long(report.day)), look.of(font_size=12), 18),
        (f"{report.source} {texts.reading}", look.of(), 29),
        (texts.confidential, look.of(bold=True), 18),
    )
    for row, (words, style, height) in enumerate(lines):
        sheet.merge_range(row, 0, row, wide, "", style)
        sheet.write_string(row, 0, words, style)
        sheet.set_row(row, height)
    heat = len(lines)
    _heat(sheet, report, look, heat)
    states = heat + len(report.counts) + 4
    sheet.write_string(states, 0, texts.states_chart, look.of(bold=True, text_wrap=False))
    for down, cells in enumerate(states_table(report), 1):
        for across, value in enumerate(cells, 1):
            style = look.head if down == 1 else look.cell
            _put(sheet, states + down, across, value, style)
    sheet.set_row(states + 1, 28)
    name, drawn = sheet.get_name(), states + len(SEATS) + 3
    charts = {
        texts.states_chart: states_chart(book, report, name, states + 1, 1),
        texts.reported_chart: reported_chart(book, report, name, heat + 1, (4, 8)),
    }
    for number, (words, chart) in enumerate(charts.items()):
        chart.set_size({"width": 478, "height": 245})
        options = {"description": words, "x_offset": 488 * number, "object_position": 3}
        sheet.insert_chart(drawn, 0, chart, options)
    sheet.print_area(0, 0, drawn + 14, wide)
    sheet.fit_to_pages(1, 1 if len(report.counts) <= _TOPICS_A_PAGE else 0)


def _heat(sheet: Worksheet, report: Report, look: _Look, row: int) -> None:
    """Topics by sides: numbers on a ground that is the darker, the larger their share is."""
    parts = (texts.led, texts.reported, texts.complete, texts.late)
    sheet.write_string(row, 0, texts.by_topic, look.of(bold=True, text_wrap=False))
    sheet.write_string(row, 2, texts.shading, look.of(text_wrap=False))
    heads = [
        texts.id,
        texts.topic,
        texts.count,
        *(f"{SIDES[side]} {part}" for side in SEATS for part in parts),
    ]
    for column, words in enumerate(heads):
        sheet.write_string(row + 1, column, words, look.head)
    sheet.set_row(row + 1, 29)
    for down, count in enumerate((*report.counts, report.total), row + 2):
        style = look.cell if count.topic else look.head
        sheet.write_string(down, 0, count.topic, style)
        sheet.write_string(down, 1, count.title, style)
        sheet.write_number(down, 2, count.deliverables, style)
        for column, each in enumerate(shaded(count), 3):
            sheet.write_number(down, column, each.number, look.shades[shade(each)])
        sheet.set_row(down, fitted([(count.title, 37)]))


def _notes(sheet: Worksheet, report: Report, look: _Look) -> Mapping[tuple[str, Side], int]:
    """Every note and link in a row of its own; gives the first row of each side's, from 0."""
    first: dict[tuple[str, Side], int] = {}
    heads = (
        *(texts.id, texts.deliverable, texts.side, texts.what),
        *(texts.words, texts.link, texts.by, texts.day),
    )
    _long(sheet, report, look, heads, _REPORT_WIDTHS)
    row = 0
    for row, (key, link, cells, day) in enumerate(_entries(report), 1):
        first.setdefault(key, row)
        for column, words in enumerate(cells):
            _put(sheet, row, column, words, look.cell)
        _put(sheet, row, len(cells), day or "", look.day)
        if row < _MOST_LINKS and link.startswith("https://"):
            sheet.write_url(row, _LINK, link, look.link, link)
        sheet.set_row(row, fitted(zip(cells, _REPORT_WIDTHS, strict=False)))
    sheet.autofilter(0, 0, max(row, 1), len(heads) - 1)
    return first


def _entries(report: Report) -> Iterator[_Entry]:
    """All that was written: of whose, its link, the cells but for the day, and the day."""
    for line in report.lines:
        for side in SEATS:
            for what, words, link, by, day in _written(line.halves[side]):
                # A row can only be so high: what does not fit goes on in the next.
                for number, part in enumerate(portions(words, _REPORT_WIDTHS[_LINK - 1])):
                    kind = texts.continued.format(words=what) if number else what
                    cells = (line.id, line.title, SIDES[side], kind, part, link, by)
                    yield (line.id, side), link, cells, day


def _written(half: Half) -> Iterator[tuple[str, str, str, str, date | None]]:
    """What one side has written: kind, words, link, who, when."""
    if half.note:
        yield texts.words, half.note, "", half.by, half.reported
    for proof in half.proofs:
        yield texts.evidence_kind, proof.note, proof.link, proof.by, proof.day


def _table(
    sheet: Worksheet, report: Report, look: _Look, notes: Mapping[tuple[str, Side], int]
) -> None:
    """A row a deliverable; what both sides say stands side by side."""
    parts = (texts.lead, texts.status, texts.due, texts.entries)
    heads = (
        *(texts.id, texts.deliverable, texts.wording, texts.strength, texts.meeting),
        *(part.format(side=SIDES[side]) for side in SEATS for part in parts),
        *(texts.joint, texts.gaps, texts.topic, texts.changed),
    )
    widths = (*_WHAT, *_HALF * len(SEATS), *_JOINT, *_UNPRINTED)
    _long(sheet, report, look, heads, widths)
    topics = {count.topic: count.title for count in report.counts}
    for row, line in enumerate(report.lines, 1):
        cells = [*_cells(line, topics[line.topic], notes, look)]
        for column, (value, style) in enumerate(cells):
            _put(sheet, row, column, value, style)
        sheet.set_row(
            row,
            fitted(
                (value, width)
                for (value, _), width in zip(cells, widths, strict=True)
                if isinstance(value, str)
            ),
        )
    last = max(len(report.lines), 1)
    sheet.autofilter(0, 0, last, len(heads) - 1)
    sheet.print_area(0, 0, last, len(heads) - len(_UNPRINTED) - 1)


def _cells(
    line: Line, topic: str, notes: Mapping[tuple[str, Side], int], look: _Look
) -> Iterator[tuple[Value, Format]]:
    """The cells of a deliverable, in the order of the heads."""
    wording = "\n".join(f"{words} ({place})" for words, place in line.wording)
    for words in (line.id, line.title, wording, line.strength, "\n".join(line.milestones)):
        yield words, look.cell
    for side in SEATS:
        half = line.halves[side]
        yield half.lead or texts.no_lead, look.cell
        yield STATES[half.status], look.states[half.status]
        yield half.due, look.late if half.late else look.day
        entries = bool(half.note) + len(half.proofs)
        at = notes.get((line.id, side))
        yield ("" if at is None else _Jump(entries, texts.reports, at)), look.link
    joint = line.joint
    yield (STATES[joint], look.states[joint]) if joint else ("", look.cell)
    yield "\n".join(line.gaps) or texts.no_gap, look.cell
    yield topic, look.cell
    yield line.changed or "", look.day


def _long(
    sheet: Worksheet, report: Report, look: _Look, heads: Sequence[str], widths: Sequence[float]
) -> None:
    """What every long sheet has: a head that stays, on paper too, and A4 at 8 points or more."""
    _page(sheet, report)
    # The widths are such that 10 points become 8 on paper at the least.
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for column, (words, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, look.head)
    # A line more than the words need: the filter's button stands below them.
    sheet.set_row(0, fitted(zip(heads, widths, strict=True)) + 13)


def _page(sheet: Worksheet, report: Report) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.25, right=0.25, top=0.4, bottom=0.55)
    day = texts.stands.format(day=spell_long(report.day))
    sheet.set_footer(f"&L&10 {day}&R&10 {texts.page.format(number='&P', total='&N')}")
    sheet.hide_gridlines(2)


def _put(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """A value as what it is: a day is a date, and whatever was typed is text, no formula."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, _Jump):
        sheet.write_url(row, column, f"internal:'{value.sheet}'!A{value.row + 1}", style,
                        str(value.number))  # fmt: skip
    else:
        sheet.write_string(row, column, value, style)
