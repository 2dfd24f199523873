"""The statements of a Council as one series: an id is the life of a promise.

A promise that a later statement keeps or rewords goes on under its id, with one wording more. One
that is fulfilled or dropped stays known, but is open no more. What people have set hangs on ids
alone, so that a new statement moves no row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from bot.domain.statement import (
    Catalogue,
    Decision,
    Deliverable,
    Instrument,
    Milestone,
    Record,
    Sentence,
    Statement,
    Topic,
    Translated,
)

# A statement goes by its year, unless two have the same; then by the month, or the day.
_NAMES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%Y}",
    lambda day: f"{day:%Y-%m}",
    lambda day: day.isoformat(),
)


class Wording(Record):
    """What one statement says of a promise.

    `decision` is what became of what was said before; None where the promise was first made.
    `deliverable` has the words; None where the statement only ends the promise, or is silent.
    """

    statement: Statement
    decision: Decision | None
    deliverable: Deliverable | None
    sentences: tuple[Sentence, ...]


class Series(Catalogue):
    """All statements at once, seen from the newest.

    What a catalogue holds is here that of all: `statement` is the newest, `deliverables` are the
    promises that are open, in their newest wording, and `ended` those that are not. With several
    statements each reference begins with the name of its own ("2024 §6.3"). `catalogues` are the
    statements one by one, the newest first, with the same references; `originals` are the same as
    they were coded. `published` tells when a statement was published here, by its slug; what
    ships with the bot was not.
    """

    catalogues: tuple[Catalogue, ...]
    originals: tuple[Catalogue, ...]
    ended: tuple[Deliverable, ...] = ()
    published: Mapping[str, datetime] = {}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, the newest first."""
        return tuple(each.statement for each in self.catalogues)

    @property
    def several(self) -> bool:
        """Whether there is more than one statement."""
        return len(self.catalogues) > 1

    @cached_property
    def names(self) -> dict[str, str]:
        """What each statement goes by, by its slug: "2024"."""
        return names_of(self.statements)

    @cached_property
    def deliverable_by_id(self) -> dict[str, Deliverable]:
        """All that was ever promised or watched, by its id; what is open no more included."""
        return {each.id: each for each in (*self.deliverables, *self.watched, *self.ended)}

    @cached_property
    def ends(self) -> dict[str, Decision]:
        """How the promises that are open no more came to their end, by their id."""
        decided = (each for one in self.catalogues for each in one.earlier)
        return {each.id: each.decision for each in decided if each.decision.ends}

    @cached_property
    def since(self) -> dict[str, str]:
        """The names of the statements that made promises, where it was not the newest, by id."""
        first = {id: life[-1].statement.slug for id, life in self.lives.items()}
        newest = self.statement.slug
        return {id: self.names[slug] for id, slug in first.items() if slug != newest}

    @cached_property
    def told_of_newest(self) -> tuple[Deliverable, ...]:
        """The promises that the newest statement says anything of, by topic and number."""
        newest = self.catalogues[0]
        ids = {each.id for each in (*newest.earlier, *newest.deliverables)}  # type: ignore[attr-defined]
        told = (each for each in self.deliverable_by_id.values() if each.id in ids)
        return tuple(in_order(told, self.topic_by_code))

    @cached_property
    def lives(self) -> dict[str, tuple[Wording, ...]]:
        """What the statements say of each promise, by its id, the newest first."""
        lives: dict[str, tuple[Wording, ...]] = {}
        for catalogue in reversed(self.catalogues):
            for id, wording in _wordings(catalogue):
                lives[id] = (wording, *lives.get(id, ()))
        return lives

    @cached_property
    def _of_slug(self) -> dict[str, Catalogue]:
        return {each.statement.slug: each for each in self.catalogues}

    @cached_property
    def _catalogue_by_ref(self) -> dict[str, Catalogue]:
        return {sentence.ref: each for each in self.catalogues for sentence in each.sentences}

    def until(self, slug: str) -> Series | None:
        """The series as it stood when a statement was the newest; None if there is no such one."""
        held = {each.statement.slug: each.statement.held for each in self.originals}
        if slug not in held:
            return None
        if slug == self.statement.slug:
            return self
        return joined(each for each in self.originals if each.statement.held <= held[slug])

    def statement_called(self, name: str) -> Catalogue | None:
        """The statement that goes by a name, with its own references; None if none does."""
        slug = next((slug for slug, known in self.names.items() if known == name), None)
        return self._of_slug[slug] if slug else None

    def sentences_of(self, topic: Topic) -> tuple[Sentence, ...]:
        """The sentences of a topic in the newest statement that has any, in the text's order."""
        for each in self.catalogues:
            own = each.topic_by_code.get(topic.code)
            if own and (found := each.sentences_of(own)):
                return found
        return ()

    def topic_of(self, sentence: Sentence) -> Topic | None:
        """The topic that a sentence is about, by its own statement."""
        home = self._catalogue_by_ref[sentence.ref]
        own = home.topic_of(sentence)
        return self.topic_by_code[own.code] if own else None

    def promises_in(self, statement: Catalogue) -> tuple[Deliverable, ...]:
        """All promises that a statement made or carried on, in their newest wording."""
        known = self.deliverable_by_id
        return tuple(known[each.id] for each in statement.deliverables)

    def referred(self, ref: str) -> tuple[Sentence, ...]:
        """The sentences that a reference may mean: one of each statement, if it names none."""
        if found := self.sentence_by_ref.get(ref):
            return (found,)
        tried = (f"{self.names[each.slug]} §{ref}" for each in self.statements)
        return tuple(self.sentence_by_ref[each] for each in tried if each in self.sentence_by_ref)


def joined(
    catalogues: Iterable[Catalogue], published: Mapping[str, datetime] | None = None
) -> Series:
    """Join statements, in any order, of which there is at least one.

    Each but the first says what became of what was open before it; `bot.catalogue` proves that.
    """
    originals = sorted(catalogues, key=lambda each: each.statement.held, reverse=True)
    known = [_with_translations(each) for each in originals]
    if len(known) > 1:
        names = names_of([each.statement for each in known])
        known = [_named(each, names[each.statement.slug]) for each in known]
    newest, topics = known[0], _topics(known)
    found, ended = _promises(known)
    promised = in_order(found, (topic.code for topic in topics))
    days = tuple(each.statement.held for each in known[1:])
    return Series(
        statement=newest.statement.model_copy(update={"before": days}),
        topics=topics,
        sentences=tuple(sentence for each in known for sentence in each.sentences),
        deliverables=tuple(each for each in promised if each.id not in ended),
        milestones=_milestones(known),
        instruments=_instruments(known),
        sections=newest.sections,
        omitted=newest.omitted,
        earlier=newest.earlier,
        called={id: names for each in reversed(known) for id, names in each.called.items()},
        watched=_watched(known, ended),
        catalogues=tuple(known),
        originals=tuple(originals),
        published=published or {},
        ended=tuple(each for each in promised if each.id in ended),
    )


def names_of(statements: Sequence[Statement]) -> dict[str, str]:
    """The shortest names that tell statements of different days apart, by their slugs."""
    for name in _NAMES:
        names = {each.slug: name(each.held) for each in statements}
        if len(set(names.values())) == len(statements):
            break
    return names


def number(id: str) -> int:
    """The number of a promise in its topic."""
    return int(id.rpartition("-")[2])


def highest_numbers(ids: Iterable[str]) -> Counter[str]:
    """The highest number that any id of a topic has, by the topic's code."""
    highest: Counter[str] = Counter()
    for id in ids:
        code = id.rpartition("-")[0]
        highest[code] = max(highest[code], number(id))
    return highest


def in_order(promises: Iterable[Deliverable], topics: Iterable[str]) -> list[Deliverable]:
    """Promises by their topics, in the order of these codes, and by number in each."""
    place = {code: index for index, code in enumerate(topics)}
    return sorted(promises, key=lambda each: (place[each.topic], number(each.id)))


def _with_translations(catalogue: Catalogue) -> Catalogue:
    """A statement whose sentences know their official translations."""
    if not catalogue.translations:
        return catalogue

    def of(ref: str) -> tuple[Translated, ...]:
        return tuple(
            Translated(words=each.sentences[ref], source=each.source)
            for each in catalogue.translations
            if ref in each.sentences
        )

    sentences = (s.model_copy(update={"translated": of(s.ref)}) for s in catalogue.sentences)
    return catalogue.model_copy(update={"sentences": tuple(sentences), "translations": ()})


def _named(catalogue: Catalogue, name: str) -> Catalogue:
    """A statement whose references begin with its name."""

    def sentences(refs: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {"sentences": tuple(f"{name} §{ref}" for ref in refs)}

    def referring(sentence: Sentence) -> dict[str, str | None]:
        needs = f"{name} §{sentence.needs}" if sentence.needs else None
        return {"ref": f"{name} §{sentence.ref}", "needs": needs}

    def sections(topic: Topic) -> dict[str, tuple[str, ...]]:
        return {"sections": (f"{name} §{topic.number}",) if topic.number else ()}

    c = catalogue
    return c.model_copy(
        update={
            "topics": tuple(t.model_copy(update=sections(t)) for t in c.topics),
            "sentences": tuple(s.model_copy(update=referring(s)) for s in c.sentences),
            "deliverables": tuple(
                d.model_copy(update=sentences(d.sentences)) for d in c.deliverables
            ),
            "watched": tuple(d.model_copy(update=sentences(d.sentences)) for d in c.watched),
            "milestones": tuple(m.model_copy(update=sentences(m.sentences)) for m in c.milestones),
            "instruments": tuple(
                i.model_copy(update=sentences(i.sentences)) for i in c.instruments
            ),
            "earlier": tuple(e.model_copy(update=sentences(e.sentences)) for e in c.earlier),
        }
    )


def _topics(known: Sequence[Catalogue]) -> tuple[Topic, ...]:
    """The topics of the newest statement, then those that it has no more; with all their names."""
    merged: dict[str, Topic] = {}
    for catalogue in known:
        for topic in catalogue.topics:
            newer = merged.get(topic.code)
            merged[topic.code] = topic if newer is None else _all_names(newer, topic)
    return tuple(merged.values())


def _all_names(newer: Topic, older: Topic) -> Topic:
    names = dict.fromkeys((*newer.aliases, *older.aliases, older.title, older.japanese))
    aliases = tuple(name for name in names if name not in (newer.title, newer.japanese))
    return newer.model_copy(
        update={"aliases": aliases, "sections": (*newer.sections, *older.sections)}
    )


def _promises(known: Sequence[Catalogue]) -> tuple[list[Deliverable], set[str]]:
    """All promises in their newest wording, and the ids of those that have ended."""
    promised: dict[str, Deliverable] = {}
    ended: set[str] = set()
    for catalogue in reversed(known):
        promised |= {each.id: each for each in catalogue.deliverables}
        ended |= {each.id for each in catalogue.earlier if each.decision.ends}
    return list(promised.values()), ended


def _watched(known: Sequence[Catalogue], ended: Collection[str]) -> tuple[Deliverable, ...]:
    """What is watched, in the newest statement's words; not what has ended, or is promised now."""
    watched = {each.id: each for one in reversed(known) for each in one.watched}
    promised = {each.id for one in known for each in one.deliverables}
    return tuple(each for id, each in watched.items() if id not in ended and id not in promised)


def _milestones(known: Sequence[Catalogue]) -> tuple[Milestone, ...]:
    """The meetings of all statements, by id: what a later one says of a meeting counts."""
    merged: dict[str, Milestone] = {}
    for catalogue in reversed(known):
        for meeting in catalogue.milestones:
            older = merged.get(meeting.id)
            merged[meeting.id] = meeting if older is None else _told_again(meeting, older)
    return tuple(merged.values())


def _told_again(newer: Milestone, older: Milestone) -> Milestone:
    """A meeting of which two statements tell; one that only names it takes no date away."""
    return newer.model_copy(
        update={
            "when": newer.when if newer.when.edtf else older.when,
            "place": newer.place or older.place,
            "sentences": (*newer.sentences, *older.sentences),
            "aliases": tuple(dict.fromkeys((*newer.aliases, *older.aliases))),
        }
    )


def _instruments(known: Sequence[Catalogue]) -> tuple[Instrument, ...]:
    """The instruments of all statements, each once, as the newest that names it tells of it."""
    merged: dict[str, Instrument] = {}
    for catalogue in known:
        for one in catalogue.instruments:
            merged.setdefault(one.title.casefold(), one)
    return tuple(merged.values())


def _wordings(catalogue: Catalogue) -> Iterator[tuple[str, Wording]]:
    """What one statement says of each promise that it made, or was to answer for."""
    decided = {each.id: each for each in catalogue.earlier}
    own = {each.id: each for each in catalogue.deliverables}
    for id in dict.fromkeys((*decided, *own)):
        earlier, deliverable = decided.get(id), own.get(id)
        refs = deliverable.sentences if deliverable else earlier.sentences if earlier else ()
        yield (
            id,
            Wording(
                statement=catalogue.statement,
                decision=earlier.decision if earlier else None,
                deliverable=deliverable,
                sentences=tuple(catalogue.sentence_by_ref[ref] for ref in refs),
            ),
        )
