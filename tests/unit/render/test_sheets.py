"""The stocktaking table as files: read back, and harmless."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.sides import Side
from bot.render.sheets import HEADER, LINKS, covering_note, csv_file, files, rows, xlsx_file

from .reports import CYBER_STOCKTAKE, PROOF, STOCKTAKE, UNNOTED
from .world import CATALOGUE, CLARA, EVE, NOTE, card, seat

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def from_csv(content: bytes) -> list[list[str]]:
    """The cells, as any tool reads them."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def from_xlsx(content: bytes) -> list[list[str]]:
    """The cells, which must all be strings."""
    with ZipFile(BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 (our own)
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 (our own)
    strings = ["".join(each.itertext()) for each in shared.iter(f"{_MAIN}si")]
    assert not list(sheet.iter(f"{_MAIN}f"))
    assert not list(sheet.iter(f"{_MAIN}hyperlink"))
    return [[_cell(cell, strings) for cell in row] for row in sheet.iter(f"{_MAIN}row")]


def _cell(cell: ElementTree.Element, strings: list[str]) -> str:
    value = cell.find(f"{_MAIN}v")
    if value is None:  # an empty string is kept as a blank
        return ""
    assert cell.get("t") == "s"
    return strings[int(value.text or "")]


def named(name: str) -> StocktakeShown:
    """A stocktake of one deliverable, led by somebody of that name."""
    held = replace(card("CYBER-2"), eu=seat("CYBER-2", Side.EU, name))
    return replace(CYBER_STOCKTAKE, cards=(held,))


@pytest.mark.parametrize("shown", [STOCKTAKE, CYBER_STOCKTAKE])
def test_both_files_hold_the_same_rows(shown: StocktakeShown) -> None:
    """One for each deliverable, in order, under the header."""
    expected = [list(row) for row in (HEADER, *rows(shown))]
    assert [row[0] for row in expected[1:]] == [each.deliverable.id for each in shown.cards]
    assert from_csv(csv_file(shown)) == expected
    assert from_xlsx(xlsx_file(shown)) == expected


def test_every_sentence_is_the_statements_to_the_letter() -> None:
    """All that a deliverable rests on, with its reference, without the source's marks."""
    for each, row in zip(CATALOGUE.deliverables, rows(STOCKTAKE), strict=True):
        sentences = [CATALOGUE.sentence_by_ref[ref] for ref in each.sentences]
        for sentence, line in zip(sentences, row[2].split("\n"), strict=True):
            assert line.startswith(f"{sentence.exact.replace('**', '')} (§{sentence.ref}")
            assert "**" not in line


def test_what_a_row_says() -> None:
    """Both leads, both states and the joint one, dates, evidence, and the last change."""
    by_id = {row[0]: dict(zip(HEADER, row, strict=True)) for row in rows(STOCKTAKE)}
    frameworks, arrangement = by_id["CYBER-1"], by_id["DFFT-1"]
    assert list(frameworks.values())[3:] == [
        "continuing",
        "Clara Lindqvist",
        "",
        "in progress",
        "not reported",
        "",
        "European Cyber Resilience Act, “upcoming” (in the text)\n"
        "Japan's IoT labeling scheme, “currently under development” (in the text)",
        "12 May 2026",
        "",
        f"Japan: {UNNOTED.link}\nEU: {PROOF.link}",
        "2024-05-01",
    ]
    assert arrangement["Joint status"] == "substantial"
    meeting = "OECD Ministerial Council Meeting, 2–3 May 2024 (in the text)"
    assert arrangement["Milestones"] == meeting
    council = "before Third meeting of the Digital Partnership Council, in 2025"
    assert arrangement["Japan due (set here)"] == council
    assert arrangement["Last change (UTC)"] == ""
    assert ", read with §6.1)" in by_id["CYBER-2"]["Wording of the statement"]


def test_notes_stay_out() -> None:
    """A file is passed on more easily than a message."""
    assert all(NOTE not in cell for row in rows(STOCKTAKE) for cell in row)


def test_many_links_fit_into_a_cell() -> None:
    """A spreadsheet's cell ends at 32,767 characters: the newest are kept, the rest counted."""
    many = tuple(replace(PROOF, link=f"https://example.org/{n:980}") for n in range(LINKS + 5))
    (row,) = rows(replace(named("Ada"), evidence={"CYBER-2": many}))
    links = row[HEADER.index("Evidence (newest first)")]
    assert len(links) < 32_767
    assert links.startswith(f"EU: {many[-1].link}\n")
    assert links.endswith("\nand 5 older")


@pytest.mark.parametrize("start", DANGEROUS)
@given(rest=NAMES)
def test_no_cell_of_a_csv_file_is_a_formula(start: str, rest: str) -> None:
    """What begins like one gets an apostrophe before it; a workbook needs none."""
    shown = named(start + rest)
    read = from_csv(csv_file(shown))
    assert read[1][4] == f"'{start}{rest}"
    assert not any(cell.startswith(DANGEROUS) for row in read for cell in row)


@given(name=NAMES.filter(lambda name: not name.startswith(DANGEROUS)))
def test_any_other_name_is_left_as_it_is(name: str) -> None:
    """In both files."""
    shown = named(name)
    assert from_csv(csv_file(shown))[1][4] == name
    assert from_xlsx(xlsx_file(shown))[1][4] == name


@pytest.mark.parametrize("name", ["=1+1", "{=1+1}", "https://example.org", "0042", "山田 太郎"])
def test_a_workbook_holds_text_alone(name: str) -> None:
    """No formula, no link, no number is made of it."""
    assert from_xlsx(xlsx_file(named(name)))[1][4] == name


def test_csv_begins_with_a_byte_order_mark() -> None:
    """Without it Excel garbles Japanese."""
    content = csv_file(named("山田 太郎"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert "山田 太郎".encode() in content


def test_the_same_stocktake_is_the_same_workbook() -> None:
    """Nothing in it is of the moment at which it was made; when stock was taken is in it."""
    content = xlsx_file(STOCKTAKE)
    assert content == xlsx_file(STOCKTAKE)
    assert content != xlsx_file(replace(STOCKTAKE, taken=EVE + timedelta(days=1)))
    with ZipFile(BytesIO(content)) as book:
        assert "2024-05-01T07:00:00Z" in book.read("docProps/core.xml").decode()


def test_the_header_stays_in_sight() -> None:
    """The pane is frozen below it, and beside the ids."""
    with ZipFile(BytesIO(xlsx_file(STOCKTAKE))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet


def test_what_the_files_and_their_message_are_called() -> None:
    """The topics, if not all, and Brussels' day; whose words they are."""
    assert list(files(STOCKTAKE)) == ["stocktake-2024-05-01.csv", "stocktake-2024-05-01.xlsx"]
    assert next(iter(files(CYBER_STOCKTAKE))) == "stocktake-CYBER-2024-05-01.csv"
    note = covering_note(CYBER_STOCKTAKE)
    assert note.startswith("Stocktake: Cybersecurity, 1 May 2024: 5 deliverables, 5 with a gap.\n")
    assert "Quoted words are the statement's (30 April 2024;" in note
    assert CLARA not in note
