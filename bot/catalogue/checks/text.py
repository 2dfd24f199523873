"""Proves that the coded sentences are the source, to the letter and without a gap."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from bot.catalogue.checks.flaw import Flaw, Place
from bot.domain.statement import Catalogue, Sentence

CONTEXT = 32  # code points of prefix and suffix: enough to tell any two places apart

# The number makes the heading: its level changes within one statement.
HEADING = re.compile(r"(?:#+ |\*\*)(\d+)\. (.+?)(?:\*\*)?")
TITLE = re.compile(r"\*\*(.+)\*\*")
INNER_END = re.compile(r"[.!?]\s")
SENTENCE_ENDS = (".", "!", "?", ":")


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
    if INNER_END.search(exact) or not exact.endswith(SENTENCE_ENDS):
        yield Flaw((*place, "exact"), f"§{sentence.ref} is not one whole sentence: split or join")
    for side, words in (
        ("prefix", text[max(0, start - CONTEXT) : start]),
        ("suffix", text[end : end + CONTEXT]),
    ):
        if getattr(sentence, side) != words:
            yield Flaw((*place, side), f"§{sentence.ref} has another {side}: write {words!r}")


def _gap_flaws(catalogue: Catalogue, text: str) -> Iterator[Flaw]:
    """Between two sentences only headings may stand, and the title before the first."""
    title: list[str] = []
    headings: list[tuple[int, str]] = []
    section = number = 0
    for index, gap in enumerate(_gaps(catalogue, text)):
        for line in filter(None, map(str.strip, gap.splitlines())):
            if heading := HEADING.fullmatch(line):
                section, number = int(heading[1]), 0
                headings.append((section, heading[2]))
            elif index == 0 and (bold := TITLE.fullmatch(line)):
                title.append(bold[1])
            else:
                number += 1
                what = f"“{line}” is not coded: add it as §{section}.{number}"
                yield Flaw(("sentences", min(index, len(catalogue.sentences) - 1)), what)
        number += 1
        yield from _ref_flaws(catalogue, index, f"{section}.{number}")
    yield from _title_flaws(catalogue, " ".join(title), headings)


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
    for index, topic in enumerate(catalogue.topics):
        if (topic.number, topic.title) not in headings:
            what = f"the source has no heading “{topic.number}. {topic.title}”: copy its title"
            yield Flaw(("topics", index, "title"), what)
    known = {topic.number for topic in catalogue.topics}
    for number, heading in headings:
        if number not in known:
            yield Flaw(("topics",), f"section {number}, “{heading}”, has no topic: add it")
