"""Searching the statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.loader import shipped
from bot.domain.search import search

CATALOGUE = shipped()


def found(query: str) -> list[str]:
    """Ids and references of all hits, best first."""
    return [hit.deliverable_id or hit.sentence_ref or "" for hit in search(CATALOGUE, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("skills gap", {"CYBER-3", "6.3"}),
        ("standards experts", {"CYBER-2"}),
        ("ASEAN", {"6.3"}),
        ("arctic cables", {"4.3"}),
        ("Where is the Ouranos Ecosystem?", {"2.1"}),
    ],
)
def test_best_first(query: str, first: set[str]) -> None:
    """What holds all the words comes before what holds some."""
    assert set(found(query)[: len(first)]) == first


def test_phrase_in_quotes_stands_as_it_is() -> None:
    """A quoted phrase is found word for word, whatever its case and quotes."""
    assert found("“free flow WITH trust”") == ["1.1", "1.3"]
    assert found('"trust with flow"') == []


def test_short_words_are_whole() -> None:
    """The word "AI" is not in "AI-native", and "ran" not in "France" or "transparency"."""
    texts = CATALOGUE.sentence_by_ref
    refs = [hit.sentence_ref for hit in search(CATALOGUE, "ai") if hit.sentence_ref]
    assert refs
    assert all(" AI " in texts[ref].exact or "AI " in texts[ref].exact for ref in refs)
    assert "7.1" not in refs
    assert [ref for ref in found("RAN") if ref[0].isdigit() and "." in ref] == ["7.1"]


def test_beginnings_of_longer_words() -> None:
    """A word finds longer ones that begin with it, behind sentences that hold the word itself."""
    assert found("semiconductor")[0] == "3.2"
    assert "3.1" in found("semiconductor")


@pytest.mark.parametrize("query", ["海底ケーブル", "MIC"])
def test_names_that_the_text_never_says(query: str) -> None:
    """A topic's other names bring its deliverables."""
    assert {"CABLES-1", "CABLES-2"} <= set(found(query))


@pytest.mark.parametrize("query", ["", "foo", "of the", '""', "🎉", "労働", "x" * 6000])
def test_nothing(query: str) -> None:
    """What nothing holds finds nothing, and common words are not words to search for."""
    assert found(query) == []


def test_limit() -> None:
    """The best are kept."""
    assert search(CATALOGUE, "cooperation", limit=3) == search(CATALOGUE, "cooperation")[:3]


@given(st.text(st.characters(categories=None), max_size=80))
def test_every_hit_is_one_thing(query: str) -> None:
    """Whatever is searched, a hit is a sentence or a deliverable, and the best come first."""
    hits = search(CATALOGUE, query)
    assert all(bool(hit.sentence_ref) != bool(hit.deliverable_id) for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
