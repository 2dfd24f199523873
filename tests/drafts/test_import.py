"""`dpc statement import`: files of every shape become drafts that `dpc check` proves."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import docx
import pytest
import yaml
from click.testing import CliRunner, Result
from docx.oxml import parse_xml
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas

from bot.catalogue.loader import STATEMENTS, verify
from bot.cli import main
from bot.drafts.formats import clean_pages

HERE = Path(__file__).parent / "statements"
LISBON = HERE / "2026-09-14-lisbon.md"
BRUSSELS = STATEMENTS / "2024-04-30-brussels"
LINES = (
    "Joint Statement of the Council of Examples", "",
    "The Council of Examples met in Delft on 20 May 2025.",
    "Both sides will open a school of signals in the north and another one in the south of",
    "the country by 2027.",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Drafts are written below the folder that one works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str | Path) -> Result:
    """Run `dpc statement import` with these words."""
    return CliRunner().invoke(main, ["statement", "import", *map(str, words)])


def lines_of(*words: str | Path) -> list[dict[str, object]]:
    """The JSON lines that it prints."""
    return [json.loads(line) for line in run(*words, "--as", "jsonl").stdout.splitlines()]


def pdf(lines: tuple[str, ...] = LINES) -> bytes:
    """A PDF of one page with these lines."""
    made = io.BytesIO()
    page = canvas.Canvas(made)
    for number, line in enumerate(lines):
        page.drawString(72, 760 - 18 * number, line)
    page.save()
    return made.getvalue()


@pytest.mark.parametrize("file", sorted(HERE.iterdir()), ids=lambda file: file.name)
def test_a_draft_is_proven_as_far_as_it_is_coded(file: Path, folder: Path) -> None:
    """English drafts pass `dpc check` at once; Japanese ones lack only what a person decides."""
    day, place = file.stem[:10], file.stem[11:].title()
    result = run(file, "--held", day, "--place", place)
    assert result.exit_code == 0, result.output
    draft = folder / "drafts" / f"{day}-{place.casefold()}"
    assert (
        sha256((draft / f"original{file.suffix}").read_bytes()).digest()
        == sha256(file.read_bytes()).digest()
    )
    checked = CliRunner().invoke(main, ["check", str(draft)])
    left = [line for line in checked.stderr.splitlines() if "has no kind: add one" not in line]
    assert (left, checked.exit_code) == ([], 2 if "kyoto" in file.stem else 0)


def test_the_shipped_statement_is_cut_as_people_cut_it() -> None:
    """The rules find each of its sentences, and each of its promises but one."""
    coded = {s.start: s for s in verify(BRUSSELS).sentences}
    found = lines_of(BRUSSELS / "source.md")
    assert [(line["start"], line["exact"]) for line in found] == [
        (start, s.exact) for start, s in coded.items()
    ]
    wrong = [
        coded[int(str(line["start"]))].ref
        for line in found
        if line["strength"] != coded[int(str(line["start"]))].strength
    ]
    assert wrong == ["1.1"]


def test_lines_are_pieces_of_the_file_itself() -> None:
    """Markdown is not changed: places are places in the file."""
    text = LISBON.read_text("utf-8")
    lines = lines_of(LISBON)
    assert all(text[int(str(d["start"])) : int(str(d["end"]))] == d["exact"] for d in lines)
    assert {"start", "end", "exact", "kinds", "strength", "dates"} <= set(lines[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CHIPS-1", "team of experts"),
        ("CHIPS-2", "Public Support Transparency"),
        ("DATA-1", "data spaces"),
        ("QUANTUM-1", "basic research"),
        ("CYBER-1", "compatibility"),
        ("AI-1", "administrative arrangement"),
        ("AI-6", "AI governance"),
        ("PLATFORMS-2", "information sharing channel"),
        ("COUNCIL-1", "sixth meeting"),
    ],
)
def test_counterparts_come_first(old: str, new: str) -> None:
    """A promise that was reworded or fulfilled is the first candidate of the old one."""
    pairs = {line["old"]: line["candidates"] for line in lines_of(LISBON, "--against", BRUSSELS)}
    first, *others = pairs[old]  # type: ignore[misc]
    assert new in first["exact"]
    assert len(others) <= 4


def test_pairs_wait_for_a_person(folder: Path) -> None:
    """The draft holds each earlier promise, with its wording, undecided."""
    run(LISBON)
    kept = yaml.safe_load((folder / "drafts" / LISBON.stem / "pairs.yaml").read_text("utf-8"))
    assert [pair["old"] for pair in kept["pairs"]] == [d.id for d in verify(BRUSSELS).deliverables]
    assert {pair["decision"] for pair in kept["pairs"]} == {None}


def test_a_page_without_its_navigation() -> None:
    """Menus, cookies, asides and scripts are no sentences."""
    exact = " ".join(str(line["exact"]) for line in lines_of(HERE / "2025-05-20-page.html"))
    assert "train 2,000 teachers" in exact
    assert "plan_of_work" in exact
    for foreign in ("cookies", "Press corner", "Follow us", "not be read", "Library"):
        assert foreign not in exact


def test_items_without_end_tags_are_items(folder: Path) -> None:
    """HTML may leave them out; each item is a promise of its own."""
    page = "<!doctype html><title>x</title><h1>Joint Statement</h1><p>Both sides will:<ul><li>share"
    (folder / "a.html").write_text(f"{page} reports<li>hold a drill</ul><p>Both sides met.")
    exact = [line["exact"] for line in lines_of(folder / "a.html")]
    assert exact == ["Both sides will:", "share reports", "hold a drill", "Both sides met."]


def test_word_documents_and_pdfs(folder: Path) -> None:
    """Both give the sentences of their text."""
    document = docx.Document()
    document.add_heading(LINES[0], 0)
    document.add_paragraph(f"{LINES[2]} {LINES[3]} {LINES[4]}")
    document.save(str(folder / "a.docx"))
    (folder / "a.pdf").write_bytes(pdf())
    for name in ("a.docx", "a.pdf"):
        found = lines_of(folder / name)
        assert [line["strength"] for line in found] == [None, "firm"], found
        assert LINES[0] not in str(found)
        assert found[1]["dates"] == ["2027"]


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt><w:rubyBase><w:r>"
         "<w:t>名</w:t></w:r></w:rubyBase></w:ruby></w:r>", "names with their readings"),
        ('<w:fldSimple w:instr=" REF s6 "><w:r><w:t>6.3</w:t></w:r></w:fldSimple>',
         "cross-references"),
    ],
)  # fmt: skip
def test_a_word_document_is_read_whole_or_refused(folder: Path, inner: str, what: str) -> None:
    """What the library leaves out is named, for no word may be lost."""
    document = docx.Document()
    document.add_paragraph("Both sides will share reports. Both sides met.")
    old = document.add_paragraph()._p
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    old.getparent().replace(old, parse_xml(f'<w:p xmlns:w="{space}">{inner}</w:p>'))
    document.save(str(folder / "a.docx"))
    result = run(folder / "a.docx")
    assert result.exit_code == 2
    assert f"its {what} would be left out" in result.stderr
    assert result.stderr.count("\n") == 1


def test_only_kangxi_radicals_are_folded() -> None:
    """What a font gives for 日 and 人 becomes these; full-width letters stay as they are."""
    assert clean_pages(["⽇本と⼈、ＡＩ、㈱"]) == "日本と人、ＡＩ、㈱\n"


def test_page_numbers_running_titles_and_split_words_go() -> None:
    """What printing adds is no text."""
    pages = [f"Joint Statement\nline of page {n} with coop-\neration\n{n}" for n in range(1, 5)]
    text = clean_pages(pages)
    assert "Joint Statement" not in text
    assert text.count("cooperation") == len(pages)


def _encrypted(asked: str = "secret") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt(asked, "owner", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _word(document: bytes) -> bytes:
    """A Word file of this content alone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return made.getvalue()


def test_a_pdf_that_only_forbids_changes_is_read(folder: Path) -> None:
    """It is encrypted, and opens without a password."""
    (folder / "a.pdf").write_bytes(_encrypted(""))
    assert [line["strength"] for line in lines_of(folder / "a.pdf")] == [None, "firm"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("scan.pdf", pdf(()), "holds no text: a scan"),
        ("locked.pdf", _encrypted(), "is encrypted"),
        ("cut.pdf", pdf()[:300], "is damaged"),
        (
            "page.html",
            b"<!doctype html><body><p>Bread needs flour.</p></body>",
            "not a joint statement",
        ),
        (
            "trams.txt",
            b"Tickets will be sold on board. We recommend a seat.",
            "not a joint statement",
        ),
        ("bread.txt", b"Bread needs flour. Bake it.", "not a joint statement"),
        ("big.txt", b"Both sides will meet. " * 500_000, "characters; a statement has"),
        ("named.pdf", LISBON.read_bytes(), "is named as PDF but holds text"),
        ("named.md", pdf(), "is named as text but holds PDF"),
        ("named.docx", b"PK\x03\x04broken", "but holds a damaged ZIP archive"),
        ("broken.docx", _word(b"<w:document>"), "the document is damaged"),
        ("rotten.docx", _word(b"<a/>").replace(b"\xb3I", b"\xff\xff"), "the document is damaged"),
        ("bell.txt", LISBON.read_bytes() + b"\nBoth sides will meet.\x07", "a control character"),
        ("named.txt", b"{\\rtf1 Both sides will meet.}", "is named as text but holds RTF"),
        ("table.xlsx", b"x", "name a .md, .txt, .html, .docx or .pdf file"),
        ("latin.txt", "Both sides agreed.\nCaf\xe9".encode("latin-1"), "line 2 is not UTF-8"),
        ("empty.md", b" \n", "holds no text"),
        ("undated.md", b"Both sides will meet. Both sides agreed to act.", "give --held DATE"),
    ],
)
def test_bad_input_is_one_line(folder: Path, name: str, data: bytes, words: str) -> None:
    """One clear line, exit code 2, and nothing written."""
    (folder / name).write_bytes(data)
    result = run(name)
    assert result.exit_code == 2, result.output
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (folder / "drafts").exists()


def test_two_statements_of_one_day(folder: Path) -> None:
    """The second is refused in one line until its place tells it apart; nothing is overwritten."""
    assert run(LISBON).exit_code == 0
    again = run(LISBON)
    assert (again.exit_code, "exists already" in again.stderr) == (2, True)
    assert run(LISBON, "--place", "Porto").exit_code == 0
    names = sorted(path.name for path in (folder / "drafts").iterdir())
    assert names == ["2026-09-14-lisbon", "2026-09-14-porto"]
