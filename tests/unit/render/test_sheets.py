"""The files for the Council: read back by other readers, and harmless."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO, StringIO
from subprocess import CalledProcessError
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.domain.languages import JAPANESE
from bot.domain.outcomes.stocktake import StocktakeShown
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.render.kit.language import speaking
from bot.render.kit.words import title
from bot.render.report import files as sheets
from bot.render.report import pages, pdf
from bot.render.report.document import document
from bot.render.report.files import (
    Reader,
    covering_note,
    files,
    reader,
)
from bot.render.report.heights import HIGHEST, fitted, portions
from bot.render.report.table_csv import Separator, defused, rows, table_csv
from bot.render.report.tables import report
from bot.render.report.workbook import workbook

from .reports import CYBER_STOCKTAKE, PROOF, STOCKTAKE
from .world import CATALOGUE, CLARA, EVE, card, seat, standing

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
SIGNS = r"=+\-@＝＋－＠"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def from_csv(content: bytes, separator: str = ",") -> list[list[str]]:
    """The cells, as any tool reads them that parts at a separator."""
    text = StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=separator))


def from_xlsx(content: bytes, sheet: int) -> list[list[str]]:
    """The cells of a sheet; numbers and dates as the file has them."""
    with ZipFile(BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 (our own)
        xml = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314
    strings = ["".join(each.itertext()) for each in shared.iter(f"{_MAIN}si")]
    assert not list(xml.iter(f"{_MAIN}f"))
    return [[_cell(cell, strings) for cell in row] for row in xml.iter(f"{_MAIN}row")]


def _cell(cell: ElementTree.Element, strings: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or ""
    return strings[int(value)] if cell.get("t") == "s" else value


def part(content: bytes, name: str) -> str:
    """A part of a workbook or a document."""
    with ZipFile(BytesIO(content)) as book:
        return book.read(name).decode()


def named(name: str, note: str = "") -> StocktakeShown:
    """A stocktake of one deliverable, led by somebody of that name, with that note."""
    said = standing("CYBER-2", Status.IN_PROGRESS, note=note or None)
    held = replace(card("CYBER-2"), eu=seat("CYBER-2", Side.EU, name), eu_standing=said)
    return replace(CYBER_STOCKTAKE, cards=(held,))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("shown", [STOCKTAKE, CYBER_STOCKTAKE])
def test_every_file_holds_every_deliverable(shown: StocktakeShown, language: str) -> None:
    """In order; the workbook and the document in either language."""
    ids = [each.deliverable.id for each in shown.cards]
    with speaking(language):
        held = report(shown)
        rows, book, doc = table_csv(held), workbook(held, EVE), document(held, EVE)
    assert [row[0] for row in from_csv(rows)[1:]] == ids
    assert [row[0] for row in from_xlsx(book, 2)[1:]] == ids
    headings = [
        each.text for each in Document(BytesIO(doc)).paragraphs
        if each.style and each.style.name == "Heading 2"
    ]  # fmt: skip
    assert [words.split()[0] for words in headings] == ids


def test_every_sentence_is_the_statements_to_the_letter() -> None:
    """All that a deliverable rests on, with its reference, without the source's marks."""
    for each, line in zip(CATALOGUE.deliverables, report(STOCKTAKE).lines, strict=True):
        sentences = [CATALOGUE.sentence_by_ref[ref] for ref in each.sentences]
        for sentence, (words, place) in zip(sentences, line.wording, strict=True):
            assert words == sentence.exact.replace("**", "")
            assert place.startswith(f"§{sentence.ref}")


def test_what_a_row_says() -> None:
    """Both leads, both states and the joint one, dates, notes, evidence, the last change."""
    header, *others = rows(report(STOCKTAKE))
    by_id = {row[0]: dict(zip(header, row, strict=True)) for row in others}
    frameworks, arrangement = by_id["CYBER-1"], by_id["DFFT-1"]
    note = "Draft shared with @MORI Haruka; talks go on | *slowly* @here"
    assert list(frameworks.values())[4:] == [
        "continuing",
        *("Clara Lindqvist", "in progress", note, "2026-05-12", f"{PROOF.link}\n{note}"),
        *("", "not reported", "", "", "https://example.jp"),
        "",
        "European Cyber Resilience Act, “upcoming” (from the statement)\n"
        "Japan's IoT labeling scheme, “currently under development” (from the statement)",
        "Japan: no lead, no report",
        "2024-05-01",
    ]
    assert arrangement["Joint status"] == "substantial"
    assert arrangement["Japan due (set in Slack)"] == (
        "before Third meeting of the Digital Partnership Council, in 2025"
    )


def test_a_mention_in_a_note_is_a_name() -> None:
    """Of whoever stands in the table by the name that stands there; raw, it says nothing."""
    (line,) = report(named("Ada", "with <@U0CLARA>, <@U9|Ben>, in <#C1|cyber>, <!here>")).lines
    assert line.halves[Side.EU].note == "with @Clara Lindqvist, @Ben, in #cyber, @here"


@given(
    st.sampled_from(",;\t|"),
    NAMES,
    NAMES,
    st.sampled_from(SIGNS.replace("\\", "")),
    st.sampled_from(["", " ", '"']),
)
def test_no_reader_finds_a_formula_in_a_csv_file(
    separator: str, before: str, after: str, sign: str, gap: str
) -> None:
    """Wherever it parts the cells, and however they were meant to be parted."""
    held = report(named(f"{before}{separator}{gap}{sign}{after}"))
    for written in (table_csv(held, ","), table_csv(held, ";")):
        cells = [cell for at in ",;\t|" for row in from_csv(written, at) for cell in row]
        assert [cell for cell in cells if re.match(rf"""["\s]*[{SIGNS}]""", cell)] == []


@given(st.sampled_from(",;"), NAMES)
def test_what_was_typed_is_read_back(separator: Separator, name: str) -> None:
    """To the letter, but for the marks before what would be a formula; no cell has moved."""
    header, row = from_csv(table_csv(report(named(name)), separator), separator)
    assert len(row) == len(header)
    read = row[header.index("EU lead")]
    assert read == defused(name)
    assert read == name or re.search(rf"""(^|[,;|\t\r\n])'["'\s]*[{SIGNS}]""", read)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.go.jp/資料①／議事録（案）.pdf",
        "予算5×10⁸円、½",
        "a-b, c+d; e@f = g",
        "山田 太郎",
        "שלום, 山田",
        "0042",
    ],
)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    """Nothing is folded, and no sign within words counts."""
    assert defused(text) == text


@pytest.mark.parametrize("name", ["=1+1", "{=1+1}", "https://example.org", "0042", "山田 太郎"])
def test_a_workbook_holds_what_was_typed_as_text(name: str) -> None:
    """No formula, no link, no number is made of it."""
    assert from_xlsx(workbook(report(named(name)), EVE), 2)[1][5] == name


def test_a_workbook_holds_days_as_dates_and_links_that_open() -> None:
    """12 May 2026 is a number with a date's format, and the evidence is linked."""
    content = workbook(report(STOCKTAKE), EVE)
    row = next(row for row in from_xlsx(content, 2) if row[0] == "CYBER-1")
    assert row[7] == str((date(2026, 5, 12) - date(1899, 12, 30)).days)
    relations = part(content, "xl/worksheets/_rels/sheet3.xml.rels")
    assert 'Target="https://example.jp"' in relations
    assert "location=\"'Notes and evidence'!A" in part(content, "xl/worksheets/sheet2.xml")


def test_a_workbook_prints_on_a4_with_its_head_on_every_page() -> None:
    """Landscape, one page across, a filter, a frozen head, and two charts that can be edited."""
    content = workbook(report(STOCKTAKE), EVE)
    sheet = part(content, "xl/worksheets/sheet2.xml")
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet
    assert "<autoFilter" in sheet
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert "_xlnm.Print_Titles" in part(content, "xl/workbook.xml")
    assert "c:barChart" in part(content, "xl/charts/chart1.xml")
    assert "c:barChart" in part(content, "xl/charts/chart2.xml")


@given(st.text(max_size=3000), st.integers(5, 80))
def test_no_text_is_lost_between_rows(text: str, width: int) -> None:
    """A row can only be so high: what does not fit goes on in the next one."""
    parts = portions(text, width)
    assert "".join(parts) == text
    assert all(fitted([(each, width)]) <= HIGHEST for each in parts)


def test_the_same_stocktake_is_the_same_workbook() -> None:
    """Nothing in it is of the moment at which it was made; when stock was taken is in it."""
    content = workbook(report(STOCKTAKE), EVE)
    assert content == workbook(report(STOCKTAKE), EVE)
    assert content != workbook(report(STOCKTAKE), EVE + timedelta(days=1))
    assert "2024-05-01T07:00:00Z" in part(content, "docProps/core.xml")


def test_a_document_has_an_outline_charts_and_page_numbers() -> None:
    """Topics and deliverables are headings; each chart has its numbers and words beside it."""
    content = document(report(STOCKTAKE), EVE)
    doc = Document(BytesIO(content))
    tops = [p.text for p in doc.paragraphs if p.style and p.style.name == "Heading 1"]
    assert tops[2] == "Promoting a common stance on Data Free Flow with Trust (DFFT)"
    xml = part(content, "word/document.xml")
    assert xml.count("c:chart ") == 2
    assert 'descr="Deliverables by state and side: EU: complete 1, in progress 1' in xml
    with ZipFile(BytesIO(content)) as book:
        assert book.read("word/embeddings/chart1.xlsx").startswith(b"PK")
    assert "NUMPAGES" in part(content, "word/footer1.xml")


def test_a_pdf_is_tagged_has_bookmarks_and_its_fonts() -> None:
    """In Japanese; what was typed is set, and nothing of it is read as Typst's markup."""
    shown = named("山田 #panic() $x$", '#read("/etc/passwd") *bold* \\ `raw`')
    taken = EVE + timedelta(microseconds=7)
    with speaking(JAPANESE):
        book = PdfReader(BytesIO(pdf.pdf(report(shown), taken)))
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert book.trailer["/Root"]["/Lang"] == "ja"
    words = "".join(page.extract_text() for page in book.pages)
    assert '#read("/etc/passwd") *bold* \\ `raw`' in words
    assert "山田 #panic() $x$" in words
    fonts = [
        str(font.get_object()["/BaseFont"])
        for page in book.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert all("NotoSansCJKjp" in font for font in fonts)
    assert any("CYBER-2" in str(each) for each in _flat(book.outline))


def test_a_pdf_without_a_picture_of_a_letter_is_made_all_the_same() -> None:
    """An emoji in one note must not keep the report from everybody; it is still tagged."""
    made = pdf.pdf(report(named("HAYASEGAWA Minori", "Draft sent 👩\u200d💻 ✅ to all")), EVE)
    book = PdfReader(BytesIO(made))
    assert book.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = " ".join("".join(page.extract_text() for page in book.pages).split())
    assert "Draft sent" in words
    assert "to all" in words


def _flat(outline: list[object]) -> list[object]:
    return [
        title for each in outline for title in (_flat(each) if isinstance(each, list) else [each])
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Draft shared; talks go on with the ministries concerned. ",
        "双方の実務者で協議を続けている。",
    ],
)
def test_a_report_keeps_to_six_pages_by_leaving_out(said: str) -> None:
    """The workbook has all notes and links whole, and the report says so."""
    note = said * 8
    cards = tuple(
        replace(
            card(each),
            eu_standing=standing(each.id, Status.IN_PROGRESS, note=note),
            japan_standing=standing(each.id, Status.COMPLETE, Side.JAPAN, note=note),
        )
        for each in CATALOGUE.deliverables
    )
    evidence = {
        each.id: tuple(
            replace(PROOF, deliverable=each.id, side=side, note=note, link=f"{PROOF.link}{number}")
            for side in (Side.EU, Side.JAPAN)
            for number in range(2)
        )
        for each in CATALOGUE.deliverables
    }
    held = report(replace(STOCKTAKE, cards=cards, evidence=evidence))
    short = pages.abridged(held)
    assert short.source.endswith("the workbook has all of them.")
    assert len(PdfReader(BytesIO(pdf.pdf(held, EVE))).pages) <= 6
    assert note in {row[4] for row in from_xlsx(workbook(held, EVE), 3)}
    assert pages.abridged(report(STOCKTAKE)) == report(STOCKTAKE)


def test_of_nothing_every_file_says_so() -> None:
    """No topic, no deliverable, no chart that fails."""
    made = files(replace(STOCKTAKE, topics=(), cards=()))
    assert len(made) == 4
    words = "\n".join(
        page.extract_text() for page in PdfReader(BytesIO(next(iter(made.values())))).pages
    )
    assert "there is no deliverable to report on" in words


def test_what_the_files_and_their_message_are_called() -> None:
    """The topics, if not all, and Brussels' day; whose words they are."""
    made = files(CYBER_STOCKTAKE, Reader("en", semicolons=True))
    assert list(made) == [
        f"stocktake-CYBER-2024-05-01{ending}"
        for ending in (".pdf", ".docx", ".xlsx", ".csv", "-semicolons.csv")
    ]
    note = covering_note(CYBER_STOCKTAKE, made, Reader("en", semicolons=True))
    counts = "5 deliverables, 5 still need a lead or a report"
    assert note.startswith(f"Stocktake: Cybersecurity, 1 May 2024: {counts}.\n")
    assert "Quotes: Joint Statement of 30 April 2024." in note
    assert "Belgium" in note
    assert CLARA not in note
    assert covering_note(STOCKTAKE, made, Reader("ja")).startswith("進捗一覧（2024年5月1日）")


@pytest.mark.parametrize(
    ("locale", "zone", "expected"),
    [
        ("en-GB", "Europe/Brussels", Reader("en", semicolons=True)),
        ("en-GB", "Europe/London", Reader("en")),
        ("ja-JP", "Asia/Tokyo", Reader("ja")),
        ("", "", Reader("en")),
    ],
)
def test_whose_files_they_are(locale: str, zone: str, expected: Reader) -> None:
    """Japanese for who reads it; semicolons where spreadsheets of the zone part at them."""
    assert reader(locale, zone) == expected


def test_titles_in_the_files_are_those_of_their_language() -> None:
    """Of topics, deliverables, meetings, the place."""
    with speaking(JAPANESE):
        japanese = report(STOCKTAKE)
        for line, each in zip(japanese.lines, CATALOGUE.deliverables, strict=True):
            assert line.title == title(each) != each.title
    assert {count.title for count in japanese.counts} >= {"サイバーセキュリティ", "海底ケーブル"}
    assert "ブリュッセル" in japanese.source
    assert {line.strength.partition("（")[0] for line in japanese.lines} == {
        "明確", "継続", "検討", "可能性"
    }  # fmt: skip
    said = "".join(words for line in japanese.lines for words in line.milestones)
    assert said
    assert not re.search(r"[A-Za-z]{4,} meeting", said)


def test_without_the_extra_all_else_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """One plain line says what is missing, and who can add it."""
    monkeypatch.setattr(pdf, "FONTS", ("no_such_font",))
    made = files(CYBER_STOCKTAKE)
    assert [name.rpartition(".")[2] for name in made] == ["docx", "xlsx", "csv"]
    assert "There is no PDF" in covering_note(CYBER_STOCKTAKE, made)


def test_a_pdf_that_fails_keeps_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are sent, and the message says which is missing."""

    def fail(*_: object) -> bytes:
        raise CalledProcessError(1, "typst")

    monkeypatch.setattr(sheets.pdf, "pdf", fail)
    made = files(CYBER_STOCKTAKE)
    assert len(made) == 3
    assert "The PDF could not be made." in covering_note(CYBER_STOCKTAKE, made)
