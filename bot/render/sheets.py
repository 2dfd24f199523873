"""The stocktaking table as files: CSV for any tool, XLSX for people.

The files say no more than both sides may read in Slack, and no notes. Titles and strength are
our reading of the text, and the header says so; the wording is the statement's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.rules.milestones import today
from bot.domain.sides import SEATS
from bot.domain.state import Evidence
from bot.domain.statement import Sentence
from bot.render.kit.dates import spell_day
from bot.render.kit.milestones import in_full
from bot.render.kit.quotes import reference, source, unmarked
from bot.render.kit.standings import due_date, joint_status
from bot.render.kit.words import SIDES, escape
from bot.render.stocktake import facts, title

Row = tuple[str, ...]

# Each column with its width in characters.
_WIDTHS = {
    "ID": 10,
    "Title (our reading)": 28,
    "Wording of the statement": 70,
    "Strength (our reading)": 12,
    "EU lead": 22,
    "Japan lead": 22,
    "EU status": 14,
    "Japan status": 14,
    "Joint status": 14,
    "Milestones": 30,
    "EU due (set here)": 22,
    "Japan due (set here)": 22,
    "Evidence (newest first)": 50,
    "Last change (UTC)": 12,
}
HEADER: Row = tuple(_WIDTHS)
# A cell of a spreadsheet holds 32,767 characters, and a link may have 1,000.
LINKS = 30
# What makes a spreadsheet read a cell of a CSV file as a formula, in Japanese widths too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_A4 = 9


def files(shown: StocktakeShown) -> dict[str, bytes]:
    """Both files, under names that say what they hold: "stocktake-CYBER-2024-05-01.csv"."""
    codes = [] if shown.whole else [topic.code for topic in shown.topics]
    name = "-".join(["stocktake", *codes, today(shown.taken).isoformat()])
    return {f"{name}.csv": csv_file(shown), f"{name}.xlsx": xlsx_file(shown)}


def covering_note(shown: StocktakeShown) -> str:
    """What the message with the files says, in Slack's markup."""
    day = spell_day(today(shown.taken))
    about = escape(f"{title(shown)}, {day}: {facts(shown)}.")
    return f"{about}\n{source(shown.statement).text}"


def csv_file(shown: StocktakeShown) -> bytes:
    """The table as CSV: UTF-8 with a byte order mark, without which Excel garbles Japanese.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([_defused(cell) for cell in row] for row in (HEADER, *rows(shown)))
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(shown: StocktakeShown) -> bytes:
    """The table as a workbook of one sheet, to be read and printed; every cell is plain text."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": title(shown),
                "comments": source(shown.statement).text,
                # Otherwise the library would ask the system for the time.
                "created": shown.taken.astimezone(UTC),
            }
        )
        cells = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        sheet = book.add_worksheet("Stocktake")
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(_WIDTHS.values()):
            sheet.set_column(column, column, width)
        for number, row in enumerate((HEADER, *rows(shown))):
            for column, words in enumerate(row):
                # No other method takes a text for what it is: a formula, a link, a number.
                sheet.write_string(number, column, words, cells if number else head)
    return buffer.getvalue()


def rows(shown: StocktakeShown) -> Iterator[Row]:
    """A row for each deliverable, in the order of HEADER."""
    for card in shown.cards:
        what = card.deliverable
        changed = shown.changed.get(what.id)
        yield (
            what.id,
            what.title,
            "\n".join(_wording(shown.sentences[ref]) for ref in what.sentences),
            str(what.strength),
            *(seat.name if (seat := card.seat(side)) else "" for side in SEATS),
            *(str(card.status(side)) for side in SEATS),
            str(joint_status(card) or ""),
            "\n".join(in_full(m, passed=m.id in card.passed) for m in card.milestones),
            *(due_date(card, side) for side in SEATS),
            _links(shown.evidence.get(what.id, ())),
            changed.astimezone(UTC).date().isoformat() if changed else "",
        )


def _wording(sentence: Sentence) -> str:
    """The statement's words, where they stand, and the sentence that they need."""
    after = f", read with §{sentence.needs}" if sentence.needs else ""
    return f"{unmarked(sentence)} ({reference(sentence)}{after})"


def _links(evidence: tuple[Evidence, ...]) -> str:
    newest = evidence[::-1]
    lines = [f"{SIDES[each.side]}: {each.link}" for each in newest[:LINKS]]
    older = len(newest) - len(lines)
    return "\n".join([*lines, *([f"and {older} older"] if older else [])])


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
