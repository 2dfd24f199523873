"""Where sentences end.

A boundary is a mark of the end, what closes behind it (quotes, brackets, markup, a note's
number), white space, and something that can begin a sentence. Abbreviations are no end, unless
the next word is one that a statement begins its sentences with ("… in the U.S. Both sides …").
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_CLOSING = r"[\"”’')\]*_»]*(?:\[\^?\w{1,4}\]|[¹²³⁰-⁹]+)*[*_]*"
_END = re.compile(rf"[.!?…]{_CLOSING}(?=\s+\S)")
# A page that was copied loses the space between two paragraphs ("cooperation.Both sides").
_GLUED = re.compile(r"(?<=[a-z]{3})[.!?](?=(?:Both|The|They|We|This|These|In|It)\b)")
_JAPANESE_END = re.compile(r"[。！？]+")
_PAIRS = tuple(zip("「『｢（(“〔【［〈《", "」』｣）)”〕】］〉》", strict=True))


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEVER_LAST = _words(
    "mr mrs ms dr prof hon rt st no nos art arts vol vols fig figs para paras subpara subparas"
    " p pp cf e.g i.e vs messrs h.e amb gen sen rep gov min ch chs sec secs reg regs dir dirs"
    " approx ed eds"
)
_RARELY_LAST = _words(
    "u.s u.k e.u u.n d.c p.m a.m etc inc ltd co corp jr sr al ph.d"
    " jan feb mar apr jun jul aug sept sep oct nov dec"
)
_STARTERS = re.compile(
    r"[\"“(*_\[]*(?:Both|The|They|We|This|These|Those|It|In|On|At|As|To|For|With|Under|Through"
    r"|Building|Following|Recognizing|Recognising|Noting|Further|Furthermore|Moreover|Additionally"
    r"|Our|Their|Such|There|Together|Participants|Ministers|Leaders|Finally|Looking|By|While|Given"
    r"|Regarding|Concerning|Japan and|India and|Canada and)\b"
)
_TOKEN = re.compile(r"[^\s(\[“\"*_]+$")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z]\.[A-Z])")
_LOWER = re.compile(r"[\"“‘'(*_\[]*[a-z]")
_INNER_END = re.compile(r"(?:[a-z]{2}|\d)[.!?][\"”’)*\]]*\s")


def cut(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Cut `text` from `start` to `end` into sentences: code points of each, white space left out.

    Nothing but white space lies between two of them, so that no word is lost.
    """
    piece = text[start : len(text) if end is None else end]
    spans, first = [], 0
    for last in sorted({*_ends(piece), *_japanese_ends(piece), len(piece)}):
        inner = piece[first:last].strip("\ufeff \t\r\n\xa0\u3000\u200b")
        if inner:
            at = start + piece.index(inner, first)
            spans.append((at, at + len(inner)))
        first = last
    return spans


def holds_several(exact: str) -> bool:
    """Whether a quotation surely holds more than one sentence, whoever cut it."""
    return any(
        _STARTERS.match(exact, found.end()) and not _is_abbreviated(exact, found.end() - 1)
        for found in _INNER_END.finditer(exact)
    ) or any(True for each in _japanese_ends(exact) if each < len(exact.rstrip()))


def _ends(piece: str) -> list[int]:
    ends = [found.end() for found in _END.finditer(piece) if _is_end(piece, found)]
    return ends + [found.end() for found in _GLUED.finditer(piece)]


def _is_end(piece: str, found: re.Match[str]) -> bool:
    after = found.end() + len(piece[found.end() :]) - len(piece[found.end() :].lstrip())
    if _LOWER.match(piece, after):
        return False
    if piece[found.start()] != ".":
        return True
    return not _is_abbreviated(piece, found.start()) or (
        _may_be_last(piece, found.start()) and bool(_STARTERS.match(piece, after))
    )


def _word_before(piece: str, stop: int) -> str:
    token = _TOKEN.search(piece[max(0, stop - 40) : stop])
    return token[0] if token else ""


def _is_abbreviated(piece: str, stop: int) -> bool:
    word = _word_before(piece, stop)
    return (
        word.casefold().rstrip(".") in _NEVER_LAST | _RARELY_LAST
        or _INITIAL.fullmatch(word) is not None
    )


def _may_be_last(piece: str, stop: int) -> bool:
    return _word_before(piece, stop).casefold() in _RARELY_LAST


def _japanese_ends(piece: str) -> list[int]:
    """The ends that stand in no bracket: a quotation may hold sentences of its own."""
    ends = []
    for found in _JAPANESE_END.finditer(piece):
        before = piece[: found.start()]
        if all(before.count(a) <= before.count(b) for a, b in _PAIRS):
            ends.append(found.end())
    return ends
