"""The languages that people read: how they are named, and which one somebody is spoken to in."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.domain.text import fold
from bot.speech import ENGLISH as ENGLISH
from bot.speech import language_of
from bot.speech import spoken as spoken

JAPANESE = "ja"
BOTH = "both"  # of a channel: English and Japanese, one after the other

_NAMES = {
    ENGLISH: ("en", "english", "英語"),
    JAPANESE: ("ja", "jp", "japanese", "nihongo", "日本語"),
    BOTH: ("both", "both languages", "english and japanese", "japanese and english", "両方"),
}
_BY_NAME = {name: language for language, names in _NAMES.items() for name in names}
_CODE = re.compile(r"[a-z]{2,3}")
_QUALITY = re.compile(r"q=([01](?:\.[0-9]{0,3})?)")


def read_language(words: str) -> str | None:
    """Read the name of a language, or its code: "日本語" is "ja"; None where it is neither."""
    said = fold(words).removeprefix("in ").removesuffix("で").removesuffix("に").strip()
    return _BY_NAME.get(said) or (said if _CODE.fullmatch(said) else None)


def accepted(header: str, known: Collection[str]) -> str:
    """The language that a browser likes best of those known, by its `Accept-Language`; or English.

    >>> accepted("fr;q=0.9, ja-JP;q=0.8, en;q=0.5", ("en", "ja"))
    'ja'
    """
    wishes = [(_weight(how), which.strip()) for which, _, how in _wishes(header)]
    ordered = sorted(wishes, key=lambda wish: -wish[0])
    found = (locale for weight, locale in ordered if weight > 0)
    return next((each for each in map(language_of, found) if each in known), ENGLISH)


def _wishes(header: str) -> list[tuple[str, str, str]]:
    return [each.partition(";") for each in header.split(",")]


def _weight(how: str) -> float:
    """What stands after a language: "q=0.8"; 1 where nothing does, 0 where it is no number."""
    found = _QUALITY.fullmatch(how.strip())
    return float(found[1]) if found else float(not how.strip())
