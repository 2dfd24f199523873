"""Where sentences are cut: one parted in two, two joined in one, and all that refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.catalogue.checks.text import CLOSING, MARKER, SENTENCE_ENDS
from bot.domain.prose import holds_several
from bot.domain.statement import Deliverable, Sentence
from bot.drafts.outline import Heading, Quote
from bot.drafts.proposals import proposed, read_one, sides_of
from bot.review.draft import Draft, RefusedError, recounted, reopened
from bot.review.sentences import promise_of

_BREAK = re.compile(rf"(?:[{re.escape(''.join(SENTENCE_ENDS))}][{re.escape(CLOSING)}]*\s*|\n\s*)")

Heirs = Mapping[str, tuple[Sentence, ...]]


def places_to_split(sentence: Sentence) -> tuple[int, ...]:
    """Where a sentence may be parted, in code points from its start: after a mark, or a line."""
    ends = (found.end() for found in _BREAK.finditer(sentence.exact))
    return tuple(dict.fromkeys(end for end in ends if 0 < end < len(sentence.exact)))


def split(draft: Draft, ref: str, place: int) -> Draft:
    """Part a sentence at `place`; both parts are proposed anew.

    Raises:
        RefusedError: when no sentence can end there.
    """
    sentence = draft.at(ref)
    if place not in places_to_split(sentence):
        raise RefusedError("A sentence ends with a mark (. ! ? :) or a line: it cannot end there.")
    cut = sentence.start + place
    spans = [(sentence.start, cut), (cut, sentence.end)]
    parts = tuple(_proposed(draft, sentence, *_bare(draft.text, a, b)) for a, b in spans)
    if any(holds_several(part.exact) for part in parts):
        raise RefusedError("A quotation would be cut: `dpc check` would refuse its parts.")
    return _recut(draft, {ref: parts})


def joined(draft: Draft, ref: str) -> Draft:
    """Make one sentence of this one and the next; it is proposed anew.

    Raises:
        RefusedError: at the end of a section, or where two whole sentences would become one.
    """
    sentence = draft.at(ref)
    sentences = draft.catalogue.sentences
    after = sentences[sentences.index(sentence) + 1 :][:1]
    if not after or after[0].section != sentence.section:
        raise RefusedError("No sentence follows in this section.")
    if _holds_words(draft.text[sentence.end : after[0].start]):
        raise RefusedError("Something stands between this sentence and the next: they are two.")
    whole = _proposed(draft, sentence, sentence.start, after[0].end)
    if holds_several(whole.exact):
        raise RefusedError("These are surely two sentences: `dpc check` would refuse them as one.")
    return _recut(draft, {ref: (whole,), after[0].ref: (whole,)})


def _holds_words(gap: str) -> bool:
    """Whether there is more between two sentences than white space and the marks of a list."""
    return any(not MARKER.fullmatch(word) for word in gap.split())


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _proposed(draft: Draft, like: Sentence, start: int, end: int) -> Sentence:
    quote = Quote(like.ref, start, end, draft.text[start:end], Heading(like.section, ""))
    sides = sides_of(draft.catalogue.statement.title, draft.text)
    new = proposed(draft.text, read_one(quote), like.topic or "", sides, like.needs)
    bodies = tuple(body for body in like.bodies if body in new.exact)
    return new.model_copy(update={"topic": like.topic, "bodies": bodies})


def _recut(draft: Draft, heirs: Heirs) -> Draft:
    """Put the heirs in the place of the sentences so referred to, and count all references anew."""
    gone = {ref: draft.at(ref).start for ref in heirs}
    old = draft.catalogue
    renamed = _counted(old.sentences, heirs)
    sentences = dict.fromkeys(new for parts in renamed.values() for new in parts)
    references: dict[str, object] = {"sentences": tuple(_leaning(s, renamed) for s in sentences)}
    for part in ("watched", "milestones", "instruments"):
        references[part] = tuple(
            each.model_copy(update={"sentences": _refs(each.sentences, renamed)})
            for each in getattr(old, part)
        )
    catalogue = old.model_copy(update=references)
    rows = tuple(reopened(row) if row.by in gone.values() else row for row in draft.rows)
    done = replace(draft, catalogue=catalogue, rows=rows)
    return recounted(done, _promises(draft, heirs, renamed))


def _leaning(sentence: Sentence, renamed: Heirs) -> Sentence:
    needs = renamed[sentence.needs][-1].ref if sentence.needs else None
    return sentence.model_copy(update={"needs": needs})


def _refs(refs: Iterable[str], renamed: Heirs) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new.ref for ref in refs for new in renamed[ref]))


def _counted(sentences: Sequence[Sentence], heirs: Heirs) -> dict[str, tuple[Sentence, ...]]:
    """What stands in the place of each reference, with the reference that it has from now on."""
    counted: dict[str, tuple[Sentence, ...]] = {}
    new: dict[int, Sentence] = {}
    count: dict[int, int] = {}
    for sentence in sentences:
        parts = []
        for part in heirs.get(sentence.ref, (sentence,)):
            if part.start not in new:
                count[part.section] = count.get(part.section, 0) + 1
                ref = f"{part.section}.{count[part.section]}"
                new[part.start] = part.model_copy(update={"ref": ref})
            parts.append(new[part.start])
        counted[sentence.ref] = tuple(parts)
    return counted


def _promises(draft: Draft, heirs: Heirs, renamed: Heirs) -> Iterator[tuple[str, Deliverable]]:
    """The promises of all other sentences as they were, and those that the heirs make."""
    for promise in draft.catalogue.deliverables:
        refs = _refs((ref for ref in promise.sentences if ref not in heirs), renamed)
        if refs:
            yield promise.topic, promise.model_copy(update={"sentences": refs})
    for part in dict.fromkeys(part for ref in heirs for part in renamed[ref]):
        if part.strength:
            yield draft.topic_of(part).code, promise_of(part, part.strength)
