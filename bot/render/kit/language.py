"""The language in which the current reader is spoken to: gettext's catalogues, CLDR by Babel.

`bot/speech.py` reads the catalogues. Those of the bot are
`bot/render/locale/<language>/LC_MESSAGES/dpc.po`, with the titles that stand beside each
statement, `config/statements/<statement>/titles.<language>.po`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from importlib import resources
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from bot.speech import Marked as Marked
from bot.speech import Speech
from bot.speech import marked as marked

STATEMENTS = Path(str(resources.files("config"))) / "statements"
FOLDER = Path(__file__).parents[1] / "locale"
DOMAIN = "dpc"

P = ParamSpec("P")
T = TypeVar("T")


def _titles(language: str) -> list[Path]:
    return sorted(STATEMENTS.glob(f"*/titles.{language}.po"))


SPEECH = Speech(FOLDER, DOMAIN, _titles)
speaking, current, languages, cldr = (
    SPEECH.speaking,
    SPEECH.current,
    SPEECH.languages,
    SPEECH.cldr,
)
# Fields of a message, `{id}`, are filled in afterwards.
_, ngettext, pgettext = SPEECH.gettext, SPEECH.ngettext, SPEECH.pgettext


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
