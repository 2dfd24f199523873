"""What a person has decided in a draft about the promises of the statements before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from bot.catalogue.loader import CatalogueError, Problem, read_yaml
from bot.domain.statement import Catalogue, Decision, Deliverable, Record, Sentence
from bot.drafts.folder import PAIRS, write_pairs


class CandidateRow(Record):
    """A sentence of the new text: where it stood when it was found, and how near it is."""

    ref: str
    start: int
    score: float
    exact: str

    @property
    def end(self) -> int:
        """Where it ended then."""
        return self.start + len(self.exact)


class PairRow(Record):
    """An earlier promise and what became of it; open while `decision` is None.

    `title` is what the promise is called from now on. `by` is where it stands now: the start of
    a sentence in code points, or the provisional id of a deliverable.
    """

    old: str
    title: str
    wording: tuple[str, ...]
    candidates: tuple[CandidateRow, ...]
    decision: Decision | None
    by: int | str | None


class _Pairs(Record):
    pairs: tuple[PairRow, ...]


def load_pairs(folder: Path) -> tuple[PairRow, ...]:
    """Read the decisions of a draft.

    Raises:
        CatalogueError: when the file is missing, is no YAML, or has a row that does not fit.
    """
    file = folder / PAIRS
    try:
        return _Pairs.model_validate(read_yaml(file)).pairs
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        what = f"{where} does not fit ({first['msg']}): correct it"
        raise CatalogueError(Problem(file, 1, what)) from error


def save_pairs(folder: Path, rows: Sequence[PairRow]) -> None:
    """Write the decisions of a draft, whole or not at all."""
    write_pairs(folder, rows)


def is_open(sentence: Sentence) -> bool:
    """Whether a person has yet to decide how a sentence is coded."""
    return sentence.proposal is not None or not sentence.kinds


def misfit(catalogue: Catalogue, row: PairRow) -> str | None:
    """What is wrong in a row's `by`, and what to write there; None if nothing is."""
    needed = row.decision is not None and row.decision.rewords
    if row.by is None:
        return f"{row.decision} needs the sentence: write its start in by" if needed else None
    if not needed and row.decision is not Decision.FULFILLED:
        return f"{row.decision} has no sentence: write null in by"
    if needed and carrier(catalogue, row.by) is None:
        return f"by is {row.by}, which is no single deliverable's: write its id in this draft"
    if not needed and not sentences_at(catalogue, row.by):
        return f"by is {row.by}, where no sentence stands: write its start"
    return None


def carrier(catalogue: Catalogue, by: int | str) -> Deliverable | None:
    """The deliverable that a row names; None where it is none, or not clear."""
    if isinstance(by, str):
        return next((each for each in catalogue.deliverables if each.id == by), None)
    refs = {each.ref for each in catalogue.sentences if each.start == by}
    found = [each for each in catalogue.deliverables if refs.intersection(each.sentences)]
    return found[0] if len(found) == 1 else None


def sentences_at(catalogue: Catalogue, by: int | str) -> tuple[str, ...]:
    """The references of the sentences that a row names."""
    if isinstance(by, str):
        found = catalogue.deliverable_by_id.get(by)
        return found.sentences if found else ()
    return tuple(each.ref for each in catalogue.sentences if each.start == by)
