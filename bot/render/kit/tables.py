"""Slack's own tables, each with the same rows as paragraphs for workspaces without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from bot.render.kit.blocks import Part, Piece, Room, Words, bold, joined, paragraph
from bot.render.kit.mentions import readable
from bot.render.kit.message import Block

Cell = str | int | Block  # words, a number, a button

MOST_ROWS = 100  # of a table; Slack took no more until the middle of 2026
PARAGRAPH = 3000  # characters that Slack takes in a section
PAGE = 6  # rows that a reader sees at once: with those of two lines, a screen
NOTHING = "–"  # Slack takes no empty cell


@dataclass(frozen=True)
class Row:
    """A row: its `cells`, and `words` that say the same.

    Without tables, rows of one `group` that follow each other share a paragraph, and `beside` it
    stands the button of the first. `shows` are the deliverables in the row.
    """

    cells: tuple[Cell, ...]
    words: tuple[Words, ...]
    group: str
    beside: Block | None = None
    shows: tuple[str, ...] = ()

    @cached_property
    def room(self) -> int:
        """How many characters it takes: those of the words or of the cells, whichever are more."""
        return max(len(paragraph(*self.words).text), sum(map(_length, self.cells)))


@dataclass(frozen=True)
class Table:
    """Rows below the heads of `columns`; a `caption` for those who hear it.

    The column numbered `row_header` names a row. A `heading` stands above, on each page. A reader
    sees `page_size` rows at once.
    Slack's limits hold by construction: a part has as many rows as the text of a message has room
    for, and that is a fifth of what Slack takes in tables.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    row_header: int = 0
    page_size: int = PAGE

    def cut(self, room: Room, *, alone: bool) -> tuple[Piece | None, Part | None]:
        """As in Part: as many rows as fit, at least one if it is alone."""
        count = self._fitting(room) or int(alone)
        piece = self.piece(self.rows[:count]) if count else None
        rest = replace(self, rows=self.rows[count:]) if count < len(self.rows) else None
        return piece, rest

    def piece(self, rows: Sequence[Row]) -> Piece:
        """Some of its rows, at least one, as a table and as paragraphs."""
        groups = groupby(_placed(rows), key=itemgetter(0))
        paragraphs = joined(*(_paragraph([row for _, row in group]) for _, group in groups))
        drawn = Piece((self._block(rows),), paragraphs.text, paragraphs.shows, paragraphs.blocks)
        return joined(*self._above(), drawn)

    def _above(self) -> list[Piece]:
        return [paragraph(bold(self.heading))] if self.heading else []

    def _fitting(self, room: Room) -> int:
        """How many of the first rows fit."""
        above = joined(*self._above()).room
        heads = sum(map(len, self.columns)) + len(self.caption)
        left = room.less(Room(above.blocks, above.text + heads))
        taken = count = 0
        for paragraphs, row in _placed(self.rows[:MOST_ROWS]):
            taken += row.room + 1
            if not Room(paragraphs, taken).fits(left):
                break
            count += 1
        return count

    def _block(self, rows: Sequence[Row]) -> Block:
        heads = [_cell(column) for column in self.columns]
        return {
            "type": "data_table",
            "caption": self.caption,
            "row_header_column_index": self.row_header,
            "page_size": self.page_size,
            "rows": [heads, *([_cell(cell) for cell in row.cells] for row in rows)],
        }


def _placed(rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    """Rows, each with the number of its paragraph, from 1; none is longer than Slack takes."""
    number, length, group = 0, 0, ""
    for row in rows:
        own = row.room + 3  # a line break, and the marks around what is bold
        length += own
        if not number or row.group != group or length > PARAGRAPH:
            number, length, group = number + 1, own, row.group
        yield number, row


def _paragraph(rows: Sequence[Row]) -> Piece:
    first, *others = rows
    words = [*first.words, *(word for row in others for word in ("\n", *row.words))]
    shows = tuple(id for row in rows for id in row.shows)
    return paragraph(*words, beside=first.beside, shows=shows)


def _cell(cell: Cell) -> dict[str, Any]:
    if isinstance(cell, int):
        return {"type": "raw_number", "value": cell, "text": str(cell)}
    return (
        {"type": "raw_text", "text": readable(cell) or NOTHING} if isinstance(cell, str) else cell
    )


def _length(cell: Cell) -> int:
    if isinstance(cell, dict):
        return len(cell["text"]["text"])
    return len(str(cell)) or 1
