"""What a person has decided in a draft about the promises of the statements before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from bot.catalogue.loader import CatalogueError, Problem, read_yaml
from bot.domain.statement import Decision, Record
from bot.drafts.folder import PAIRS, write_pairs


class CandidateRow(Record):
    """A sentence of the new text: where it stood when it was found, and how near it is."""

    ref: str
    start: int
    score: float
    exact: str


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
    write_pairs(folder, [row.model_dump(mode="json") for row in rows])
