"""The report for Word: headings in its outline, native charts, tables that repeat their heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from xlsxwriter import Workbook

from bot.domain.sides import SEATS, Side
from bot.render.kit.dates import spell_long
from bot.render.kit.language import current
from bot.render.kit.words import SIDES
from bot.render.report import pages
from bot.render.report.charts import (
    DARK_SHADE,
    FONT,
    SHADES,
    ChartTable,
    reported_chart,
    reported_table,
    shade,
    states_chart,
    states_table,
)
from bot.render.report.tables import Half, Line, Proof, Report
from bot.render.report.texts import texts

_FIELDS = {"number": "PAGE", "total": "NUMPAGES"}  # Word's, by what `texts.page` calls them
_JAPANESE = "Yu Gothic"  # comes with Word; without it another Japanese font is taken
_INK, _FAINT, _LINK = (
    RGBColor(0x16, 0x36, 0x5C),
    RGBColor(0x5A, 0x6B, 0x7F),
    RGBColor(0x0B, 0x57, 0xA4),
)
_MARGIN, _WIDE = Mm(16), Mm(178)  # of A4
# What no XML may hold, and what Word would read as the end of a paragraph.
_UNFIT = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PRINT = re.compile(rb"<c:printSettings>.*</c:printSettings>", re.DOTALL)
# What a label does not show must be said: readers of documents take the unsaid for shown.
_LABEL = b'<c:showVal val="1"/>'
_LABEL_ALONE = (
    b'<c:showLegendKey val="0"/>'
    + _LABEL
    + b"".join(
        b'<c:show%s val="0"/>' % part
        for part in (b"CatName", b"SerName", b"Percent", b"BubbleSize")
    )
)
_SHEET = "Data"
# Size, and the space above and below, in points.
_STYLES = {
    "Normal": (8.5, 0, 1),
    "Title": (18, 0, 4),
    "Heading 1": (12.5, 8, 2),
    "Heading 2": (9, 4, 1),
    "Quote": (8.5, 0, 0),
}
_KEPT = {*_STYLES, "Footer", "Default Paragraph Font", "Normal Table", "Table Grid", "No List"}
_Draw = Callable[..., Any]


def document(report: Report, taken: datetime) -> bytes:
    """The report as DOCX; what people typed is text. `taken` is when stock was taken, aware."""
    report = pages.abridged(report)
    doc = Document()
    _set_up(doc, report, taken)
    _overview(doc, report)
    for count in report.counts:
        doc.add_heading(pages.heading(count), 1)
        lines = report.of_topic(count.topic)
        for line, before in zip(lines, (None, *lines), strict=False):
            _deliverable(doc, line, before)
    buffer = BytesIO()
    doc.save(buffer)
    return buffer.getvalue()


def _set_up(doc: Doc, report: Report, taken: datetime) -> None:
    """Page, fonts, language, properties and the line at the foot of each page."""
    about = doc.core_properties
    about.title, about.subject, about.author, about.comments = report.title, "", "", ""
    about.created = about.modified = taken.astimezone(UTC).replace(tzinfo=None)
    about.language = current()
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin, section.bottom_margin = Mm(12), Mm(13)
    section.footer_distance = Mm(6)
    for style in [*doc.styles]:
        if style.name not in _KEPT:
            style.delete()  # each is looked through for every paragraph
    for name, (size, above, below) in _STYLES.items():
        _style(doc.styles[name], size, above, below)
    quote = doc.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Mm(3)
    foot = section.footer.paragraphs[0]
    _small(foot, f"{texts.stands.format(day=spell_long(report.day))}\t\t")
    for number, words in enumerate(re.split(r"{(\w+)}", texts.page)):
        if number % 2:
            _field(foot, _FIELDS[words])
        else:
            _small(foot, words)
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDE // 2)
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDE)


def _style(style: Any, size: float, above: float, below: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = _INK if style.name in ("Title", "Heading 1") else RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    # Japanese fonts ask for far taller lines than Latin ones: all get the same.
    style.paragraph_format.line_spacing = Pt(round(size * 1.25, 1))
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), _JAPANESE)
    tongue = OxmlElement("w:lang")
    # Or Word would part English words anywhere in a Japanese text.
    tongue.set(qn("w:val"), "en-GB")
    tongue.set(qn("w:eastAsia"), "ja-JP")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(tongue)


def _overview(doc: Doc, report: Report) -> None:
    """The first page: what it is, both charts, the heat map."""
    doc.add_paragraph(_fit(report.title), "Title")
    _said(doc.add_paragraph(), texts.stands.format(day=spell_long(report.day))).font.size = Pt(11)
    _small(doc.add_paragraph(), f"{report.source} {texts.reading}")
    _said(doc.add_paragraph(), texts.confidential).bold = True
    if not report.lines:
        _said(doc.add_paragraph(), texts.nothing)
        return
    doc.add_heading(texts.overview, 1)
    words = f"{texts.states_chart}{texts.colon}{pages.states_words(report)}"
    _chart(doc, report, states_table(report), states_chart, words, Mm(46))
    words = f"{texts.reported_chart}{texts.colon}{_reported_words(report)}"
    _chart(doc, report, reported_table(report), reported_chart, words, Mm(70))
    doc.add_heading(texts.by_topic, 1)
    _small(doc.add_paragraph(), texts.shading)
    _heat(doc, report)
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _reported_words(report: Report) -> str:
    """The chart of topics for whoever hears it: "DFFT: EU 1, Japan 2; CYBER: …"."""
    return "; ".join(
        texts.chart_words.format(
            what=count.topic,
            counts=", ".join(f"{SIDES[side]} {count.reported[side]}" for side in SEATS),
        ).rstrip(".。")
        for count in report.counts
    )


def _heat(doc: Doc, report: Report) -> None:
    parts = (texts.led, texts.reported, texts.complete, texts.late)
    heads = [f"{SIDES[side]} {part}" for side in SEATS for part in parts]
    rows = [*report.counts, report.total]
    table = doc.add_table(rows=1 + len(rows), cols=3 + len(heads), style="Table Grid")
    _widths(table, [Mm(23), Mm(31), Mm(18), *[Mm(13.2)] * len(heads)])
    _repeat(table)
    head, *others = (row.cells for row in table.rows)
    for cell, words in zip(head, (texts.id, texts.topic, texts.count, *heads), strict=True):
        run = _said(cell.paragraphs[0], words)
        run.bold, run.font.size = True, Pt(7)
        _ground(cell, "#DCE6F1")
    for cells, count in zip(others, rows, strict=True):
        for cell, words in zip(
            cells[:3], (count.topic, count.title, str(count.deliverables)), strict=True
        ):
            _said(cell.paragraphs[0], words).font.size = Pt(8.5)
        cells[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for cell, each in zip(cells[3:], pages.shaded(count), strict=True):
            ground = shade(each)
            run = _said(cell.paragraphs[0], str(each.number))
            run.font.size = Pt(8.5)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            if ground >= DARK_SHADE:
                run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            _ground(cell, SHADES[ground])


def _deliverable(doc: Doc, line: Line, before: Line | None) -> None:
    """Its words, what holds for both sides, and what each reports, side by side."""
    doc.add_heading(_fit(f"{line.id}  {line.title}"), 2)
    for words, place in pages.wording(line, before):
        paragraph = doc.add_paragraph(style="Quote")
        _said(paragraph, f"{words} ")
        _small(paragraph, place)
        paragraph.paragraph_format.keep_with_next = True
    paragraph = doc.add_paragraph(style="Quote")
    _small(paragraph, pages.facts(line))
    paragraph.paragraph_format.keep_with_next = True
    table = doc.add_table(rows=1, cols=len(SEATS))
    _widths(table, [_WIDE // len(SEATS)] * len(SEATS))
    for cell, side in zip(table.rows[0].cells, SEATS, strict=True):
        _half(cell, line.halves[side], side)


def _half(cell: _Cell, half: Half, side: Side) -> None:
    paragraph = cell.paragraphs[0]
    _said(paragraph, f"{SIDES[side]}{texts.colon}").bold = True
    _said(paragraph, pages.stands(half))
    if half.note:
        _said(cell.add_paragraph(), half.note)
    for proof in half.proofs:
        _proof(cell.add_paragraph(), proof)


def _proof(paragraph: Paragraph, proof: Proof) -> None:
    """A link behind its note; one that is no web address is text."""
    words, after = pages.proof(proof)
    run = _said(paragraph, words)
    if proof.link.startswith("https://"):
        run.font.color.rgb, run.font.underline = _LINK, True
        target = paragraph.part.relate_to(proof.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        paragraph._p.replace(run._r, link)
        link.append(run._r)
    _small(paragraph, after)


def _chart(
    doc: Doc,
    report: Report,
    table: ChartTable,
    draw: _Draw,
    words: str,
    height: int,
) -> None:
    """A chart that Word can edit: the workbook's own, with its numbers beside it in the file."""
    book = _book(report, table, draw)
    number = sum(part.content_type == CONTENT_TYPE.DML_CHART for part in doc.part.package.parts) + 1
    data = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, book,
        doc.part.package,
    )  # fmt: skip
    with ZipFile(BytesIO(book)) as within:
        drawn = within.read("xl/charts/chart1.xml").replace(_LABEL, _LABEL_ALONE)
    chart = Part(
        PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", doc.part.package
    )
    source = chart.relate_to(data, RELATIONSHIP_TYPE.PACKAGE)
    external = f'<c:externalData r:id="{source}"><c:autoUpdate val="0"/></c:externalData>'
    chart._blob = _PRINT.sub(external.encode(), drawn)
    target = doc.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    inline = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{_WIDE}" cy="{height}"/><wp:docPr id="{number}" name=""/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{target}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    about = inline.find(".//" + qn("wp:docPr"))
    about.set("name", f"Chart {number}")
    about.set("descr", _fit(words))
    paragraph = doc.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0  # as high as the chart
    paragraph.add_run()._r.append(inline)


def _book(report: Report, table: ChartTable, draw: _Draw) -> bytes:
    """A workbook of one sheet and one chart of it."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_SHEET)
        for row, cells in enumerate(table):
            sheet.write_row(row, 0, cells)
        sheet.insert_chart(len(table) + 1, 0, draw(book, report, _SHEET, 0))
    return buffer.getvalue()


def _said(paragraph: Paragraph, words: str) -> Run:
    return paragraph.add_run(_fit(words))


def _small(paragraph: Paragraph, words: str) -> Run:
    run = _said(paragraph, words)
    run.font.size, run.font.color.rgb = Pt(8), _FAINT
    return run


def _fit(words: str) -> str:
    """The words without what XML cannot hold."""
    return _UNFIT.sub("", words)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = _small(paragraph, "1")
    paragraph._p.replace(run._r, field)
    field.append(run._r)


def _widths(table: Table, widths: Sequence[int]) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    margins = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    )
    table._tbl.tblPr.append(margins)


def _repeat(table: Table) -> None:
    """The head again on each page, and told to a screen reader as a head."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _ground(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour.removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(shading)
