"""The languages that people read: how they are named, and which one somebody is spoken to in."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.domain.text import fold

ENGLISH = "en"
JAPANESE = "ja"
BOTH = "both"  # of a channel: English and Japanese, one after the other

_NAMES = {
    ENGLISH: ("en", "english", "英語"),
    JAPANESE: ("ja", "jp", "japanese", "nihongo", "日本語"),
    BOTH: ("both", "both languages", "english and japanese", "japanese and english", "両方"),
}
_BY_NAME = {name: language for language, names in _NAMES.items() for name in names}
_CODE = re.compile(r"[a-z]{2,3}")


def read_language(words: str) -> str | None:
    """Read the name of a language, or its code: "日本語" is "ja"; None where it is neither."""
    said = fold(words).removeprefix("in ").removesuffix("で").removesuffix("に").strip()
    return _BY_NAME.get(said) or (said if _CODE.fullmatch(said) else None)


def spoken(locale: str, known: Collection[str]) -> str:
    """The language to speak with somebody whose locale is "ja-JP": English, if it is not known."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in known else ENGLISH
