"""Proves that ids are unique, that references resolve, and that no commitment is left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from bot.catalogue.checks.flaw import Flaw, Place
from bot.domain.series import Series, highest_numbers, number
from bot.domain.statement import Catalogue, Deliverable, Kind, Sentence, Topic

_NUMBERED = re.compile(r".*-[1-9][0-9]{0,5}", re.DOTALL)


def link_flaws(catalogue: Catalogue, before: Series | None = None) -> Iterator[Flaw]:
    """Yield what is named twice, refers to nothing, or is coded in one place only.

    `before` are the statements that it follows; None for the first, and for a draft, whose ids
    are provisional.
    """
    yield from _repeated(
        (("topics", i, "code"), topic.code) for i, topic in enumerate(catalogue.topics)
    )
    yield from _repeated(
        (("sentences", i, "ref"), sentence.ref) for i, sentence in enumerate(catalogue.sentences)
    )
    # People type these ids into one command, so that they share one name space.
    yield from _repeated(
        ((part, i, "id"), coded.id)
        for part in ("deliverables", "watched", "milestones", "instruments")
        for i, coded in enumerate(getattr(catalogue, part))
    )
    yield from _alias_flaws(catalogue)
    yield from _sentence_reference_flaws(catalogue)
    yield from _translation_flaws(catalogue)
    yield from _commitment_flaws(catalogue)
    yield from _deliverable_flaws(catalogue, before)


def _repeated(named: Iterable[tuple[Place, str]]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for place, name in named:
        if name in seen:
            yield Flaw(place, f"{name} stands twice: name this one otherwise, or remove it")
        seen.add(name)


def _unknown(place: Place, names: Iterable[str], known: Collection[str]) -> Iterator[Flaw]:
    for index, name in enumerate(names):
        if name not in known:
            yield Flaw((*place, index), f"{name} is not in this catalogue: correct or code it")


def _alias_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    for index, topic in enumerate(catalogue.topics):
        place: Place = ("topics", index, "aliases")
        if not topic.aliases:
            yield Flaw(place, f"{topic.code} has no aliases: add what people call it")
        for i, alias in enumerate(topic.aliases):
            if not alias.strip():
                yield Flaw((*place, i), f"{topic.code} has a blank alias: remove it")
        yield from _repeated(
            ((*place, i), alias.casefold()) for i, alias in enumerate(topic.aliases)
        )


def _sentence_reference_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    for part in ("deliverables", "watched", "milestones", "instruments", "earlier"):
        for i, coded in enumerate(getattr(catalogue, part)):
            if not coded.sentences and part != "earlier":
                yield Flaw((part, i), f"{coded.id} has no sentence: name the one it comes from")
            place: Place = (part, i, "sentences")
            yield from _unknown(place, coded.sentences, catalogue.sentence_by_ref)
    earlier: set[str] = set()
    for i, sentence in enumerate(catalogue.sentences):
        if sentence.topic is not None and sentence.topic not in catalogue.topic_by_code:
            what = f"§{sentence.ref} has the topic {sentence.topic}, which is not in this catalogue"
            yield Flaw(("sentences", i, "topic"), f"{what}: correct or code it")
        if sentence.needs is not None and sentence.needs not in earlier:
            what = f"§{sentence.ref} needs §{sentence.needs}: name a sentence that stands before it"
            yield Flaw(("sentences", i, "needs"), what)
        earlier.add(sentence.ref)


def _translation_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    """A translation is one of sentences that there are, and each language has one of each."""
    known = catalogue.sentence_by_ref
    seen: set[tuple[str, str]] = set()
    for i, each in enumerate(catalogue.translations):
        language = each.source.language
        for ref in each.sentences:
            place: Place = ("translations", i, "sentences", ref)
            if ref not in known:
                yield Flaw(place, f"§{ref} is not in this catalogue: correct the reference")
            elif (language, ref) in seen:
                yield Flaw(place, f"§{ref} stands twice in the language {language}: remove one")
            seen.add((language, ref))


def _commitment_flaws(catalogue: Catalogue) -> Iterator[Flaw]:
    """A commitment, and nothing else, has a strength, someone to act, and a deliverable."""
    delivered = {ref for deliverable in catalogue.deliverables for ref in deliverable.sentences}
    for i, sentence in enumerate(catalogue.sentences):
        if not sentence.kinds:
            yield Flaw(("sentences", i), f"§{sentence.ref} has no kind: add one")
        commits = Kind.COMMITMENT in sentence.kinds
        for field, given in (
            ("strength", sentence.strength is not None),
            ("parties", bool(sentence.parties)),
            ("deliverable", sentence.ref in delivered),
        ):
            if commits and not given:
                what = f"§{sentence.ref} is a commitment without {field}: add it"
                yield Flaw(("sentences", i, "kinds"), what)
            if given and not commits:
                what = f"§{sentence.ref} has a {field} but is not a commitment: remove it"
                yield Flaw(("sentences", i, "kinds"), what)


def _deliverable_flaws(catalogue: Catalogue, before: Series | None) -> Iterator[Flaw]:
    carried = {each.id for each in catalogue.earlier}
    topics = catalogue.topic_by_code.keys() | (before.topic_by_code.keys() if before else set())
    highest = highest_numbers(before.deliverable_by_id if before else ())
    parts = [("deliverables", i, each) for i, each in enumerate(catalogue.deliverables)]
    parts += [("watched", i, each) for i, each in enumerate(catalogue.watched)]
    for part, i, deliverable in parts:
        place: Place = (part, i)
        if (deliverable.strength is None) is not (part == "watched"):
            what = f"{deliverable.id} has a strength if a sentence promises it, and only then"
            yield Flaw((*place, "strength"), f"{what}: move it between deliverables and watched")
        if deliverable.id not in carried:
            reached = highest[deliverable.topic]
            yield from _number_flaws(place, deliverable, reached, topics, before is None)
            if before is None:
                highest[deliverable.topic] += 1
        yield from _milestone_flaws(catalogue, place, deliverable)
        yield from _origin_flaws(catalogue, place, deliverable, deliverable.id in carried)


def _number_flaws(
    place: Place, deliverable: Deliverable, highest: int, topics: Collection[str], first: bool
) -> Iterator[Flaw]:
    """The `first` statement counts without a gap; in later ones a correction may leave some.

    `highest` is the number that the topic has reached so far.
    """
    due = f"{deliverable.topic}-{highest + 1}"
    if deliverable.topic not in topics:
        yield Flaw((*place, "id"), f"{deliverable.id} begins with no topic's code: correct it")
    elif first and deliverable.id != due:
        what = f"{deliverable.id} breaks the count of its topic: {due} is next"
        yield Flaw((*place, "id"), what)
    elif not first and not _is_above(deliverable, highest):
        what = f"{deliverable.id} breaks the count of its topic: new ones begin with {due}"
        yield Flaw((*place, "id"), what)


def _is_above(deliverable: Deliverable, highest: int) -> bool:
    """Whether an id ends in a number, written as it is counted, that was not reached before."""
    return bool(_NUMBERED.fullmatch(deliverable.id)) and number(deliverable.id) > highest


def _milestone_flaws(catalogue: Catalogue, place: Place, owner: Deliverable) -> Iterator[Flaw]:
    """A deliverable names a milestone only where its own sentence does."""
    known = {milestone.id: set(milestone.sentences) for milestone in catalogue.milestones}
    yield from _unknown((*place, "milestones"), owner.milestones, known)
    for i, name in enumerate(owner.milestones):
        if name in known and known[name].isdisjoint(owner.sentences):
            what = f"no sentence of {owner.id} names {name}: remove the link"
            yield Flaw((*place, "milestones", i), what)


def _origin_flaws(
    catalogue: Catalogue, place: Place, owner: Deliverable, carried: bool
) -> Iterator[Flaw]:
    """A deliverable comes from its topic's section, and is no stronger than its sentences.

    A promise that is `carried` on keeps its id, even under another heading.
    """
    known = catalogue.sentence_by_ref
    origins = [known[ref] for ref in owner.sentences if ref in known]
    topic = catalogue.topic_by_code.get(owner.topic)
    if topic and not carried and not all(_is_about(topic, origin) for origin in origins):
        what = f"{owner.id} comes from another section than {topic.code}: correct the sentence"
        yield Flaw((*place, "sentences"), what)
    ranks = [origin.strength.rank for origin in origins if origin.strength]
    if ranks and owner.strength and owner.strength.rank < min(ranks):
        what = f"{owner.id} is stronger than its sentence: lower one or raise the other"
        yield Flaw((*place, "strength"), what)


def _is_about(topic: Topic, origin: Sentence) -> bool:
    """A sentence names its topic itself where the sections are no topics."""
    return topic.code == origin.topic if origin.topic else topic.number == origin.section
