"""A draft's folder: the original, its text, the proposed coding, and the pairs to decide.

It is written beside its place and moved there whole, so that half a draft is never seen.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.loader import CODING, SOURCE
from bot.domain.statement import Catalogue
from bot.drafts.counterparts import Pair
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
    parent: Path, original: Original, catalogue: Catalogue, pairs: Sequence[Pair]
) -> Path:
    """Write a draft below `parent` and return its folder, named by day and place.

    Raises:
        DraftExistsError: when that folder exists; nothing is overwritten.
    """
    folder = parent / catalogue.statement.slug
    if folder.exists():
        what = f"{folder} exists already: move it away, or tell two of one day apart by --place"
        raise DraftExistsError(what)
    parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=parent, prefix=".draft-"))
    try:
        _fill(made, original, catalogue, pairs)
        made.chmod(0o755)
        made.rename(folder)
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise DraftExistsError(f"{folder} cannot be written ({error.strerror})") from error
    return folder


def _fill(folder: Path, original: Original, catalogue: Catalogue, pairs: Sequence[Pair]) -> None:
    (folder / f"original{Path(original.name).suffix.casefold()}").write_bytes(original.data)
    (folder / SOURCE).write_bytes(original.text.encode("utf-8"))
    about = _ABOUT.format(name=original.name, sha256=original.sha256)
    coding = catalogue.model_dump(mode="json", exclude_defaults=True)
    (folder / CODING).write_text(about + _yaml(coding), "utf-8")
    write_pairs(folder, [pair.as_dict() for pair in pairs])


def save_coding(folder: Path, catalogue: Catalogue) -> None:
    """Write a draft's coding anew, whole or not at all; the comment at its head stays."""
    file = folder / CODING
    lines = file.read_text("utf-8").splitlines(keepends=True)
    head = takewhile(lambda line: line.startswith("#") or not line.strip(), lines)
    coding = catalogue.model_dump(mode="json", exclude_defaults=True)
    replace_text(file, "".join(head) + _yaml(coding))


def write_pairs(folder: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows of `pairs.yaml`, whole or not at all."""
    replace_text(folder / PAIRS, _ABOUT_PAIRS + _yaml({"pairs": rows}))


def replace_text(file: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that half of it is never seen."""
    made = file.with_name(f".{file.name}.new")
    made.write_text(text, "utf-8")
    made.replace(file)


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
