"""Cleaning, folding and splitting what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import clean, fold, unescape, words

ANYTHING = st.text(st.characters(categories=None), max_size=300)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  two\t words\n", "two words"),
        ("ＣＹＢＥＲ－２　ｅｕ", "CYBER-2 eu"),
        ("１４：００", "14:00"),
        ("“quoted” ‘so’", "\"quoted\" 'so'"),
        ("2–3 — 4 − 5 ‑ 6", "2-3 - 4 - 5 - 6"),
        ("\u202eclaim\u202c CYBER\u200b-2\ufeff", "claim CYBER-2"),
        ("a\x00b\x07c", "abc"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("サイバーセキュリティ", "サイバーセキュリティ"),
        ("ｻｲﾊﾞｰ", "サイバー"),
        ("CYBERー2", "CYBER-2"),
        ("\u00a0\u3000", ""),
    ],
)
def test_clean(typed: str, plain: str) -> None:
    """Text becomes plain, and a Japanese long vowel stays one."""
    assert clean(typed) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cybersecurity", "  CYBERSECURITY! "),
        ("HPC/Quantum Computers", "hpc quantum computers"),
        ("OECD-2024", "oecd 2024"),
        ("データ・ガバナンス", "データ ガバナンス"),
        ("“AI Pact”", "ai pact"),
        ("STRASSE", "straße"),
    ],
)
def test_fold_makes_two_spellings_one(one: str, other: str) -> None:
    """Case, width and punctuation do not tell two names apart."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AI-native **6G**", ["ai-native", "6g"]),
        ("AIについて", ["ai", "について"]),
        ("Japan's AI, “now”", ["japan", "s", "ai", "now"]),
        ("- -- _", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Hyphenated words are whole; Japanese is parted from Latin letters."""
    assert words(text) == expected


def test_unescape_undoes_slack_alone() -> None:
    """Slack escapes three characters; what was typed as an entity stays one."""
    assert unescape("&lt;a&gt; &amp;lt; &quot;") == "<a> &lt; &quot;"


@given(ANYTHING)
def test_cleaning_and_folding_are_stable(text: str) -> None:
    """Whatever is typed, a second pass changes nothing, and the result can be stored."""
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert isinstance(clean(text).encode(), bytes)
    assert words(text) == words(clean(text))


def test_long_text() -> None:
    """Six thousand characters are nothing special."""
    assert len(clean("é🎉 " * 2000)) == 5999
