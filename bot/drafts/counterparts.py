"""Earlier promises, each beside the sentences of a new text that may carry it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.statement import Catalogue, Deliverable, Sentence
from bot.drafts.decisions import CandidateRow, PairRow
from bot.drafts.pairs import Passage, candidates
from bot.drafts.wording import plain


def pairs_of(before: Catalogue, new: Catalogue) -> tuple[PairRow, ...]:
    """Find five candidates for each deliverable of the statement before; nothing is decided."""
    sentences = {each.ref: each for each in new.sentences}
    places = {each.ref: place for place, each in enumerate(before.sentences)}
    promises = [_promise(before, each, places) for each in before.deliverables]
    found = candidates(promises, _passages(new))
    return tuple(
        PairRow(
            old=each.id,
            title=each.title,
            wording=tuple(before.sentence_by_ref[ref].exact for ref in each.sentences),
            candidates=tuple(_row(sentences[c.key], c.score) for c in found[each.id]),
            decision=None,
            by=None,
        )
        for each in before.deliverables
    )


def _row(sentence: Sentence, score: float) -> CandidateRow:
    return CandidateRow(ref=sentence.ref, start=sentence.start, score=score, exact=sentence.exact)


def _promise(
    catalogue: Catalogue, deliverable: Deliverable, place_of: Mapping[str, int]
) -> Passage:
    places = [place_of[ref] for ref in deliverable.sentences]
    topic = catalogue.topic_by_code.get(deliverable.topic)
    return Passage(
        key=deliverable.id,
        words=tuple(plain(catalogue.sentences[i].exact) for i in places),
        title=deliverable.title,
        heading=topic.title if topic else "",
        topic=deliverable.topic,
        neighbours=_around(catalogue.sentences, places),
    )


def _passages(catalogue: Catalogue) -> list[Passage]:
    headings = {each.number: each.title for each in catalogue.sections or catalogue.topics}
    titles = {ref: d.title for d in catalogue.deliverables for ref in d.sentences}
    return [
        Passage(
            key=sentence.ref,
            words=(plain(sentence.exact),),
            title=titles.get(sentence.ref, ""),
            heading=headings.get(sentence.section, ""),
            topic=sentence.topic or "",
            neighbours=_around(catalogue.sentences, [place]),
        )
        for place, sentence in enumerate(catalogue.sentences)
    ]


def _around(sentences: Sequence[Sentence], places: Sequence[int]) -> tuple[str, ...]:
    """The sentences before and after, as far as they stand in the same section."""
    if not places:
        return ()
    here = sentences[places[0]].section
    near = {places[0] - 1, places[-1] + 1} - set(places)
    return tuple(
        plain(sentences[i].exact)
        for i in sorted(near)
        if 0 <= i < len(sentences) and sentences[i].section == here
    )
