"""A draft's folder: the original, its text, the proposed coding, and the pairs to decide.

It is written beside its place and moved there whole, so that half a draft is never seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bot.catalogue.loader import CODING, SOURCE
from bot.domain.statement import Catalogue, Record
from bot.drafts.formats import Original

PAIRS = "pairs.yaml"

_ABOUT = """\
# A draft: what the rules propose for source.md. A person decides, sentence by sentence.
#
# original: {name}
# sha256 of the original: {sha256}
#
# `proposal` names the rule that spoke and whether it is sure; it goes when a person has decided.
# Ids of deliverables are provisional. `dpc check FOLDER` proves what can be proven.

"""
_ABOUT_PAIRS = """\
# The promises of the statement before, each with the sentences that may carry it on, best first.
# decision: kept, stronger, weaker, fulfilled, dropped or unclear. by: the start of the sentence
# where it stands now, or the id of its deliverable in this draft. title: what it is called then.

"""


class DraftExistsError(Exception):
    """A draft of that day and place is there already; in one line."""


def write_draft(
    parent: Path, original: Original, catalogue: Catalogue, pairs: Sequence[Record]
) -> Path:
    """Write a draft below `parent` and return its folder, named by day and place.

    Raises:
        DraftExistsError: when that folder exists, or cannot be written; nothing is overwritten.
    """
    folder = parent / catalogue.statement.slug
    if folder.exists():
        what = f"{folder} exists already: move it away, or tell two of one day apart by --place"
        raise DraftExistsError(what)
    written_whole(folder, parent, lambda made: _fill(made, original, catalogue, pairs))
    return folder


def written_whole(home: Path, beside: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write a folder below `beside`, on the same disk, and move it to `home`.

    Raises:
        DraftExistsError: when it cannot be written; then nothing of it stays, nor when `fill`
            itself raises.
    """
    try:
        for each in (beside, home.parent):
            each.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".making-", dir=beside) as around:
            made = Path(around) / home.name
            made.mkdir()
            fill(made)
            made.chmod(0o755)
            made.rename(home)
    except OSError as error:
        raise DraftExistsError(f"{home} cannot be written ({error.strerror})") from error


def _fill(folder: Path, original: Original, catalogue: Catalogue, pairs: Sequence[Record]) -> None:
    (folder / f"original{Path(original.name).suffix.casefold()}").write_bytes(original.data)
    (folder / SOURCE).write_bytes(original.text.encode("utf-8"))
    about = _ABOUT.format(name=original.name, sha256=original.sha256)
    (folder / CODING).write_text(about + coding_text(catalogue), "utf-8")
    write_pairs(folder, pairs)


def save_coding(folder: Path, catalogue: Catalogue) -> None:
    """Write a draft's coding anew, whole or not at all; the comment at its head stays."""
    file = folder / CODING
    lines = file.read_text("utf-8").splitlines(keepends=True)
    head = takewhile(lambda line: line.startswith("#") or not line.strip(), lines)
    replace_text(file, "".join(head) + coding_text(catalogue))


def write_pairs(folder: Path, rows: Sequence[Record]) -> None:
    """Write the rows of `pairs.yaml`, whole or not at all."""
    pairs = [row.model_dump(mode="json") for row in rows]
    replace_text(folder / PAIRS, _ABOUT_PAIRS + _yaml({"pairs": pairs}))


def replace_text(file: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that half of it is never seen."""
    made = file.with_name(f".{file.name}.new")
    made.write_text(text, "utf-8")
    made.replace(file)


def coding_text(catalogue: Catalogue) -> str:
    """A coding as YAML, without what is as it is by default."""
    return _yaml(catalogue.model_dump(mode="json", exclude_defaults=True))


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
