"""The table as CSV: for programs, and for spreadsheets wherever they part the cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Literal

from bot.domain.sides import SEATS, Side
from bot.render.kit.words import SIDES, STATES
from bot.render.report.tables import Half, Line, Report
from bot.render.report.texts import texts

Separator = Literal[",", ";"]
Row = tuple[str, ...]

# Where a cell may begin, whatever the reader parts at, and what then makes a formula of it: a
# file that is parted at commas is also opened by programs that part at semicolons or tabs. Quotes
# and blanks between the two do not count for all of them. Japanese widths are signs, too.
_FORMULA = re.compile(r"""(^|[,;|\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])""")


def table_csv(report: Report, separator: Separator = ",") -> bytes:
    """The table in UTF-8 with a byte order mark, without which Excel garbles Japanese.

    Every cell is quoted and holds what was typed. An apostrophe is put where a reader would
    begin a formula, and nowhere else.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([defused(cell) for cell in row] for row in rows(report))
    return text.getvalue().encode("utf-8-sig")


def rows(report: Report) -> Iterator[Row]:
    """The header, and a row for each deliverable, with days as ISO dates."""
    yield _header()
    topics = {count.topic: count.title for count in report.counts}
    for line in report.lines:
        yield _row(line, topics[line.topic])


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, also when its text is parted once more."""
    return _FORMULA.sub(r"\1'", text)


def _header() -> Row:
    parts = (texts.lead, texts.status, texts.note, texts.due, texts.evidence)
    return (
        texts.id,
        texts.topic,
        texts.deliverable,
        texts.wording,
        texts.strength,
        *(part.format(side=SIDES[side]) for side in SEATS for part in parts),
        texts.joint,
        texts.meeting,
        texts.gaps,
        texts.changed,
    )


def _row(line: Line, topic: str) -> Row:
    return (
        line.id,
        topic,
        line.title,
        "\n".join(f"{words} ({place})" for words, place in line.wording),
        line.strength,
        *(cell for side in SEATS for cell in _half(line, side)),
        STATES[line.joint] if line.joint else "",
        "\n".join(line.milestones),
        "\n".join(line.gaps),
        _day(line.changed),
    )


def _half(line: Line, side: Side) -> Row:
    half = line.halves[side]
    return (half.lead, STATES[half.status], half.note, _day(half.due), _proofs(half))


def _proofs(half: Half) -> str:
    """The newest first, each link on a line and its note on the next."""
    return "\n".join(words for proof in half.proofs for words in (proof.link, proof.note) if words)


def _day(day: date | str | None) -> str:
    return day.isoformat() if isinstance(day, date) else day or ""
