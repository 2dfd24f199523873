"""The counterparts of earlier promises: sentences of the new text that may carry them on.

Words count by how rare they are (TF-IDF, cosine); a sentence is helped by its heading, its topic
and its neighbours, since "this cooperation" says little alone.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from bot.domain.text import words as words_of
from bot.drafts.wording import word_set

CANDIDATES = 5
_OWN, _TITLE, _HEADING, _NEIGHBOUR, _TOPIC = 1.0, 0.6, 0.5, 0.2, 0.8
_SUFFIX = re.compile(r"(?:isation|ization|ations?|ments?|ings?|ies|ed|es|s|e|al|ly|ity)$")
_SHORTEST_STEM = 4
_TELLING = 40  # the words of a promise that say most; the rest changes no order and costs time
_COMMON = word_set(
    "the of and to in on for a an with both sides will their by as is are that this these which"
    " from at or its be they also our we including through between other such it continue"
    " cooperation eu japan european union"
)

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Passage:
    """What is compared: an id or a reference, its words, its title, heading, topic, neighbours.

    `words` and `neighbours` are sentences, each by itself.
    """

    key: str
    words: tuple[str, ...]
    title: str = ""
    heading: str = ""
    topic: str = ""
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be the counterpart, and how near it is, from 0 to 1."""

    key: str
    score: float


def candidates(
    old: Sequence[Passage], new: Sequence[Passage], most: int = CANDIDATES
) -> dict[str, tuple[Candidate, ...]]:
    """For each earlier promise the nearest sentences of the new text, best first."""
    counts = [_weighed(passage) for passage in (*old, *new)]
    rare = _rarity(counts)
    earlier = [_telling(_vector(each, rare)) for each in counts[: len(old)]]
    wanted = {stem for vector in earlier for stem, _ in vector}
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, each in enumerate(counts[len(old) :]):
        vector = _vector(each, rare)
        for stem in wanted & vector.keys():
            holders[stem].append((index, vector[stem]))
    return {
        passage.key: _nearest(vector, holders, new, most)
        for passage, vector in zip(old, earlier, strict=True)
    }


def _telling(vector: Vector) -> list[tuple[str, float]]:
    return heapq.nlargest(_TELLING, vector.items(), key=itemgetter(1))


def _nearest(
    telling: Sequence[tuple[str, float]],
    holders: Mapping[str, list[tuple[int, float]]],
    new: Sequence[Passage],
    most: int,
) -> tuple[Candidate, ...]:
    scores = [0.0] * len(new)
    for stem, weight in telling:
        for index, other in holders.get(stem, ()):
            scores[index] += weight * other
    best = sorted(range(len(new)), key=scores.__getitem__, reverse=True)[:most]  # else in order
    return tuple(Candidate(new[i].key, round(min(scores[i], 1.0), 4)) for i in best if scores[i])


def _weighed(passage: Passage) -> Vector:
    counts: dict[str, float] = defaultdict(float)
    for texts, weight in (
        (passage.words, _OWN),
        ((passage.title,), _TITLE),
        ((passage.heading,), _HEADING),
        (passage.neighbours, _NEIGHBOUR),
    ):
        for text in texts:
            for stem in _stems(text):
                counts[stem] += weight
    if passage.topic:
        counts[f"topic {passage.topic}"] += _TOPIC
    return counts


@lru_cache(maxsize=8192)
def _stems(text: str) -> tuple[str, ...]:
    """The words that tell, cut to their stems, and each with the one before it."""
    parts = [part for word in words_of(text) for part in word.split("-") if part not in _COMMON]
    stems = [*map(_stem, parts)]
    return (*stems, *(f"{before} {stem}" for before, stem in pairwise(stems)))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    stem = _SUFFIX.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _rarity(counts: Sequence[Vector]) -> dict[str, float]:
    holding = Counter(stem for each in counts for stem in each)
    return {stem: math.log((1 + len(counts)) / (1 + n)) + 1 for stem, n in holding.items()}


def _vector(counts: Vector, rare: Mapping[str, float]) -> Vector:
    weights = {stem: math.log1p(n) * rare[stem] for stem, n in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}
