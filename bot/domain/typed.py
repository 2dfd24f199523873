"""What somebody typed, beside its plain form: commands are read in the one, and keep the other.

Reading a command needs one form of each letter, quote and dash (`text.clean`). What is stored,
shown and exported must be what was typed: another form of a link is another address, and nobody
can edit the history.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from bot.domain.text import clean, is_seen, plain_of

_BREAKS = "\n\t"


class _Letter(NamedTuple):
    """A plain letter, and the letters typed that it comes from: those from `start` up to `end`."""

    plain: str
    start: int
    end: int


def storable(text: str) -> str:
    """What was typed, trimmed, without what no database takes: controls and lone surrogates."""
    return "".join(map(_storable, text)).strip()


def _storable(letter: str) -> str:
    if letter in _BREAKS or unicodedata.category(letter) not in ("Cc", "Cs"):
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
            for plain in plain_of(cluster)
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
        if not is_seen(letter):
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
