"""The blocks of a text: headings, paragraphs, list items, and what is no text at all.

Markdown, and plain text with or without hard-wrapped lines, are read alike. No character moves:
a block is a place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Form(StrEnum):
    """What a block is.

    `APART` is no text of the statement: front matter, rules, pictures, the line of place and day.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    APART = "apart"


@dataclass(frozen=True)
class Block:
    """A place in the text, in code points, without its markup at either side.

    `number` is what a heading counts itself with; `level` is 1 to 6 for a heading, 0 where the
    text does not tell, and the depth of the indentation for an item.
    """

    form: Form
    start: int
    end: int
    number: int | None = None
    level: int = 0


@dataclass(frozen=True)
class _Line:
    start: int
    end: int  # without the line's break and the white space before it
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip("\ufeff \t\r\xa0\u3000")


_LINE = re.compile(r"[^\n]+|(?<=\n)(?=\n)|^(?=\n)")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATX = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:(?:[-*_=~][ \t]*){3,}|\|?[ \t:|-]+\|[ \t:|-]*)$")
_PICTURE = re.compile(r"[ \t]*!\[[^\]]*\]\([^)]*\)[ \t]*$")
_BOLD = re.compile(r"[ \t>]*(\*\*|__)(?!\s)((?:(?!\1).)+)\1[ \t]*:?[ \t\\]*$")
_MARK = re.compile(
    r"[ \t>]*(?:[-*+•◦▪●‣·–—o][ \t]+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][ \t]+"
    r"|[①-⑳][ \t]*|（\d{1,2}）[ \t]*|\[\^\w+\]:[ \t]*|\[\d{1,3}\][ \t]+)"
)
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
_NUMBER = re.compile(
    r"(?:\*\*|__)?(?:(?:pillar|section|part|chapter|theme)[ ]+)?"
    r"(\d{1,2})(?:[.):：]|[ ]?[–—-])?[ \t]+(?=\S)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?;,。、；][\"”’)*_\]]*$|\b(?:and|or)$")
_COLON = re.compile(r"[:：][*_]*$")
_DATELINE = re.compile(
    r"[ \t*_]*(?:[A-Z][\w’'. -]+,[ ]*){0,2}(?:\d{1,2}(?:st|nd|rd|th)?[ ]+[A-Z][a-z]+[ ]+\d{4}"
    r"|[A-Z][a-z]+[ ]+\d{1,2},[ ]*\d{4})[ \t*_\\]*$"
)
_FINITE = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have|had|can|should|intends?|agree[ds]?|welcomed?"
    r"|reaffirm\w*|concur\w*|continue[sd]?|decided?|recogni[sz]ed?|underline[sd]?|stress\w*"
    r"|emphasi[sz]\w*|took|note[sd]|met|we|they)\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 130
_FEW_WORDS = 14
_WIDEST_WRAP = 130  # a text with lines beyond that is not hard-wrapped
_JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]")


def is_japanese(text: str) -> bool:
    """Whether a text is written in Japanese: a fifth of its letters are."""
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and len(_JAPANESE.findall(text)) * 5 > letters


def layout(text: str) -> list[Block]:
    """Give the blocks of a text in their order. Together they hold all of it but the markup."""
    front = _FRONT.match(text)
    blocks = [Block(Form.APART, front.start(), front.end())] if front else []
    lines = _lines(text, front.end() if front else 0)
    wrapped = max((len(line.text) for line in lines), default=0) <= _WIDEST_WRAP
    width = max((len(line.text) for line in lines), default=0)
    group: list[_Line] = []
    for line in [*lines, _Line(len(text), len(text), "")]:
        if line.blank:
            blocks += _group_blocks(group, blocks, width if wrapped else 0)
            group = []
        else:
            group.append(line)
    return [each for each in blocks if each.start < each.end]


def _lines(text: str, start: int) -> list[_Line]:
    """The lines of a text; a comment's count as blank."""
    comments = [found.span() for found in _COMMENT.finditer(text)]
    lines = []
    for found in _LINE.finditer(text, start):
        first, last = found.span()
        hidden = any(a <= first and last <= b for a, b in comments)
        words = "" if hidden else text[first:last].rstrip()
        lines.append(_Line(first, first + len(words), words))
    return lines


def _group_blocks(lines: list[_Line], before: list[Block], width: int) -> Iterator[Block]:
    """The blocks of lines between two blank ones; `width` is 0 where each line stands alone."""
    alone = [*_opened(lines, width)]
    for index, unit in enumerate(alone):
        yield _block(unit, before if index == 0 else [], single=len(alone) == 1)


def _opened(lines: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Part lines where a new block opens: at a mark, a heading, or after a line that ends short."""
    unit: list[_Line] = []
    for line in lines:
        underlines = bool(unit) and len(unit) == 1 and _UNDERLINE.match(line.text) is not None
        if unit and not underlines and _opens(unit, line, width):
            yield unit
            unit = []
        unit.append(line)
        if underlines:
            yield unit
            unit = []
    if unit:
        yield unit


def _opens(unit: list[_Line], line: _Line, width: int) -> bool:
    last = unit[-1].text
    if any(
        p.match(each)
        for p in (_ATX, _RULE, _PICTURE, _BOLD, _DATELINE)
        for each in (last, line.text)
    ):
        return True
    if _MARK.match(line.text) or not width:
        return True
    ends_short = len(last) + len(line.text.split()[0]) + 1 <= width * 0.8
    return ends_short and not line.text.lstrip()[:1].islower() and not last.endswith(",")


def _block(unit: list[_Line], before: list[Block], single: bool) -> Block:
    first, last = unit[0], unit[-1]
    if len(unit) == 2 and _UNDERLINE.match(last.text):
        return _heading(first, 1 if "=" in last.text else 2)
    if any(p.fullmatch(first.text) for p in (_RULE, _PICTURE, _DATELINE)):
        return Block(Form.APART, first.start, last.end)
    if atx := _ATX.match(first.text):
        return _heading(first, len(atx[1]))
    if (
        _BOLD.match(first.text)
        and len(unit) == 1
        and not _STOP.search(_BOLD.sub(r"\2", first.text))
    ):
        return _heading(first, 0)
    mark = _MARK.match(first.text)
    words = " ".join(line.text.strip() for line in unit)
    in_list = bool(before) and before[-1].form is Form.ITEM
    if _looks_like_heading(words, mark, in_list):
        return replace(_heading(first, 0), end=last.end)
    if mark:
        level = len(first.text) - len(first.text.lstrip())
        return Block(Form.ITEM, first.start + mark.end(), last.end, level=level)
    quoted = _QUOTED.match(first.text)
    return Block(Form.PARAGRAPH, first.start + (quoted.end() if quoted else 0), last.end)


def _looks_like_heading(words: str, mark: re.Match[str] | None, in_list: bool) -> bool:
    """Few words without a verb and without an end; a bullet is never a heading."""
    bare = words[mark.end() :] if mark else words
    if not bare or len(words) > _LONGEST_HEADING or _STOP.search(words) or bare[0].islower():
        return False
    if mark and (in_list or not _NUMBER.match(words.lstrip())):
        return False
    if is_japanese(bare):
        return not re.search(r"[るたいすむくう](?:こと)?$", bare)
    few = len(bare.split()) <= (6 if _COLON.search(words) else _FEW_WORDS)
    return few and not _FINITE.search(bare)


def _heading(line: _Line, level: int) -> Block:
    """A heading without its markup and its number."""
    inner = _ATX.match(line.text)
    start, end = inner.span(2) if inner else (0, len(line.text))
    words = line.text[start:end]
    left = len(words) - len(words.lstrip(" \t*_>"))
    number = _NUMBER.match(words[left:])
    if number:
        left += number.end()
    right = len(words.rstrip(" \t*_\\"))
    return Block(
        Form.HEADING,
        line.start + start + left,
        line.start + start + right,
        number=int(number[1]) if number else None,
        level=level,
    )
