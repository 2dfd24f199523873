"""Search in the statement's own words, and in the titles of its deliverables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.asking import is_japanese, without_particles
from bot.domain.glossary import terms
from bot.domain.names import resolve_topic, topics_of
from bot.domain.statement import Catalogue
from bot.domain.text import clean, words

_PHRASE = re.compile(r'"([^"]+)"')
_WHOLE, _STEM, _PREFIX, _ALL, _TOPIC = 1.0, 0.75, 0.5, 1.0, 1.0
# "standards", "standardisation" and "standardized" are words of one stem, of four letters or more.
_ENDING = re.compile(r"(\w{4,}?)(?:i[sz](?:ation|ations|ing|ed|es|e))?(?:s|es)?$")
_SHORT = 3  # letters: "ai" is a word of its own, never the start of another
_COMMON = frozenset({
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "by", "did", "do", "does", "for",
    "from", "has", "have", "how", "in", "is", "it", "its", "not", "of", "on", "or", "our", "s",
    "that", "the", "their", "there", "they", "this", "to", "was", "we", "what", "when", "where",
    "which", "who", "will", "with",
})  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """A sentence or a deliverable, one of the two, that holds the words; a high score is good."""

    score: float
    sentence_ref: str | None = None
    deliverable_id: str | None = None


def search(catalogue: Catalogue, query: str, limit: int | None = None) -> tuple[Hit, ...]:
    """Find sentences and deliverables that hold the words, best first, then in the text's order.

    All the words are better than some, whole words better than their beginnings; a phrase in
    double quotes must stand there as it is. Where nothing holds the words, a topic's name brings
    the topic's deliverables: people search for "METI" or 海底ケーブル, which the text never says.
    """
    asked = _Query.read(query)
    scored = [Hit(asked.score(d.title), deliverable_id=d.id) for d in catalogue.followed]
    scored += [Hit(asked.score(s.exact), sentence_ref=s.ref) for s in catalogue.sentences]
    hits = [hit for hit in scored if hit.score]
    if is_japanese(query):
        hits += _of_topics_meant(catalogue, query, hits)
    elif not any(hit.score > _ALL for hit in hits):
        hits += _of_topics_meant(catalogue, _unsaid(catalogue, asked) if hits else query)
    return tuple(sorted(hits, key=lambda hit: -hit.score))[:limit]


def share_found(catalogue: Catalogue, query: str) -> float:
    """How much of the words the best sentence or title holds, from 0 to 1."""
    asked = _Query.read(query)
    texts = [d.title for d in catalogue.deliverables] + [s.exact for s in catalogue.sentences]
    best = max(map(asked.score, texts), default=0)
    return min(best, 1.0)


def _unsaid(catalogue: Catalogue, asked: _Query) -> str:
    """The words that no sentence and no title holds: people mean a topic by them."""
    texts = [d.title for d in catalogue.deliverables] + [s.exact for s in catalogue.sentences]
    held = [_indexed(text) for text in texts]
    return " ".join(
        wordings[-1]
        for wordings in asked.wanted
        if not any(each.points(word) for each in held for word in wordings)
    )


@dataclass(frozen=True)
class _Query:
    """What a text must hold (`phrases`), and what it had better hold (`wanted`).

    Each wanted word comes with others that are as good.
    """

    phrases: tuple[str, ...]
    wanted: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, query: str) -> _Query:
        plain = clean(query)
        # Japanese stands nowhere as it is: it is looked for by the English that stands for it.
        quoted = [phrase for phrase in _PHRASE.findall(plain) if not is_japanese(phrase)]
        phrases = (" ".join(words(phrase)) for phrase in quoted)
        loose = words(
            _PHRASE.sub(lambda found: f" {found[1]} " if is_japanese(found[1]) else " ", plain)
        )
        return cls(
            tuple(phrase for phrase in phrases if phrase),
            tuple(dict.fromkeys(each for word in loose for each in _wordings(word))),
        )

    def score(self, text: str) -> float:
        """0 where the text is no hit; every phrase and every word that it holds adds up."""
        held = _indexed(text)
        if not all(f" {phrase} " in held.phrase for phrase in self.phrases):
            return 0
        points = [_WHOLE for _ in self.phrases]
        points += [max(map(held.points, wordings)) for wordings in self.wanted]
        found = [point for point in points if point]
        if not found:
            return 0
        everything = _ALL if len(found) == len(points) else 0
        return sum(points) / len(points) + everything


def _wordings(word: str) -> Iterator[tuple[str, ...]]:
    """A word to search for; of Japanese each term with the English that stands for it."""
    if not is_japanese(word):
        if word not in _COMMON:
            yield (word,)
        return
    for wordings in terms(without_particles(word)):
        if without_particles(wordings[0]):
            yield (*wordings, word)


@dataclass(frozen=True)
class _Indexed:
    """A text as the search sees it: its words, their beginnings and, of Japanese, its letters."""

    phrase: str
    whole: frozenset[str]
    stems: frozenset[str]

    def points(self, word: str) -> float:
        if word in self.whole:
            return _WHOLE
        if " " in word or is_japanese(word):
            return _WHOLE if word in self.phrase else 0
        if len(word) <= _SHORT:
            return 0
        if _stem(word) in self.stems:
            return _STEM
        return _PREFIX if any(held.startswith(word) for held in self.whole) else 0


@lru_cache(maxsize=1024)
def _indexed(text: str) -> _Indexed:
    spoken = words(text)
    whole = frozenset(_with_parts(spoken))
    return _Indexed(f" {' '.join(spoken)} ", whole, frozenset(map(_stem, whole)))


def _stem(word: str) -> str:
    """A word without the ending that its number or its part of speech gives it."""
    found = _ENDING.match(word)
    return found[1] if found else word


def _with_parts(spoken: Iterable[str]) -> Iterator[str]:
    """Words, and the longer parts of hyphenated ones: "cross-border" holds "border"."""
    for word in spoken:
        yield word
        yield from (part for part in word.split("-") if len(part) > _SHORT)


def _of_topics_meant(catalogue: Catalogue, query: str, hits: Iterable[Hit] = ()) -> list[Hit]:
    meant = topics_of(resolve_topic(catalogue.topics, query)) if query else ()
    found = [d.id for topic in meant for d in catalogue.deliverables_of(topic.code)]
    known = {hit.deliverable_id for hit in hits}
    return [Hit(_TOPIC, deliverable_id=id) for id in found if id not in known]
