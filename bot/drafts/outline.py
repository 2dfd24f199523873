"""A statement's outline: its title, its sections, and its sentences where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.prose import Block, Form, cut, layout

_OPENS_A_LIST = re.compile(r"[:：][*_]*$")


@dataclass(frozen=True)
class Heading:
    """A section: the number that its sentences are counted under, and its words."""

    number: int
    title: str


@dataclass(frozen=True)
class Quote:
    """A sentence: its reference, its place, its section, and the sentence that opens its list."""

    ref: str
    start: int
    end: int
    exact: str
    heading: Heading
    lead: str | None = None


@dataclass(frozen=True)
class Outline:
    """All of a text: `quotes` are its sentences in order; `omitted` the lines that are no text.

    `numbered` tells whether the headings count themselves, and their numbers rise.
    """

    title: str
    headings: tuple[Heading, ...]
    quotes: tuple[Quote, ...]
    omitted: tuple[str, ...]
    numbered: bool


def outline(text: str) -> Outline:
    """Read a statement's outline; every character but markup is in a title, heading or sentence."""
    blocks = layout(text)
    titles = _title_blocks(blocks, text)
    headings = [b for b in blocks if b.form is Form.HEADING and b not in titles]
    numbers = [b.number or 0 for b in headings]
    numbered = bool(numbers) and numbers[0] > 0 and numbers == sorted(set(numbers))
    sections = {
        b: Heading(b.number if numbered and b.number else n, _joined(text, b))
        for n, b in enumerate(headings, 1)
    }
    return Outline(
        title=" ".join(_joined(text, b) for b in titles),
        headings=tuple(sections.values()),
        quotes=tuple(_quotes(text, blocks, sections)),
        omitted=tuple(dict.fromkeys(_omitted(text, blocks))),
        numbered=numbered,
    )


def _joined(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())


def _title_blocks(blocks: list[Block], text: str) -> list[Block]:
    """The headings before the first sentence, but for one that opens the first section.

    The first is the title; those that follow belong to it until one is numbered, or ranks lower
    in a text whose headings have ranks.
    """
    opening: list[Block] = []
    for block in blocks:
        if block.form is Form.APART:
            continue
        if block.form is not Form.HEADING or block.number is not None:
            break
        if opening and block.level > max(opening[0].level, 0) > 0:
            break
        opening.append(block)
    if len(opening) > 1 and not opening[0].level:
        last = _joined(text, opening[-1])
        gap = text[opening[-2].end : opening[-1].start]
        if len(last.split()) <= 4 and gap.count("\n") > 1:
            opening.pop()
    return opening


def _quotes(text: str, blocks: list[Block], sections: dict[Block, Heading]) -> list[Quote]:
    here, count = Heading(0, ""), 0
    lead: tuple[str, int] | None = None
    quotes: list[Quote] = []
    for block in blocks:
        if block in sections:
            here, count, lead = sections[block], 0, None
        if block.form not in (Form.PARAGRAPH, Form.ITEM):
            continue
        if block.form is Form.PARAGRAPH:
            lead = None
        for start, end in cut(text, block.start, block.end):
            count += 1
            exact = text[start:end]
            opened = lead[0] if lead and block.form is Form.ITEM else None
            quotes.append(Quote(f"{here.number}.{count}", start, end, exact, here, opened))
            if _OPENS_A_LIST.search(exact):
                lead = (exact, block.level)
    return quotes


def _omitted(text: str, blocks: list[Block]) -> list[str]:
    return [
        line.strip()
        for block in blocks
        if block.form is Form.APART
        for line in text[block.start : block.end].splitlines()
        if line.strip()
    ]
