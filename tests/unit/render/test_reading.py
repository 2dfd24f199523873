"""How dates, quotations and small words read."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.dates import undated
from bot.domain.statement import Sentence, When
from bot.render.kit.dates import away, spell, spell_hour, spell_leads
from bot.render.kit.language import listed
from bot.render.kit.quotes import quote, reference, strength
from bot.render.kit.words import deliverables, escape, shorten

from .world import CATALOGUE, when


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2024-05-02", "2 May 2024"),
        ("2-3 May 2024", "2–3 May 2024"),
        ("30 April - 2 May 2024", "30 April – 2 May 2024"),
        ("29 December 2025 - 3 January 2026", "29 December 2025 – 3 January 2026"),
        ("2025", "in 2025"),
        ("2025-05", "in May 2025"),
        ("early 2026", "early 2026"),
        ("2025年3月末", "about March 2025"),
        ("2025年末", "about September 2025 to December 2025"),
        ("12 May 2025 14:00 Tokyo", "12 May 2025, 14:00 Tokyo / 07:00 Brussels"),
        ("12 May 2025 10:00 Brussels", "12 May 2025, 10:00 Brussels / 17:00 Tokyo"),
        ("12 May 2025 02:00 Tokyo", "12 May 2025, 02:00 Tokyo / 11 May 2025, 19:00 Brussels"),
    ],
)
def test_dates_read_as_far_as_they_are_known(typed: str, read: str) -> None:
    """No day is made up, and only an hour is converted between the capitals."""
    assert spell(when(typed)) == read


def test_what_has_no_date_keeps_its_words() -> None:
    """The words are quoted: they are no date."""
    assert spell(undated("upcoming")) == "“upcoming”"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2024, 4, 25), "In 7 days"),
        (date(2024, 5, 1), "Tomorrow"),
        (date(2024, 5, 2), "Today"),
        (date(2024, 5, 3), "Under way"),
    ],
)
def test_how_far_off_a_meeting_is(today: date, said: str) -> None:
    """Counted to its first day."""
    meeting: When = when("2-3 May 2024")
    assert away(meeting, today) == said


def test_hours_and_lead_days_read_as_words() -> None:
    """A zone is named by its city."""
    assert spell_hour(time(9), "Asia/Tokyo") == "09:00 Tokyo time"
    assert spell_hour(time(9), "America/New_York") == "09:00 New York time"
    assert spell_hour(time(9), "UTC") == "09:00 UTC"
    assert spell_leads((1, 0)) == "1 day before a meeting and on its day"
    assert spell_leads((0,)) == "on the day of a meeting"
    assert spell_leads((7, 30)) == "30 and 7 days before a meeting"


def test_bold_words_of_the_source_are_bold() -> None:
    """The marks are gone, the words are whole."""
    sentence = CATALOGUE.sentence_by_ref["4.1"]
    (element,) = quote(sentence).blocks[0]["elements"]
    bold = [run["text"] for run in element["elements"] if run.get("style") == {"bold": True}]
    assert bold == [sentence.exact.split("**")[1]]


@pytest.mark.parametrize("sentence", CATALOGUE.sentences, ids=lambda sentence: sentence.ref)
def test_every_quotation_is_word_for_word(sentence: Sentence) -> None:
    """The sentence as the source has it, without its marks."""
    (element,) = quote(sentence).blocks[0]["elements"]
    assert "".join(run["text"] for run in element["elements"]) == sentence.exact.replace("**", "")


@pytest.mark.parametrize(
    ("ref", "read"),
    [
        ("6.1", "continuing"),
        ("8.1", "welcomes · firm"),
        ("1.3", "already took place · permissive (“may”)"),
        ("5.1", "context · already took place"),
    ],
)
def test_what_a_sentence_does_is_said_in_words(ref: str, read: str) -> None:
    """Two words for a compound sentence."""
    assert strength(CATALOGUE.sentence_by_ref[ref]) == read


def test_the_preamble_is_named() -> None:
    """Nobody knows that section 0 is the preamble."""
    assert reference(CATALOGUE.sentence_by_ref["0.4"]) == "§0.4 (preamble)"


def test_small_words() -> None:
    """Counting, listing, cutting and escaping."""
    assert deliverables(0) == "no deliverables"
    assert deliverables(1) == "1 deliverable"
    assert listed([]) == ""
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert shorten("  a\n b ", 3) == "a b"
    assert shorten("ＤＧ　Connect") == "ＤＧ　Connect"
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("see <@U0CLARA|Clara>, both", 18) == "see…"  # half a token is no name
    assert shorten("a < b and c", 8) == "a < b a…"
    assert escape("<#C0DESK> & <#C0AI|ai> <@U1>") == "#C0DESK &amp; #ai @somebody"
    assert escape("<&>") == "&lt;&amp;&gt;"
    assert escape("@Here") == "@\u2060Here"
    assert escape("me@hereford") != "me@hereford"
