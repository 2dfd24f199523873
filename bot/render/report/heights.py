"""How high a cell must be for its text: no spreadsheet tells until the file is opened.

Excel and LibreOffice differ by a few per cent; what is worked out here is enough for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import east_asian_width

HIGHEST = 409.0  # points: the most that Excel gives to a row
_LINE, _TALL_LINE = 12.9, 16.0  # points that a line takes: of Latin letters, of Japanese ones
_PADDING = 3.0
_UNIT = 7.0  # pixels that a column's unit of width has
_MARGIN = 7.0  # pixels of a column that hold no text
# Pixels of a character of Arial, at 10 points and a little more than they are.
_WIDE, _BROAD, _MIDDLE, _NARROW, _SLIM = 13.5, 9.8, 7.5, 6.7, 3.7
_CLASSES = {
    **dict.fromkeys("ABCDEGHKMNOPQRSUVWXYmw@%&—", _BROAD),
    **dict.fromkeys("ckrsvxyzJ", _NARROW),
    **dict.fromkeys(" ijlftI.,:;'|!()[]/“”‘’\u2060", _SLIM),
}


def fitted(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row of (text, width of its column), at most HIGHEST."""
    highest = max((len([*_wrapped(text, width)]) * _line(text) for text, width in cells), default=0)
    return min(max(highest, _LINE) + _PADDING, HIGHEST)


def portions(text: str, width: float) -> list[str]:
    """The text in pieces that each fit into one row, of a column so wide; joined, it is itself."""
    most = int((HIGHEST - _PADDING) / _line(text))
    lines = [*_wrapped(text, width)]
    return ["".join(lines[at : at + most]) for at in range(0, len(lines), most)] or [""]


def _line(text: str) -> float:
    """The height of the text's lines: a font that is taken for Japanese is taller."""
    return _LINE if all(_pixels(character) != _WIDE for character in text) else _TALL_LINE


def _wrapped(text: str, width: float) -> Iterator[str]:
    """The lines into which a text falls in a column so wide; joined, they are the text."""
    room = width * _UNIT - _MARGIN
    for paragraph in text.splitlines(keepends=True) or [""]:
        start = end = 0
        used = rest = 0.0  # pixels since the line began, and since it could last be broken
        for at, character in enumerate(paragraph):
            pixels = _pixels(character)
            if used + pixels > room and at > start and character != " ":
                start_next, used = (end, rest) if end > start else (at, 0.0)
                yield paragraph[start:start_next]
                start = start_next
            used += pixels
            rest += pixels
            if character == " " or pixels == _WIDE:
                end, rest = at + 1, 0.0
        yield paragraph[start:]


@cache
def _pixels(character: str) -> float:
    if character.isascii() or character in _CLASSES:
        return _CLASSES.get(character, _MIDDLE)
    return {"W": _WIDE, "F": _WIDE, "A": _BROAD}.get(east_asian_width(character), _MIDDLE)
