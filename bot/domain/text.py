"""What people type, made plain: one form to read, one to compare names by, one to count words in.

All three take any text, of any length, lone surrogates included, and never raise.

Reading a command needs one form of each letter, quote and dash. What is stored, shown and exported
must be what was typed: another form of a link is another address, and nobody can edit the history.
So `Typed` is both, and knows for each plain letter where it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟«»「」『』〝〞〟", '"')
    | dict.fromkeys("‐‑‒–—―−─⁃", "-")
)
# Control characters, format characters (bidi marks, zero widths) and lone surrogates.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# Letters and signs that are drawn as nothing: Hangul fillers, a Braille pattern without dots.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# A Japanese keyboard types the prolonged sound mark where others type a hyphen ("CYBERー2");
# between katakana it is a letter and stays.
_LONG_MARK = re.compile(r"(?<=[0-9A-Za-z])ー(?=[0-9A-Za-z])")
_BREAKS = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_KEPT = "\n\t"  # controls that are stored
_PUNCTUATION = re.compile(r"[\W_]+")
_JAPANESE = "々-〇ぁ-ヿ㐀-鿿"
_LETTER = rf"[^\W_{_JAPANESE}]"
_WORD = re.compile(rf"[{_JAPANESE}]+|{_LETTER}+(?:-{_LETTER}+)*")


def clean(text: str) -> str:
    """Make `text` plain: NFKC, straight quotes, hyphens for dashes, single spaces, trimmed.

    What cannot be seen (bidi marks, zero widths, controls, lone surrogates) is dropped.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    plain = _plain_of("".join(filter(_is_seen, text)))
    return " ".join(_LONG_MARK.sub("-", plain).split())


def _is_seen(letter: str) -> bool:
    """Whether a letter can be seen, or parts words."""
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def _plain_of(letters: str) -> str:
    """One form for letters that look alike: NFKC, straight quotes, hyphens for dashes."""
    return unicodedata.normalize("NFKC", letters).translate(_PLAIN)


def fold(text: str) -> str:
    """Give the key that two spellings of one name share: cleaned, caseless, no punctuation."""
    return _PUNCTUATION.sub(" ", clean(text).casefold()).strip()


def words(text: str) -> list[str]:
    """Split `text` into caseless words; a hyphenated word is one ("AI-native" holds no "ai").

    Japanese is parted from the letters around it, not into its own words.
    """
    return _WORD.findall(clean(text).casefold())


def one_line(text: str) -> str:
    """Put a text on one line, with single spaces; those of other widths stay as they are typed."""
    return _BREAKS.sub(" ", text).strip()


def around(found: re.Match[str]) -> str:
    """The words before and after what was found in a text."""
    return f"{found.string[: found.start()]} {found.string[found.end() :]}".strip()


def is_visible(text: str) -> bool:
    """Whether anything of a text can be seen: a letter, a digit, a sign, an emoji."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in text)


def unescape(text: str) -> str:
    """Undo Slack's three escapes, and no others."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class _Letter(NamedTuple):
    """A plain letter, and the letters typed that it comes from: those from `start` up to `end`."""

    plain: str
    start: int
    end: int


def storable(text: str) -> str:
    """What was typed, trimmed, without what no database takes: controls and lone surrogates."""
    return "".join(map(_storable, text)).strip()


def _storable(letter: str) -> str:
    if letter in _KEPT or unicodedata.category(letter) not in ("Cc", "Cs"):
        return letter
    return " " if letter.isspace() else ""


class Typed:
    """A text of any kind, and its plain form, letter by letter."""

    def __init__(self, text: str) -> None:
        """Take a text as somebody typed it, without Slack's escapes."""
        self.text = text
        self.plain = clean(text)

    def last(self, words: str) -> str:
        """What was typed for the words that end the plain form."""
        return self.between(len(self.plain) - len(words), len(self.plain))

    def called(self, name: str, start: int = 0) -> str:
        """What was typed for these words, as they first stand from a plain letter on, on one line.

        The words themselves, where they are not there.
        """
        found = self.plain.find(name, start)
        if found < 0:
            return name
        return " ".join(self.between(found, found + len(name)).splitlines())

    def part(self, words: str) -> Typed:
        """What was typed for these words, where they are one part of the whole; else the whole."""
        start = self.plain.find(words)
        inside = start >= 0 and not self.plain.endswith(words)
        return Typed(self.between(start, start + len(words))) if inside else self

    def between(self, start: int, end: int) -> str:
        """What was typed for the plain letters from `start` up to `end`."""
        letters = self._letters[start:end]
        return storable(self.text[letters[0].start : letters[-1].end]) if letters else ""

    @cached_property
    def _letters(self) -> list[_Letter]:
        """The letters of the plain form, in order."""
        letters = [
            _Letter(plain, start, end)
            for start, end, cluster in _clusters(self.text)
            for plain in _plain_of(cluster)
        ]
        return list(_single_spaced(letters))


def _single_spaced(letters: Iterable[_Letter]) -> Iterator[_Letter]:
    """One space for each run of them between two letters, none around all."""
    space: _Letter | None = None
    begun = False
    for is_space, run in groupby(letters, lambda letter: letter.plain.isspace()):
        if is_space:
            space = next(run)._replace(plain=" ")
            continue
        if begun and space:
            yield space
        yield from run
        begun = True


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """The letters that become plain together, such as a base and its marks, and where they are.

    What cannot be seen goes with the word that it stands in.
    """
    start = end = 0
    cluster = ""
    for at, letter in enumerate(text):
        if not _is_seen(letter):
            if not cluster.isspace():
                end = at + 1
            continue
        if cluster and not _joins(cluster, letter):
            yield start, end, cluster
            start, cluster = end, ""
        cluster, end = cluster + letter, at + 1
    if cluster:
        yield start, end, cluster


def _joins(cluster: str, letter: str) -> bool:
    """Whether a letter becomes one with those before it, or changes places with them."""
    last = unicodedata.normalize("NFKC", cluster)[-1]
    first = unicodedata.normalize("NFKC", letter)[0]
    return bool(
        unicodedata.combining(first) or unicodedata.normalize("NFKC", last + first) != last + first
    )
