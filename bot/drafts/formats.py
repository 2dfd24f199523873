"""The files that statements come in, read as Markdown or plain text.

The libraries that read HTML, DOCX and PDF belong to the extra `[import]` and are imported only
when a file needs them.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 1_000_000  # the longest joint statement known has some 90,000

_NAMES = {
    ".md": "text", ".markdown": "text", ".txt": "text", ".text": "text",
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
    ".docx": "DOCX", ".pdf": "PDF",
}  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_KANGXI = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0x2F00, 0x2FD6)}
_CHROME = (
    "script, style, noscript, template, nav, header nav, footer, aside, form, button, svg, iframe,"
    " [role=navigation], [role=search], [role=banner], [role=contentinfo], [aria-hidden=true],"
    " [class*=breadcrumb], [class*=cookie], [class*=share], [class*=social], [class*=skip-link],"
    " [class*=pagination], [class*=related], [class*=language-switch], [id*=cookie]"
)
_PAGE_NUMBER = re.compile(
    r"[ \t]*(?:[-–—]?[ \t]*\d{1,3}[ \t]*[-–—]?"
    r"|(?:page|p\.)[ \t]*\d+(?:[ \t]*(?:/|of)[ \t]*\d+)?)[ \t]*",
    re.I,
)
_TITLE_STYLE = "p[style-name='Title'] => h1:fresh"  # mammoth makes a paragraph of it
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")  # no database or table takes all of them
# What the libraries raise where a file is not as it should be.
_DAMAGE = (KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, ExpatError)
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")


class UnreadableFileError(Exception):
    """The file holds no text that could be a statement; its words say why, in one line."""


@dataclass(frozen=True)
class Original:
    """A file as it was given: its name, its bytes, their SHA-256, and its text for `source.md`."""

    name: str
    data: bytes
    sha256: str
    text: str


def read_file(path: Path) -> Original:
    """Read a statement's file.

    Markdown and plain text stay as they are, so that places in the text are places in the file.

    Raises:
        UnreadableFileError: when it cannot be opened, is another format than its name says, is
            encrypted, too long, or holds no text.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(f"{path.name} has more than {MOST_BYTES:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read ({error.strerror})") from error
    text = _reader(path, data)(data)
    if not text.strip():
        raise UnreadableFileError(f"{path.name} holds no text{_hint(data)}")
    if len(text) > MOST_CHARACTERS:
        what = f"{path.name} holds {len(text):,} characters"
        raise UnreadableFileError(f"{what}; a statement has {MOST_CHARACTERS:,} at most")
    return Original(path.name, data, hashlib.sha256(data).hexdigest(), text)


def format_of(data: bytes) -> str:
    """Tell a file's format by its first bytes: PDF, DOCX, ZIP, RTF, HTML, or text."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "PDF"
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return "DOCX" if "word/document.xml" in archive.namelist() else "a ZIP archive"
        except _DAMAGE:
            return "a damaged ZIP archive"
    if data.startswith(b"{\\rtf"):
        return "RTF"
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "HTML"
    return "text" if b"\x00" not in data[:4096] else "binary data"


def _hint(data: bytes) -> str:
    return ": a scan has to go through text recognition first" if format_of(data) == "PDF" else ""


def _reader(path: Path, data: bytes) -> Callable[[bytes], str]:
    named = _NAMES.get(path.suffix.casefold())
    if named is None:
        raise UnreadableFileError(f"{path.name}: name a .md, .txt, .html, .docx or .pdf file")
    found = format_of(data)
    if named != found:
        raise UnreadableFileError(f"{path.name} is named as {named} but holds {found}")
    return {"text": _plain, "HTML": _html, "DOCX": _docx, "PDF": _pdf}[named]


def _plain(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableFileError(f"line {line} is not UTF-8: save the file as UTF-8") from error
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableFileError(f"line {line} holds a control character: remove it")
    return text


def _html(data: bytes) -> str:
    """The article of a page, without its navigation, as Markdown."""
    try:
        from bs4 import BeautifulSoup, FeatureNotFound, Tag
    except ImportError as error:
        raise _missing() from error
    try:
        page = BeautifulSoup(data, "lxml")  # html.parser nests items whose end tags are left out
    except FeatureNotFound as error:
        raise _missing() from error
    for each in page.select(_CHROME):
        each.decompose()
    body = page.body or page
    whole = _prose(body)
    inner = [each for each in body.select("article, main, [role=main]") if isinstance(each, Tag)]
    # The innermost one that still holds nearly all that is written in paragraphs.
    fitting = [each for each in inner if _prose(each) * 10 >= whole * 6]
    best = min(fitting, key=lambda each: len(each.get_text()), default=body)
    return _markdown(str(best))


def _prose(tag: object) -> int:
    found = getattr(tag, "find_all")(["p", "li", "td"])  # noqa: B009 - bs4's types differ by version
    return sum(len(each.get_text(" ", strip=True)) for each in found)


# Elements of Word that hold words of the text, and that are not read.
_WITH_WORDS = {"w:ruby": "names with their readings", "w:fldSimple": "cross-references"}


def _docx(data: bytes) -> str:
    try:
        import mammoth
    except ImportError as error:
        raise _missing() from error
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
            raise UnreadableFileError("the document unpacks to too many bytes")
    try:
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=_TITLE_STYLE)
    except _DAMAGE as error:
        raise UnreadableFileError("the document is damaged") from error
    # mammoth 1.13 leaves out what it does not know, and only notes it.
    left_out = " ".join(note.message for note in made.messages)
    for element, what in _WITH_WORDS.items():
        if element in left_out:
            raise UnreadableFileError(f"its {what} would be left out; save it as PDF or text")
    return _markdown(made.value)


def _markdown(html: str) -> str:
    try:
        from markdownify import markdownify
    except ImportError as error:
        raise _missing() from error
    text: str = markdownify(
        html, heading_style="ATX", bullets="-", strip=["a", "img"],
        escape_asterisks=False, escape_underscores=False, escape_misc=False,
    )  # fmt: skip
    lines = (line.rstrip() for line in text.replace("\xa0", " ").splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _pdf(data: bytes) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise _missing() from error
    # What it mends in silence concerns nobody; what it cannot mend is told below, in one line.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):  # many forbid changes, not reading
            raise UnreadableFileError("the PDF is encrypted: save a copy without a password")
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, *_DAMAGE) as error:
        raise UnreadableFileError("the PDF is damaged") from error
    return clean_pages(pages)


def clean_pages(pages: list[str]) -> str:
    """Make one text of a PDF's pages: no page numbers, no running titles, no split words.

    Kangxi radicals, which some fonts give for ordinary characters, are folded; nothing else is.
    """
    lines = [[line.rstrip() for line in page.splitlines()] for page in pages]
    edges = Counter(
        line.strip() for page in lines for line in {*page[:1], *page[-1:]} if line.strip()
    )
    running = {line for line, times in edges.items() if times > max(2, len(pages) // 2)}
    kept = [
        line
        for page in lines
        for line in page
        if line.strip() not in running and not _PAGE_NUMBER.fullmatch(line)
    ]
    text = _HYPHEN.sub("", "\n".join(kept).translate(_KANGXI))
    return text.strip() + "\n" if text.strip() else ""


def _missing() -> UnreadableFileError:
    return UnreadableFileError("this format needs the extra: pip install 'dpc-bot[import]'")
