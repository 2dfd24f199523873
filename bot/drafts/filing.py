"""A decided draft becomes a statement's folder, as those that ship with the bot."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import yaml

from bot.catalogue.loader import CODING, SOURCE, load, load_all, shipped, summary, verify
from bot.drafts.finished import finished
from bot.drafts.folder import DraftExistsError

_ABOUT = "# The coding of the Joint Statement in source.md; docs/coding.md is its codebook.\n\n"


def file(folder: Path, statements: Path) -> str:
    """Write the decided draft in `folder` below `statements`; the words say where.

    Raises:
        CatalogueError: with a line for everything that is open or wrong.
        DraftExistsError: where that statement is there already; nothing is overwritten.
    """
    home = statements / load(folder).statement.slug
    if home.exists():
        raise DraftExistsError(f"{home} exists already: move it away first")
    has_others = statements.is_dir() and any(statements.glob("*/"))
    before = load_all(statements, shipped()) if has_others else shipped()
    verify(folder)
    catalogue = finished(folder, before)
    statements.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=statements.parent, prefix=".statement-"))
    try:
        shutil.copyfile(folder / SOURCE, made / SOURCE)
        coding = catalogue.model_dump(mode="json", exclude_defaults=True)
        text = yaml.dump(
            coding, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100
        )
        (made / CODING).write_text(_ABOUT + text, "utf-8")
        verify(made, before)
        made.chmod(0o755)
        made.rename(home)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return f"{home}: {summary(catalogue).partition(': ')[2]}"
