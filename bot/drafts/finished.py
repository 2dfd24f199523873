"""A draft that people have decided becomes a statement: each promise gets the id of its life.

A promise that goes on keeps its id; new ones count on in their topic, over all statements, those
that have ended included. So no id ever means another promise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path

from bot.catalogue.loader import CODING, CatalogueError, Problem, load
from bot.domain.series import Series, highest_numbers, in_order
from bot.domain.statement import Catalogue, Decision, Deliverable, Earlier
from bot.drafts.decisions import PairRow, carrier, is_open, load_pairs, misfit, sentences_at
from bot.drafts.folder import PAIRS

_NAMED = 3  # open sentences that one line names


def is_draft(folder: Path) -> bool:
    """Whether a folder holds a draft, whose promises wait for their decisions or ids."""
    return (folder / PAIRS).exists()


def finished(folder: Path, before: Series, last: Catalogue | None = None) -> Catalogue:
    """Read a draft as the statement that follows `before`.

    `last` is the revision that it corrects, if it was published already: what stands there keeps
    its id.

    Raises:
        CatalogueError: with a line for each thing that is open or does not fit.
    """
    catalogue, rows = load(folder), load_pairs(folder)
    if problems := open_points(catalogue, rows):
        what = f"not decided yet: {'; '.join(problems)}; review the draft"
        raise CatalogueError(Problem(folder / CODING, 1, what))
    if problems := [*_misfits(catalogue, rows, before)]:
        raise CatalogueError(*(Problem(folder / PAIRS, 1, each) for each in problems))
    return _with_lives(catalogue, rows, before, last)


def open_points(catalogue: Catalogue, rows: Sequence[PairRow]) -> list[str]:
    """What a person has not decided yet, counted and by the first names; empty when all is."""
    undecided = [each.ref for each in catalogue.sentences if is_open(each)]
    pending = [row.old for row in rows if row.decision is None]
    return [
        f"{what}: {len(each)} ({', '.join(each[:_NAMED])}{' …' if len(each) > _NAMED else ''})"
        for each, what in ((undecided, "sentences"), (pending, "promises of before"))
        if each
    ]


def _misfits(catalogue: Catalogue, rows: Sequence[PairRow], before: Series) -> Iterator[str]:
    """Decisions about promises that were not open, none about those that were, and false ends."""
    known = {each.id for each in before.deliverables}
    count = Counter(row.old for row in rows)
    for old in known - count.keys():
        yield f"{old} was open and has no row: import the statement again"
    for row in rows:
        if row.old not in known:
            yield f"{row.old} is no promise that was open: remove its row"
        elif count[row.old] > 1:
            yield f"{row.old} has {count[row.old]} rows: keep one"
        elif what := misfit(catalogue, row):
            yield f"{row.old}: {what}"


def _with_lives(
    catalogue: Catalogue, rows: Sequence[PairRow], before: Series, last: Catalogue | None
) -> Catalogue:
    """The statement with its lasting ids, and what became of the promises before it."""
    carried: dict[str, list[PairRow]] = {}
    for row in rows:
        rewords = row.decision is not None and row.decision.rewords
        if rewords and row.by is not None and (found := carrier(catalogue, row.by)):
            carried.setdefault(found.id, []).append(row)
    fresh = [each for each in catalogue.deliverables if each.id not in carried]
    named = _new_ids(catalogue, (*fresh, *catalogue.watched), before, last)
    promises = [each.model_copy(update={"id": named[each.id]}) for each in fresh]
    for each in catalogue.deliverables:
        promises += [
            each.model_copy(update={"id": row.old, "title": row.title})
            for row in carried.get(each.id, ())
        ]
    topics = dict.fromkeys((*catalogue.topic_by_code, *before.topic_by_code))
    return catalogue.model_copy(
        update={
            "deliverables": tuple(in_order(promises, topics)),
            "watched": tuple(
                each.model_copy(update={"id": named[each.id]}) for each in catalogue.watched
            ),
            "earlier": tuple(_earlier(catalogue, row) for row in rows if row.decision),
        }
    )


def _earlier(catalogue: Catalogue, row: PairRow) -> Earlier:
    said = row.decision is Decision.FULFILLED and row.by is not None
    refs = sentences_at(catalogue, row.by) if said and row.by is not None else ()
    return Earlier(id=row.old, decision=row.decision or Decision.UNCLEAR, sentences=refs)


def _new_ids(
    catalogue: Catalogue, fresh: Sequence[Deliverable], before: Series, last: Catalogue | None
) -> dict[str, str]:
    """The lasting ids of what is new, promised or watched, by the provisional ones."""
    named = _same_as_before(catalogue, fresh, last) if last else {}
    taken = [*before.deliverable_by_id, *(last.deliverable_by_id if last else ())]
    highest = highest_numbers(taken)
    for each in fresh:
        if each.id not in named:
            highest[each.topic] += 1
            named[each.id] = f"{each.topic}-{highest[each.topic]}"
    return named


def _same_as_before(
    catalogue: Catalogue, fresh: Sequence[Deliverable], last: Catalogue
) -> dict[str, str]:
    """What of the revision before stands here: by words and title, words, or title."""
    new = {each.id for each in last.followed} - {each.id for each in last.earlier}

    def words(source: Catalogue, promise: Deliverable) -> tuple[str, ...]:
        return tuple(source.sentence_by_ref[ref].exact for ref in promise.sentences)

    keys: tuple[Callable[[Catalogue, Deliverable], Hashable], ...] = (
        lambda source, each: (words(source, each), each.title),
        words,
        lambda _, each: each.title,
    )
    named: dict[str, str] = {}
    for key in keys:
        known: dict[Hashable, list[str]] = {}
        for each in last.followed:
            if each.id in new - set(named.values()):
                known.setdefault((each.topic, key(last, each)), []).append(each.id)
        for each in fresh:
            same = known.get((each.topic, key(catalogue, each)), [])
            if each.id not in named and len(same) == 1:
                named[each.id] = same.pop()
    return named
