"""A decided draft becomes a statement's folder, as those that ship with the bot."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.catalogue.loader import (
    CODING,
    SOURCE,
    STATEMENTS,
    load,
    load_all,
    shipped,
    summary,
    verify,
)
from bot.domain.series import Series
from bot.drafts.finished import finished
from bot.drafts.folder import DraftExistsError, coding_text, written_whole

_ABOUT = "# The coding of the Joint Statement in source.md; docs/coding.md is its codebook.\n\n"


def file(folder: Path, statements: Path) -> str:
    """Write the decided draft in `folder` below `statements`; the words say where.

    Raises:
        CatalogueError: with a line for everything that is open or wrong.
        DraftExistsError: where that statement is there already, or cannot be written; nothing is
            overwritten.
    """
    home = statements / load(folder).statement.slug
    if home.exists():
        raise DraftExistsError(f"{home} exists already: move it away first")
    before = _known(statements)
    verify(folder)
    catalogue = finished(folder, before)

    def fill(made: Path) -> None:
        shutil.copyfile(folder / SOURCE, made / SOURCE)
        (made / CODING).write_text(_ABOUT + coding_text(catalogue), "utf-8")
        verify(made, before)

    # Not below `statements`: each folder there is taken for a statement, half a one too.
    written_whole(home, statements.parent, fill)
    return f"{home}: {summary(catalogue).partition(': ')[2]}"


def _known(statements: Path) -> Series:
    """The statements that ship with the bot, and those below `statements`, if these are others."""
    has_any = statements.is_dir() and any(statements.glob("*/"))
    if not has_any or statements.samefile(STATEMENTS):
        return shipped()
    return load_all(statements, shipped())
