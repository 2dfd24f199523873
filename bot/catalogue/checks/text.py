"""Proves that the coded sentences are the source, to the letter and without a gap."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from bot.catalogue.checks.flaw import Flaw, Place
from bot.domain.prose import holds_several
from bot.domain.statement import Catalogue, Sentence

CONTEXT = 32  # code points of prefix and suffix: enough to tell any two places apart

# The number makes the heading: its level changes within one statement.
HEADING = re.compile(r"(?:#+ |\*\*)?(\d+)\. (.+?)(?:\*\*)?")
TITLE = re.compile(r"\*\*(.+)\*\*")
MARKUP = " \t#*_>=|\\-•"
NUMBERED = re.compile(
    r"(?:(?:pillar|section|part|chapter|theme) )?\d{1,2}(?:[.):：]| ?[–—-])?\s+", re.I
)
# What a list begins its items with; a number of one is no sentence.
MARKER = re.compile(
    r"[-*+•◦▪●‣·–—o>|]+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[①-⑳]|（\d{1,2}）|\[\^?\w+\]:?"
)
LONGEST_HEADING = 4  # lines, where a text is hard-wrapped
SENTENCE_ENDS = (".", "!", "?", ":", "。", "！", "？", "：")
CLOSING = "\"”’'」』)]）*_ "


def text_flaws(catalogue: Catalogue, source: bytes) -> Iterator[Flaw]:
    """Yield where the sentences and the headings differ from the source's bytes.

    Gaps are only looked for once every anchor holds: a false anchor would make false gaps.
    """
    digest = hashlib.sha256(source).hexdigest()
    if digest != catalogue.statement.sha256:
        what = f"the source's SHA-256 is {digest}: restore the source, or code it anew"
        yield Flaw(("statement", "sha256"), what)
    text = source.decode("utf-8", errors="replace")  # broken bytes have shown in the digest
    anchors = list(_anchor_flaws(catalogue, text))
    yield from anchors or _gap_flaws(catalogue, text)


def _anchor_flaws(catalogue: Catalogue, text: str) -> Iterator[Flaw]:
    end = 0
    for index, sentence in enumerate(catalogue.sentences):
        place: Place = ("sentences", index)
        yield from _quote_flaws(place, sentence, text)
        if sentence.start < end:
            what = f"§{sentence.ref} starts before the sentence above it ends: put them in order"
            yield Flaw((*place, "start"), what)
        end = sentence.end


def _quote_flaws(place: Place, sentence: Sentence, text: str) -> Iterator[Flaw]:
    start, end, exact = sentence.start, sentence.end, sentence.exact
    if exact not in text:
        what = f"§{sentence.ref} is not in the source like this: copy it to the letter"
        yield Flaw((*place, "exact"), what)
        return
    if text[start:end] != exact:
        found = text.index(exact)
        what = f"§{sentence.ref} stands elsewhere: write start: {found}, end: {found + len(exact)}"
        yield Flaw((*place, "start"), what)
        return
    if holds_several(exact) or not _is_ended(exact, text[end:]):
        yield Flaw((*place, "exact"), f"§{sentence.ref} is not one whole sentence: split or join")
    for side, words in (
        ("prefix", text[max(0, start - CONTEXT) : start]),
        ("suffix", text[end : end + CONTEXT]),
    ):
        if getattr(sentence, side) != words:
            yield Flaw((*place, side), f"§{sentence.ref} has another {side}: write {words!r}")


def _is_ended(exact: str, after: str) -> bool:
    """Whether a sentence ends by its mark, or, as items of a list may, by the end of its line."""
    bare = re.sub(r"\[\^?\w{1,4}\]$", "", exact.rstrip(CLOSING)).rstrip(CLOSING)
    return (
        bare.endswith(SENTENCE_ENDS) or not after.strip() or bool(re.match(r"[ \t*_|]*\n", after))
    )


def _gap_flaws(catalogue: Catalogue, text: str) -> Iterator[Flaw]:
    """Between two sentences only headings may stand, markers of lists, and what is omitted."""
    reader = _Headings(catalogue)
    for index, gap in enumerate(_gaps(catalogue, text)):
        lines = [line.strip("\ufeff \t\r\xa0\u3000") for line in gap.splitlines()]
        for line in reader.left_over([line for line in lines if line], first=index == 0):
            what = f"“{line}” is not coded: add it as §{reader.section}.{reader.number}"
            yield Flaw(("sentences", min(index, len(catalogue.sentences) - 1)), what)
        reader.number += 1
        yield from _ref_flaws(catalogue, index, f"{reader.section}.{reader.number}")
    yield from _title_flaws(catalogue, " ".join(reader.title), reader.headings)


class _Headings:
    """Reads the gaps between sentences, and remembers where in the sections they stand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ahead = list(catalogue.sections)
        self.title: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.section = self.number = 0

    def left_over(self, lines: list[str], first: bool) -> Iterator[str]:
        """Yield the lines that are neither heading, title, marker nor omitted."""
        while lines:
            taken = self._take_heading(lines) or (first and self._take_title(lines))
            line, lines = lines[0], lines[max(1, taken) :]
            if not taken and not self._means_nothing(line):
                self.number += 1
                yield line

    def _take_heading(self, lines: list[str]) -> int:
        """How many lines are the heading of the next section."""
        if self._catalogue.sections:
            taken = _lines_of(self._ahead[0].title, lines) if self._ahead else 0
            if taken:
                self._enter(self._ahead[0].number, self._ahead.pop(0).title)
            return taken
        if heading := HEADING.fullmatch(lines[0]):
            self._enter(int(heading[1]), heading[2])
        return 1 if heading else 0

    def _enter(self, section: int, title: str) -> None:
        self.section, self.number = section, 0
        self.headings.append((section, title))

    def _take_title(self, lines: list[str]) -> int:
        whole = self._catalogue.statement.title
        bare = _bare(lines[0])
        rest = whole[len(" ".join(self.title)) :].strip()
        if TITLE.fullmatch(lines[0]) or (bare and rest.startswith(bare)):
            self.title.append(bare)
            return 1
        return 0

    def _means_nothing(self, line: str) -> bool:
        return (
            not line.strip(MARKUP)
            or line in self._catalogue.omitted
            or MARKER.fullmatch(line) is not None
            or all(MARKER.fullmatch(word) for word in line.split())
        )


def _bare(line: str) -> str:
    return " ".join(line.strip(MARKUP).split())


def _lines_of(title: str, lines: list[str]) -> int:
    """How many of the first lines, without their markup and number, are this title."""
    for count in range(1, min(LONGEST_HEADING, len(lines)) + 1):
        words = _bare(" ".join(lines[:count]))
        if title in (words, NUMBERED.sub("", words, count=1)):
            return count
    return 0


def _gaps(catalogue: Catalogue, text: str) -> Iterator[str]:
    """Yield what lies before each sentence, and after the last."""
    end = 0
    for sentence in catalogue.sentences:
        yield text[end : sentence.start]
        end = sentence.end
    yield text[end:]


def _ref_flaws(catalogue: Catalogue, index: int, ref: str) -> Iterator[Flaw]:
    if index < len(catalogue.sentences) and catalogue.sentences[index].ref != ref:
        what = f'§{catalogue.sentences[index].ref} is §{ref} in the source: write ref: "{ref}"'
        yield Flaw(("sentences", index, "ref"), what)


def _title_flaws(
    catalogue: Catalogue, title: str, headings: list[tuple[int, str]]
) -> Iterator[Flaw]:
    if catalogue.statement.title != title:
        yield Flaw(("statement", "title"), f"the source's title is “{title}”: copy it")
    if catalogue.sections:
        yield from _section_flaws(catalogue, headings)
        return
    for index, topic in enumerate(catalogue.topics):
        if topic.number and (topic.number, topic.title) not in headings:
            what = f"the source has no heading “{topic.number}. {topic.title}”: copy its title"
            yield Flaw(("topics", index, "title"), what)
    known = {topic.number for topic in catalogue.topics}
    for number, heading in headings:
        if number not in known:
            yield Flaw(("topics",), f"section {number}, “{heading}”, has no topic: add it")


def _section_flaws(catalogue: Catalogue, found: list[tuple[int, str]]) -> Iterator[Flaw]:
    for index, section in enumerate(catalogue.sections):
        if (section.number, section.title) not in found:
            what = f"the source has no heading “{section.title}” here: copy its title"
            yield Flaw(("sections", index, "title"), what)
