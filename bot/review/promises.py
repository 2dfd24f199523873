"""What became of an earlier promise: the sentences that may carry it on, and the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.statement import Decision, Deliverable, Sentence
from bot.drafts.decisions import PairRow
from bot.drafts.titles import LONGEST
from bot.review.draft import Draft, RefusedError, holds


@dataclass(frozen=True)
class Option:
    """Where a promise may stand now: a sentence, and which of its promises if it makes several.

    `by` is what a decision for it keeps.
    """

    by: int | str
    sentence: Sentence
    promise: Deliverable | None


def options(draft: Draft, row: PairRow) -> tuple[Option, ...]:
    """The options for an earlier promise, best first; one that a person has named comes last."""
    starts = [each.start for each in row.candidates]
    if isinstance(row.by, str):
        promise = draft.catalogue.deliverable_by_id[row.by]
        starts.append(draft.catalogue.sentence_by_ref[promise.sentences[0]].start)
    elif row.by is not None:
        starts.append(row.by)
    places = dict.fromkeys(_sentence_at(draft, start) for start in starts)
    return tuple(option for each in places if each for option in _options(draft, each))


def decided(draft: Draft, old: str, decision: Decision, by: int | str | None) -> Draft:
    """Decide what became of an earlier promise; `by` is the option chosen, if any.

    Raises:
        RefusedError: when a promise would go on where nothing is promised.
    """
    given = by if decision.rewords or decision is Decision.FULFILLED else None
    row = draft.row(old).model_copy(update={"decision": decision, "by": given})
    if not holds(draft.catalogue, row):
        what = "that sentence makes none" if by is not None else "none is chosen"
        raise RefusedError(f"To be {decision}, it must stand in a promise of this text: {what}.")
    return _with_row(draft, row)


def named(draft: Draft, words: str) -> int | str:
    """What a person names by a reference ("6.3"): a sentence, or the first of its promises.

    Raises:
        RefusedError: when the draft has no such sentence.
    """
    return _options(draft, draft.at(words.strip().removeprefix("§")))[0].by


def renamed(draft: Draft, old: str, title: str) -> Draft:
    """Call an earlier promise otherwise from now on.

    Raises:
        RefusedError: when the title is blank or too long.
    """
    title = " ".join(title.split())
    if not 0 < len(title) <= LONGEST:
        raise RefusedError(f"A title has 1 to {LONGEST} characters, this one {len(title)}.")
    return _with_row(draft, draft.row(old).model_copy(update={"title": title}))


def _with_row(draft: Draft, row: PairRow) -> Draft:
    return replace(draft, rows=tuple(row if row.old == r.old else r for r in draft.rows))


def _options(draft: Draft, sentence: Sentence) -> tuple[Option, ...]:
    promises = draft.deliverables_of(sentence)
    if len(promises) > 1:
        return tuple(Option(each.id, sentence, each) for each in promises)
    return (Option(sentence.start, sentence, promises[0] if promises else None),)


def _sentence_at(draft: Draft, start: int) -> Sentence | None:
    """The sentence that stands at a place of the text, however it is cut by now."""
    return next((s for s in draft.catalogue.sentences if s.start <= start < s.end), None)
