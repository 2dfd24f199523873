"""A file becomes a draft: read, proposed, paired with the statement before, written or printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.catalogue.loader import load
from bot.domain.series import Series
from bot.domain.statement import Catalogue
from bot.drafts.counterparts import pairs_of
from bot.drafts.folder import write_draft
from bot.drafts.formats import read_file
from bot.drafts.jsonl import pair_lines, sentence_lines
from bot.drafts.proposals import propose, read_all

_SOME_DAY, _SOME_PLACE = date(2000, 1, 1), "unknown"  # printed lines name neither


def into_folder(
    file: Path, drafts: Path, held: date | None, place: str | None, before: Series | Catalogue
) -> str:
    """Write a draft of `file` below `drafts`; the words say where, and what it holds.

    `before` is the statement before, or all that are known.
    """
    original = read_file(file)
    catalogue = propose(original.text, before.topics, held, place)
    folder = write_draft(drafts, original, catalogue, pairs_of(before, catalogue))
    return f"{folder}: {_summary(catalogue)}"


def as_lines(
    file: Path, held: date | None, place: str | None, against: Path | None
) -> Iterator[str]:
    """Yield a draft of `file` as JSON lines: its sentences, or with `against` the pairs."""
    original = read_file(file)
    if against is None:
        yield from sentence_lines(read_all(original.text)[1])
        return
    before = load(against)
    new = propose(original.text, before.topics, held or _SOME_DAY, place or _SOME_PLACE)
    yield from pair_lines(pairs_of(before, new))


def _summary(catalogue: Catalogue) -> str:
    sure = sum(bool(s.proposal and s.proposal.sure) for s in catalogue.sentences)
    return (
        f"{len(catalogue.sentences)} sentences ({sure} of them sure),"
        f" {len(catalogue.deliverables)} deliverables, {len(catalogue.instruments)} instruments"
    )
