"""In which language a reader is spoken to: gettext's catalogues, read as they were made.

English is what stands in the code. Any other language is a catalogue, and nothing else:
`<folder>/<language>/LC_MESSAGES/<domain>.po`. A wheel holds it compiled (hatch_build.py); in a
source tree the `.po` itself is read, so that what was edited is seen at the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NewType

ENGLISH = "en"


def language_of(locale: str) -> str:
    """The language of a locale: "ja" of "ja-JP" or "ja_JP"."""
    return locale.replace("_", "-").partition("-")[0].lower()


def spoken(locale: str, known: Collection[str]) -> str:
    """The language to speak with somebody whose locale is "ja-JP": English, if it is not known."""
    language = language_of(locale)
    return language if language in known else ENGLISH


def translated(folder: Path) -> tuple[str, ...]:
    """The languages that a folder holds catalogues of, in their order; read anew each time."""
    return tuple(sorted(each.name for each in folder.glob("*/")))


Marked = NewType("Marked", str)


def marked(message: str) -> Marked:
    """Mark the English of a constant for translation; `_` translates it where it is used."""
    return Marked(message)


class _Voice:
    """Which language is spoken, found out when the first word is said."""

    def __init__(self, locale: Callable[[], str], languages: Callable[[], Collection[str]]) -> None:
        self._locale = locale
        self._languages = languages
        self._language = ""

    @property
    def language(self) -> str:
        if not self._language:
            self._language = spoken(self._locale(), self._languages())
        return self._language


_at_first = _Voice(lambda: ENGLISH, lambda: ())


@dataclass
class Speech:
    """What one part of the program says, in the language of whoever reads it.

    Attributes:
        folder: where its catalogues lie …
        domain: … and what they are called.
        others: further catalogues of a language, for what stands not in the first.
    """

    folder: Path
    domain: str
    others: Callable[[str], list[Path]] = lambda _: []
    _voice: ContextVar[_Voice] = field(default_factory=lambda: ContextVar("voice"), init=False)

    @contextmanager
    def speaking(self, locale: str | Callable[[], str]) -> Iterator[None]:
        """Speak the language of a locale, "ja" or "ja-JP", for as long as the context lasts.

        English, if that language is none of ours. What tells the locale is asked when the first
        word is said: it may have to ask Slack, which a request has often done by then.
        """
        told = locale if callable(locale) else lambda: locale
        before = self._voice.set(_Voice(told, self.languages))
        try:
            yield
        finally:
            self._voice.reset(before)

    def current(self) -> str:
        """The language that is being spoken: "en", "ja"."""
        return self._voice.get(_at_first).language

    def languages(self) -> tuple[str, ...]:
        """All languages that can be spoken, English first."""
        return (ENGLISH, *_translated(self.folder))

    def cldr(self) -> str:
        """The locale by which Babel forms what the current reader sees: "en_GB", "ja"."""
        language = self.current()
        return "en_GB" if language == ENGLISH else language

    def gettext(self, message: str) -> str:
        """A message in the language that is being spoken; its fields are filled in afterwards."""
        return self._catalogue().gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A message that depends on a number, in the form that the language has for it."""
        return self._catalogue().ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """A short message that means one thing in one context and another elsewhere."""
        return self._catalogue().pgettext(context, message)

    def _catalogue(self) -> NullTranslations:
        return _catalogue(self.folder, self.domain, self.others, self.current())


_translated = lru_cache(translated)


@lru_cache
def _catalogue(
    folder: Path, domain: str, others: Callable[[str], list[Path]], language: str
) -> NullTranslations:
    """The messages of a language; none for English."""
    if language == ENGLISH:
        return NullTranslations()
    whole = _read(folder / language / "LC_MESSAGES" / f"{domain}.po")
    for each in others(language):
        whole.add_fallback(_read(each))
    return whole


def _read(path: Path) -> GNUTranslations:
    compiled = path.with_suffix(".mo")
    if compiled.exists():
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    return GNUTranslations(BytesIO(_compiled(path)))


def _compiled(path: Path) -> bytes:
    from babel.messages.mofile import write_mo  # only for a source tree
    from babel.messages.pofile import read_po

    into = BytesIO()
    with path.open("rb") as file:
        write_mo(into, read_po(file))
    return into.getvalue()
