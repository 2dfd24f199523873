"""A draft under review: what a person changes of it, and when a decision no longer holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.domain.statement import Catalogue, Deliverable, Sentence, Strength, Topic
from bot.drafts.decisions import PairRow, misfit


class RefusedError(Exception):
    """What was asked for cannot be done; the words say why and what can be, in one line."""


@dataclass(frozen=True)
class Draft:
    """A draft as it stands: the text, its coding, and the decisions on earlier promises.

    `known` are the topics that earlier statements have, `earlier` the strengths of their promises.
    """

    text: str
    catalogue: Catalogue
    rows: tuple[PairRow, ...]
    known: tuple[Topic, ...]
    earlier: Mapping[str, Strength | None]

    def with_sentences(self, *sentences: Sentence) -> Draft:
        """The same with these sentences in place of those of the same references."""
        new = {each.ref: each for each in sentences}
        kept = tuple(new.get(each.ref, each) for each in self.catalogue.sentences)
        return replace(self, catalogue=self.catalogue.model_copy(update={"sentences": kept}))

    def deliverables_of(self, sentence: Sentence) -> tuple[Deliverable, ...]:
        """The promises that a sentence makes, in their order."""
        return tuple(d for d in self.catalogue.deliverables if sentence.ref in d.sentences)

    def topic_of(self, sentence: Sentence) -> Topic:
        """The topic of a sentence: its own, or that of the section that it stands in."""
        return self.catalogue.topic_of(sentence) or self.catalogue.topics[0]

    def row(self, old: str) -> PairRow:
        """The row of an earlier promise.

        Raises:
            RefusedError: when there is none.
        """
        found = next((row for row in self.rows if row.old == old), None)
        if found is None:
            raise RefusedError(f"There is no earlier promise {old} here.")
        return found

    def at(self, ref: str) -> Sentence:
        """The sentence of that reference.

        Raises:
            RefusedError: when there is none.
        """
        found = self.catalogue.sentence_by_ref.get(ref)
        if found is None:
            raise RefusedError(f"There is no sentence §{ref}.")
        return found


def recounted(draft: Draft, promises: Iterable[tuple[str, Deliverable]]) -> Draft:
    """The draft with these promises, each with its topic's code, counted anew in each topic.

    They follow the order of the text; what is watched comes after. A promise without an id is
    new. Decisions that name an id name the new one; those that name what is gone are open again.
    """
    place = {each.ref: n for n, each in enumerate(draft.catalogue.sentences)}
    ordered = sorted(promises, key=lambda each: place[each[1].sentences[0]])
    watched = [(_code(draft, each), each) for each in draft.catalogue.watched]
    count: Counter[str] = Counter()
    new_ids: dict[str, str] = {}
    counted = []
    for code, each in (*ordered, *watched):
        count[code] += 1
        new_ids[each.id] = f"{code}-{count[code]}"
        given = {"id": new_ids[each.id], "strength": _strength(draft.catalogue, each)}
        counted.append(each.model_copy(update=given))
    rows = tuple(_renamed(row, new_ids) for row in draft.rows)
    parts = {
        "deliverables": tuple(counted[: len(ordered)]),
        "watched": tuple(counted[len(ordered) :]),
    }
    return settled(replace(draft, catalogue=draft.catalogue.model_copy(update=parts), rows=rows))


def _code(draft: Draft, watched: Deliverable) -> str:
    """The code of the topic of what is watched: that of its sentence."""
    return draft.topic_of(draft.at(watched.sentences[0])).code


def _strength(catalogue: Catalogue, promise: Deliverable) -> Strength | None:
    """How binding a promise is: its own, but no more than the strongest of its sentences."""
    known = catalogue.sentence_by_ref
    strengths = [s for ref in promise.sentences if (s := known[ref].strength)]
    if promise.strength is None:  # watched, not promised
        return None
    strongest = min(strengths, key=lambda each: each.rank)
    return max(promise.strength, strongest, key=lambda each: each.rank)


def _renamed(row: PairRow, new_ids: Mapping[str, str]) -> PairRow:
    if not isinstance(row.by, str):
        return row
    return row.model_copy(update={"by": new_ids.get(row.by, row.by)})


def settled(draft: Draft) -> Draft:
    """The draft with each decision open again for which the text has no promise any more."""
    return replace(
        draft,
        rows=tuple(row if holds(draft.catalogue, row) else reopened(row) for row in draft.rows),
    )


def reopened(row: PairRow) -> PairRow:
    """The row without its decision."""
    return row.model_copy(update={"decision": None, "by": None})


def holds(catalogue: Catalogue, row: PairRow) -> bool:
    """Whether what a decision names is still there, and is the one promise where it must be."""
    return misfit(catalogue, row) is None
