"""The language in which the current reader is spoken to: gettext's catalogues, CLDR by Babel.

English is what stands in the code. Any other language is a catalogue, and nothing else:
`bot/render/locale/<language>/LC_MESSAGES/dpc.po`, with the titles that stand beside each
statement, `config/statements/<statement>/titles.<language>.po`. A wheel holds them compiled
(hatch_build.py); in a source tree the `.po` itself is read, so that what was edited is seen at
the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from bot.domain.languages import ENGLISH, spoken

STATEMENTS = Path(str(resources.files("config"))) / "statements"
FOLDER = Path(__file__).parents[1] / "locale"
DOMAIN = "dpc"

P = ParamSpec("P")
T = TypeVar("T")


class _Voice:
    """Which language is spoken, found out when the first word is said."""

    def __init__(self, locale: Callable[[], str]) -> None:
        self._locale = locale
        self._language = ""

    @property
    def language(self) -> str:
        if not self._language:
            self._language = spoken(self._locale(), languages())
        return self._language


_voice: ContextVar[_Voice] = ContextVar("voice")
_at_first = _Voice(lambda: ENGLISH)


@contextmanager
def speaking(locale: str | Callable[[], str]) -> Iterator[None]:
    """Speak the language of a locale, "ja" or "ja-JP", for as long as the context lasts.

    English, if that language is none of ours. What tells the locale is asked when the first word
    is said: it may have to ask Slack, which a request has often done by then.
    """
    before = _voice.set(_Voice(locale if callable(locale) else lambda: locale))
    try:
        yield
    finally:
        _voice.reset(before)


def current() -> str:
    """The language that is being spoken: "en", "ja"."""
    return _voice.get(_at_first).language


def languages() -> tuple[str, ...]:
    """All languages that can be spoken, English first."""
    return (ENGLISH, *_translated(FOLDER))


def _(message: str) -> str:
    """A message in the language that is being spoken; its `{fields}` are filled in afterwards."""
    return _catalogue(FOLDER, current()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """A message that depends on a number, in the form that the language has for it."""
    return _catalogue(FOLDER, current()).ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """A short message that means one thing in one context and another elsewhere."""
    return _catalogue(FOLDER, current()).pgettext(context, message)


def marked(message: str) -> str:
    """Mark the English of a constant for translation; `_` translates it where it is used."""
    return message


def listed(items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
    """List as the language does: "a, b and c", "a、b、c"; with `style` "or": "a, b or c"."""
    from babel.lists import format_list  # late: it costs a start 40 ms and 3 MB

    return format_list(items, style=style, locale=cldr())


def enumerated(items: Sequence[str]) -> str:
    """Items of a list that goes on: "a, b, c", "a、b、c"."""
    # Translators: what stands between two items of a list.
    return pgettext("between two items", ", ").join(items)


def between() -> str:
    """What stands between two sentences: a space, where the language has one."""
    return _joining().format(first="", second="")


def together(*sentences: str) -> str:
    """Whole sentences one after the other; empty ones are none."""
    pattern = _joining()
    whole = ""
    for each in sentences:
        whole = pattern.format(first=whole, second=each) if whole and each else whole or each
    return whole


def _joining() -> str:
    # Translators: what stands between two sentences: a space, or nothing.
    return pgettext("two sentences", "{first} {second}")


def called(language: str) -> str:
    """What a language is called by those who speak it: "English", "日本語"."""
    from babel.core import Locale

    return str(Locale.parse(language).get_display_name(language))


def cldr() -> str:
    """The locale by which Babel forms what the current reader sees: "en_GB", "ja"."""
    language = current()
    return "en_GB" if language == ENGLISH else language


def remembered(maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Like `functools.lru_cache`, for what is worded: each language is remembered apart."""

    def remember(function: Callable[P, T]) -> Callable[P, T]:
        def word(_language: str, *args: P.args, **kwargs: P.kwargs) -> T:
            return function(*args, **kwargs)

        worded: Callable[..., T] = lru_cache(maxsize)(word)

        @wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            return worded(current(), *args, **kwargs)

        return wrapper

    return remember


def translated(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages that a folder holds catalogues of, in their order; read anew each time."""
    return tuple(sorted(each.name for each in folder.glob("*/")))


_translated = lru_cache(translated)


@lru_cache
def _catalogue(folder: Path, language: str) -> NullTranslations:
    """The messages of a language, and the statements' titles in it; none for English."""
    if language == ENGLISH:
        return NullTranslations()
    whole = _read(folder / language / "LC_MESSAGES" / f"{DOMAIN}.po")
    for titles in sorted(STATEMENTS.glob(f"*/titles.{language}.po")):
        whole.add_fallback(_read(titles))
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
