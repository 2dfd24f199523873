"""One review of a draft's folder: what stands there, each change saved at once, and undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.catalogue.loader import (
    CODING,
    SOURCE,
    CatalogueError,
    Problem,
    check,
    load,
    located,
    read_bytes,
)
from bot.domain.statement import Catalogue, Kind
from bot.drafts.decisions import load_pairs, save_pairs
from bot.drafts.folder import PAIRS, save_coding
from bot.review.draft import Draft, RefusedError, settled
from bot.review.place import Place

Change = Callable[[Draft], Draft]


class ChangedElsewhereError(Exception):
    """The draft is not what the person had before them: decided elsewhere, or edited by hand."""


@dataclass(frozen=True)
class _Step:
    """What stood before a change, and where it was made."""

    draft: Draft
    place: Place


class Review:
    """A draft under review, as it stands in its folder."""

    def __init__(self, folder: Path, before: Catalogue) -> None:
        """Read the draft in `folder`; `before` is the statement before it.

        Raises:
            CatalogueError: when it cannot be read, or is not proven; in one line.
        """
        self._folder = folder
        self._before = before
        self._steps: list[_Step] = []
        self.version, self.draft = self._read()

    def refresh(self) -> None:
        """Read the draft again if its files are others than those that were read or saved last.

        Raises:
            CatalogueError: when they cannot be read; what was read before stays.
        """
        if self._fingerprint() != self.version:
            self.version, self.draft = self._read()
            self._steps.clear()

    def change(self, version: str, place: Place, change: Change) -> None:
        """Change the draft and save it; `version` is the one that the person saw.

        Raises:
            ChangedElsewhereError: when the draft is another by now; nothing is changed.
            CatalogueError: when its files cannot be read; nothing is changed.
            RefusedError: when the change itself cannot be, or cannot be saved.
        """
        self.refresh()
        if version != self.version:
            raise ChangedElsewhereError
        before = self.draft
        self._save(change(before))
        self._steps.append(_Step(before, place))

    def undo(self, version: str) -> Place | None:
        """Take the last change back; returns where it was made, None if there is none.

        Raises:
            ChangedElsewhereError: when the draft is another by now.
            CatalogueError: when its files cannot be read.
            RefusedError: when it cannot be saved.
        """
        self.refresh()
        if version != self.version:
            raise ChangedElsewhereError
        if not self._steps:
            return None
        self._save(self._steps[-1].draft)
        return self._steps.pop().place

    def _save(self, draft: Draft) -> None:
        try:
            if draft.rows != self.draft.rows:
                save_pairs(self._folder, draft.rows)
            if draft.catalogue != self.draft.catalogue:
                save_coding(self._folder, draft.catalogue)
        except OSError as error:
            raise RefusedError(
                f"It cannot be saved ({error.strerror}): nothing is done."
            ) from error
        self.draft = draft
        self.version = self._fingerprint()

    def _read(self) -> tuple[str, Draft]:
        version = self._fingerprint()
        try:
            catalogue, rows = load(self._folder), load_pairs(self._folder)
            source = read_bytes(self._folder / SOURCE)
            if flaws := check(_as_if_decided(catalogue), source):
                raise CatalogueError(*located(self._folder / CODING, flaws))
        except CatalogueError as error:
            raise _in_one_line(error, self._folder) from error
        draft = Draft(
            text=source.decode("utf-8"),
            catalogue=catalogue,
            rows=rows,
            known=self._before.topics,
            earlier={each.id: each.strength for each in self._before.deliverables if each.strength},
        )
        return version, settled(draft)

    def _fingerprint(self) -> str:
        """A digest of the two files that a review changes; of one that is missing, of nothing."""
        digest = sha256()
        for name in (CODING, PAIRS):
            file = self._folder / name
            digest.update(file.read_bytes() if file.is_file() else b"")
        return digest.hexdigest()[:16]


def _as_if_decided(catalogue: Catalogue) -> Catalogue:
    """The catalogue with a kind for each sentence that has none yet: that alone is no flaw here."""
    sentences = tuple(
        s if s.kinds else s.model_copy(update={"kinds": (Kind.CONTEXT,)})
        for s in catalogue.sentences
    )
    return catalogue.model_copy(update={"sentences": sentences})


def _in_one_line(error: CatalogueError, folder: Path) -> CatalogueError:
    first, *more = error.problems
    if not more:
        return error
    message = f"{first.message} (and {len(more)} more: see `dpc check {folder}`)"
    return CatalogueError(Problem(first.file, first.line, message))
