"""Which topic or milestone people mean: exact names, names inside a phrase, slips of spelling.

Where two are meant equally well, both are given: a choice, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.statement import Milestone, Topic
from bot.domain.text import fold, words

# One slip in five letters (a hair below 0.8, which floats miss); where the first letter differs,
# too, one in ten: slips are seldom there, and "tables" are not "cables".
_NEAR, _NEAR_WITH_OTHER_INITIAL = 0.79, 0.89
_CLEARLY = 0.1
_LONGEST_CODE = 3  # letters: "ai", "6g", "ran" are meant to the letter or not at all
_NEAREST_IDS = 3
_FILLERS = frozenset({"the", "topic", "topics", "section"})
_BETWEEN = _FILLERS | {"and", "と"}


@dataclass(frozen=True)
class OneTopic:
    """The topic that is meant; `others` go by the same word."""

    topic: Topic
    others: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class SeveralTopics:
    """Topics that are meant equally well."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class NoTopic:
    """Nothing goes by a name like that."""


TopicMatch = OneTopic | SeveralTopics | NoTopic


def resolve_topic(catalogue_topics: Sequence[Topic], name: str) -> TopicMatch:
    """Find the topic that people call `name`: code, number, title or alias, in any spelling.

    A code or a number means its topic and no other, even where it is an alias of others. A number
    that is another topic's in another statement means both.
    """
    topics = tuple(catalogue_topics)
    book, codes = _topic_book(topics)
    meant = book.find(name)
    own = codes.get(_key(name), ())
    if len(own) == 1:
        return OneTopic(topics[own[0]], tuple(topics[i] for i in meant if i not in own))
    meant = own or meant
    if len(meant) == 1:
        return OneTopic(topics[meant[0]])
    return SeveralTopics(tuple(topics[i] for i in meant)) if meant else NoTopic()


def resolve_topics(topics: Sequence[Topic], said: str) -> tuple[tuple[str, TopicMatch], ...]:
    """Find all topics that words name one after the other, with the words that name each.

    Longer names go first: "submarine cables ai" are two. Words that are nobody's name are looked
    up together, slips forgiven, and may come out as NoTopic.
    """
    book, codes = _topic_book(tuple(topics))
    parts = list(_parts(said.split(), lambda name: _key(name) in codes or bool(book.exactly(name))))
    telling = [part for part in parts if not _BETWEEN.issuperset(fold(part).split())]
    found = tuple((part, resolve_topic(topics, part)) for part in telling)
    if any(isinstance(match, NoTopic) for _, match in found) and book.nearest(said):
        return ((said, resolve_topic(topics, said)),)
    return found


def _parts(spoken: list[str], is_name: Callable[[str], bool]) -> Iterator[str]:
    """Part words into known names, the longest first, and what stands between them."""
    start = between = 0
    while start < len(spoken):
        ends = range(len(spoken), start, -1)
        end = next((e for e in ends if is_name(" ".join(spoken[start:e]))), None)
        if end is None:
            start += 1
            continue
        if between < start:
            yield " ".join(spoken[between:start])
        yield " ".join(spoken[start:end])
        start = between = end
    if between < start:
        yield " ".join(spoken[between:])


def resolve_milestone(milestones: Sequence[Milestone], name: str) -> Milestone | None:
    """Find the milestone that people call `name`: id, title or alias; None unless it is clear."""
    meant = _NameBook([(m.id, m.title, *m.aliases) for m in milestones]).find(name)
    return milestones[meant[0]] if len(meant) == 1 else None


def nearest_ids(ids: Iterable[str], said: str) -> tuple[str, ...]:
    """Give the ids that `said` may be a slip of, nearest first."""
    keys = {id: fold(id) for id in ids}
    near = process.extract(
        fold(said), keys, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=_NEAREST_IDS
    )
    return tuple(id for _, _, id in near)


class _NameBook:
    """Who goes by which names; owners are positions in the sequence that was given."""

    def __init__(self, names: Sequence[Iterable[str]]) -> None:
        exact: dict[str, list[int]] = {}
        spoken: dict[str, set[int]] = {}
        for owner, own in enumerate(names):
            for key in dict.fromkeys(map(_key, own)):
                exact.setdefault(key, []).append(owner)
            for key in {" ".join(words(name)) for name in own}:
                spoken.setdefault(key, set()).add(owner)
        self.exact = {key: tuple(owners) for key, owners in exact.items()}
        self.spoken = sorted(spoken.items(), key=lambda item: -len(item[0]))
        self.long = tuple(key for key in exact if len(key) > _LONGEST_CODE)

    def find(self, said: str) -> tuple[int, ...]:
        """All who are meant equally well; for an exact name in order, else the nearest first."""
        return self.exactly(said) or self._named_in(said) or self.nearest(said)

    def exactly(self, said: str) -> tuple[int, ...]:
        """All who go by this very name, in order; a space too many is forgiven ("6 G")."""
        key = _key(said)
        return self.exact.get(key) or self.exact.get(key.replace(" ", ""), ())

    def _named_in(self, said: str) -> tuple[int, ...]:
        """The one owner that all the names inside a phrase agree on; longer names go first."""
        phrase = f" {' '.join(words(said))} "
        named: list[set[int]] = []
        for name, owners in self.spoken:
            # Japanese sets no spaces between words.
            pattern = f" {name} " if name.isascii() else name
            if name and pattern in phrase:
                named.append(owners)
                phrase = phrase.replace(pattern, " | ")
        agreed = reduce(set.intersection, named) if named else set()
        return tuple(agreed) if len(agreed) == 1 else ()

    def nearest(self, said: str) -> tuple[int, ...]:
        """Those whose names it may be a slip of, nearest first."""
        key = _key(said)
        if len(key) <= _LONGEST_CODE:
            return ()
        scores: dict[int, float] = {}
        for name, score, _ in process.extract(
            key, self.long, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=None
        ):
            if name[0] == key[0] or score >= _NEAR_WITH_OTHER_INITIAL:
                for owner in self.exact[name]:
                    scores[owner] = max(score, scores.get(owner, 0))
        best = max(scores.values(), default=0)
        near = [owner for owner, score in scores.items() if score > best - _CLEARLY]
        return tuple(sorted(near, key=lambda owner: -scores[owner]))


@lru_cache(maxsize=4)
def _topic_book(topics: tuple[Topic, ...]) -> tuple[_NameBook, dict[str, tuple[int, ...]]]:
    """The names of topics; and their codes, numbers and sections, with whose each is."""
    book = _NameBook([(t.code, t.title, t.japanese, *t.aliases) for t in topics])
    owners: dict[str, dict[int, None]] = {}
    for i, topic in enumerate(topics):
        numbers = topic.sections or ((str(topic.number),) if topic.number else ())
        for name in (topic.code, *numbers, *(each.rpartition("§")[2] for each in numbers)):
            owners.setdefault(_key(name), {})[i] = None
    return book, {key: tuple(those) for key, those in owners.items()}


def _key(name: str) -> str:
    folded = fold(name)
    telling = [word for word in folded.split() if word not in _FILLERS]
    return " ".join(telling) if telling else folded
