"""Which topic or milestone people mean: exact names, names inside a phrase, slips of spelling.

Where two are meant equally well, both are given: a choice, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from threading import Lock
from typing import NamedTuple

from cachetools import LRUCache, cached
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.asking import leaves_out, subject
from bot.domain.statement import Catalogue, Milestone, Topic
from bot.domain.text import fold, words

# One slip in five letters (a hair below 0.8, which floats miss); where the first letter differs,
# too, one in ten: slips are seldom there, and "tables" are not "cables".
_NEAR, _NEAR_WITH_OTHER_INITIAL = 0.79, 0.89
_CLEARLY = 0.1
_LONGEST_CODE = 3  # letters: "ai", "6g", "ran" are meant to the letter or not at all
_NEAREST_IDS = 3
# A place means the meeting there when it is said alone: "the train to Tokyo" is about a train.
_PLACES = frozenset({"", "tokyo", "東京", "brussels", "ブリュッセル"})
_FILLERS = frozenset({"the", "topic", "topics", "section"})
_COUNCIL_TOPIC = "COUNCIL"
_DENIALS = {"not", "no", "never", "without", "neither", "none", "but"}
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


@dataclass(frozen=True)
class Mention:
    """Who is meant by the names in a phrase, as positions, and how long the longest name is."""

    owners: tuple[int, ...]
    length: int


TopicMatch = OneTopic | SeveralTopics | NoTopic


def resolve_topic(catalogue_topics: Sequence[Topic], name: str) -> TopicMatch:
    """Find the topic that people call `name`: code, number, title or alias, in any spelling.

    A code or a number means its topic and no other, even where it is an alias of others. A number
    that is another topic's in another statement means both.
    """
    topics = tuple(catalogue_topics)
    exact = called(topics, name)
    if not isinstance(exact, NoTopic):
        return exact
    book = _topic_book(topics).names
    return _match(topics, book.mentioned(name).owners or book.nearest(name))


def called(catalogue_topics: Sequence[Topic], name: str) -> TopicMatch:
    """The topic of that very code, number, title or alias."""
    topics = tuple(catalogue_topics)
    _, book, codes = _topic_book(topics)
    meant = book.exactly(name)
    own = codes.get(_key(name), ())
    if len(own) == 1:
        return OneTopic(topics[own[0]], tuple(topics[i] for i in meant if i not in own))
    return _match(topics, own or meant)


def mentioned(catalogue_topics: Sequence[Topic], said: str) -> tuple[TopicMatch, int]:
    """The topic that the names inside a phrase mean, and how long the longest name is."""
    topics = tuple(catalogue_topics)
    mention = _topic_book(topics).names.mentioned(said)
    return _match(topics, mention.owners), mention.length


def topics_named(topics: Sequence[Topic], said: str) -> tuple[Topic, ...]:
    """The topics that the names inside a phrase mean, but the Council: it is met, and reported to.

    None where a name means several.
    """
    match, _ = mentioned(topics, said)
    return tuple(topic for topic in topics_of(match) if topic.code != _COUNCIL_TOPIC)


def mentioned_deliverable(catalogue: Catalogue, said: str) -> tuple[str | None, int]:
    """The id of the deliverable that the names in a phrase mean, and how long the longest is."""
    book, ids = _deliverable_book(tuple(catalogue.called.items()))
    mention = book.mentioned(said)
    return ids[mention.owners[0]] if len(mention.owners) == 1 else None, mention.length


@lru_cache(maxsize=4)
def _deliverable_book(
    called: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[_NameBook, tuple[str, ...]]:
    return _NameBook([names for _, names in called]), tuple(id for id, _ in called)


def misspelt(catalogue_topics: Sequence[Topic], said: str) -> TopicMatch:
    """The topics whose names the words may be a slip of, nearest first."""
    topics = tuple(catalogue_topics)
    return _match(topics, _topic_book(topics).names.nearest(said))


def topics_of(match: TopicMatch) -> tuple[Topic, ...]:
    """All topics of a match."""
    match match:
        case OneTopic(topic, others):
            return (topic, *others)
        case SeveralTopics(topics):
            return topics
    return ()


def _match(topics: tuple[Topic, ...], meant: tuple[int, ...]) -> TopicMatch:
    if len(meant) == 1:
        return OneTopic(topics[meant[0]])
    return SeveralTopics(tuple(topics[i] for i in meant)) if meant else NoTopic()


def resolve_topics(topics: Sequence[Topic], said: str) -> tuple[tuple[str, TopicMatch], ...]:
    """Find all topics that words name one after the other, with the words that name each.

    Longer names go first: "submarine cables ai" are two. Words that are nobody's name are looked
    up together, slips forgiven, and may come out as NoTopic; and so does all but a topic.
    """
    if leaves_out(said):
        return ((said, NoTopic()),)
    _, book, codes = _topic_book(tuple(topics))
    parts = list(_parts(said.split(), lambda name: _key(name) in codes or bool(book.exactly(name))))
    telling = [part for part in parts if _is_name(topics, part)]
    found = tuple((part, resolve_topic(topics, part)) for part in telling)
    if any(isinstance(match, NoTopic) for _, match in found) and book.nearest(said):
        return ((said, resolve_topic(topics, said)),)
    return found


def _is_name(topics: Sequence[Topic], part: str) -> bool:
    """Whether a part of a phrase is more than words that join, or that only ask."""
    said = set(fold(part).split())
    if said <= _BETWEEN:
        return False
    asks = not subject(part) and not said & _DENIALS
    return not asks or not isinstance(called(topics, part), NoTopic)


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
    book = _milestone_book(milestones)
    meant = book.exactly(name) or book.mentioned(name).owners or book.nearest(name)
    return milestones[meant[0]] if len(meant) == 1 else None


def mentioned_milestone(milestones: Sequence[Milestone], said: str) -> tuple[Milestone | None, int]:
    """The milestone that the names inside a phrase mean, and how long the longest name is."""
    mention = _milestone_book(milestones).mentioned(said)
    one = milestones[mention.owners[0]] if len(mention.owners) == 1 else None
    return one, mention.length


def milestone_called(milestones: Sequence[Milestone], name: str) -> Milestone | None:
    """The milestone of that very id, title or alias."""
    meant = _milestone_book(milestones).exactly(name)
    return milestones[meant[0]] if len(meant) == 1 else None


def _milestone_book(milestones: Sequence[Milestone]) -> _NameBook:
    return _NameBook([(m.id, m.title, *m.aliases) for m in milestones])


_COUNCIL = "Digital Partnership Council"
_NEXT = re.compile(
    r"(?:the )?(?:next )?(?P<council>council|dpc|council meeting|council session)"
    r"|(?:the )?next(?: (?:one|meeting|milestone))?|(?:the )?meeting"
    r"|次回?の?(?P<閣僚級>閣僚級会合|カウンシル|閣僚級|dpc|評議会)|次回?の?(?:会合|会議)?|会合|会議"
)


def is_council(meeting: Milestone) -> bool:
    """Whether a meeting is one of the Council's."""
    return _COUNCIL in meeting.title


_LAST = re.compile(
    r"(?:the )?(?:last|previous|latest) (?:council|dpc|meeting|council meeting)"
    r"|前回の?(?:閣僚級会合|会合|会議|カウンシル)?"
)


def is_last_council(name: str) -> bool:
    """Whether the last Council is meant: "the last Council", 前回の会合."""
    return _LAST.fullmatch(fold(name)) is not None


def next_meant(name: str, ahead: Sequence[Milestone]) -> Milestone | None:
    """The meeting of those ahead that is meant by being the next: "the next Council", 次の会合."""
    found = _NEXT.fullmatch(fold(name))
    if not found:
        return None
    councils = [each for each in ahead if is_council(each)] if found.lastgroup else ahead
    return next(iter(councils), None)


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
            for key in {" ".join(words(name)) for name in own} - _PLACES:
                spoken.setdefault(key, set()).add(owner)
        self.exact = {key: tuple(owners) for key, owners in exact.items()}
        self.spoken = sorted(spoken.items(), key=lambda item: -len(item[0]))
        self.long = tuple(key for key in exact if len(key) > _LONGEST_CODE)

    def exactly(self, said: str) -> tuple[int, ...]:
        """All who go by this very name, in order; a space too many is forgiven ("6 G")."""
        key = _key(said)
        return self.exact.get(key) or self.exact.get(key.replace(" ", ""), ())

    def mentioned(self, said: str) -> Mention:
        """The one owner that all names inside a phrase agree on; longer names go first.

        Where each name has one owner, and not the same, all of them in the order of the book.
        """
        phrase = f" {' '.join(words(said))} "
        named: list[set[int]] = []
        length = 0
        for name, owners in self.spoken:
            # Japanese sets no spaces between words.
            pattern = f" {name} " if name.isascii() else name
            if pattern in phrase:
                named.append(owners)
                length = max(length, len(name))
                phrase = phrase.replace(pattern, " | ")
        agreed = reduce(set.intersection, named) if named else set()
        if len(agreed) == 1:
            return Mention(tuple(agreed), length)
        several = {owner for owners in named for owner in owners}
        one_each = len(named) > 1 and all(len(owners) == 1 for owners in named)
        return Mention(tuple(sorted(several)) if one_each else (), length)

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


class _TopicBook(NamedTuple):
    """Who of the `topics` goes by which name; and by which code, number or section."""

    topics: tuple[Topic, ...]
    names: _NameBook
    codes: dict[str, tuple[int, ...]]


# Found by the very tuple, which the book keeps: to compare hundreds of topics would take longer.
@cached(LRUCache(4), key=id, lock=Lock())
def _topic_book(topics: tuple[Topic, ...]) -> _TopicBook:
    book = _NameBook([(t.code, t.title, t.japanese, *t.aliases) for t in topics])
    owners: dict[str, dict[int, None]] = {}
    for i, topic in enumerate(topics):
        numbers = topic.sections or ((str(topic.number),) if topic.number else ())
        for name in (topic.code, *numbers, *(each.rpartition("§")[2] for each in numbers)):
            owners.setdefault(_key(name), {})[i] = None
    return _TopicBook(topics, book, {key: tuple(those) for key, those in owners.items()})


def _key(name: str) -> str:
    folded = fold(name)
    telling = [word for word in folded.split() if word not in _FILLERS]
    return " ".join(telling) if telling else folded
