"""What people type, made plain: one form to read, one to compare names by, one to count words in.

All three take any text, of any length, lone surrogates included, and never raise.
"""

from __future__ import annotations

import re
import unicodedata

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
    plain = plain_of("".join(filter(is_seen, text)))
    return " ".join(_LONG_MARK.sub("-", plain).split())


def is_seen(letter: str) -> bool:
    """Whether a letter can be seen, or parts words."""
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def plain_of(letters: str) -> str:
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
