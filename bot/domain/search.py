"""Search in the statement's own words, and in the titles of its deliverables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.names import OneTopic, SeveralTopics, resolve_topic
from bot.domain.statement import Catalogue
from bot.domain.text import clean, words

_PHRASE = re.compile(r'"([^"]+)"')
_WHOLE, _PREFIX, _ALL, _TOPIC = 1.0, 0.5, 1.0, 0.25
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
    hits = sorted((hit for hit in scored if hit.score), key=lambda hit: -hit.score)
    return tuple(hits or _of_topics_meant(catalogue, query))[:limit]


@dataclass(frozen=True)
class _Query:
    """What a text must hold (`phrases`), and what it had better hold (`wanted`)."""

    phrases: tuple[str, ...]
    wanted: tuple[str, ...]

    @classmethod
    def read(cls, query: str) -> _Query:
        plain = clean(query)
        phrases = (" ".join(words(phrase)) for phrase in _PHRASE.findall(plain))
        loose = words(_PHRASE.sub(" ", plain))
        return cls(
            tuple(phrase for phrase in phrases if phrase),
            tuple(dict.fromkeys(word for word in loose if word not in _COMMON)),
        )

    def score(self, text: str) -> float:
        """0 where the text is no hit; every phrase and every word that it holds adds up."""
        held = _indexed(text)
        if not all(f" {phrase} " in held.phrase for phrase in self.phrases):
            return 0
        points = [_WHOLE for _ in self.phrases]
        points += [held.points(word) for word in self.wanted]
        found = [point for point in points if point]
        if not found:
            return 0
        everything = _ALL if len(found) == len(points) else 0
        return sum(points) / len(points) + everything


@dataclass(frozen=True)
class _Indexed:
    """A text as the search sees it."""

    phrase: str
    whole: frozenset[str]

    def points(self, word: str) -> float:
        if word in self.whole:
            return _WHOLE
        if len(word) > _SHORT and any(held.startswith(word) for held in self.whole):
            return _PREFIX
        return 0


@lru_cache(maxsize=1024)
def _indexed(text: str) -> _Indexed:
    spoken = words(text)
    return _Indexed(f" {' '.join(spoken)} ", frozenset(_with_parts(spoken)))


def _with_parts(spoken: Iterable[str]) -> Iterator[str]:
    """Words, and the longer parts of hyphenated ones: "cross-border" holds "border"."""
    for word in spoken:
        yield word
        yield from (part for part in word.split("-") if len(part) > _SHORT)


def _of_topics_meant(catalogue: Catalogue, query: str) -> list[Hit]:
    match resolve_topic(catalogue.topics, query):
        case OneTopic(topic, others):
            meant = (topic, *others)
        case SeveralTopics(topics):
            meant = topics
        case _:
            meant = ()
    found = [d for topic in meant for d in catalogue.deliverables_of(topic.code)]
    return [Hit(_TOPIC, deliverable_id=d.id) for d in found]
