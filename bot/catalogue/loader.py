"""Loads the coded statements and proves each against its source."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.catalogue.checks.facts import fact_flaws
from bot.catalogue.checks.flaw import Flaw, Place
from bot.catalogue.checks.links import link_flaws
from bot.catalogue.checks.lives import life_flaws
from bot.catalogue.checks.text import text_flaws
from bot.domain.series import Series, joined
from bot.domain.statement import Catalogue

STATEMENTS = Path(str(resources.files("config"))) / "statements"
CODING = "catalogue.yaml"
SOURCE = "source.md"


@dataclass(frozen=True)
class Problem:
    """What is wrong in a statement's files: where, and what to do. Lines count from 1."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class CatalogueError(Exception):
    """The coding of a statement is broken; each line names a file, a line and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _Loader(yaml.CSafeLoader):
    """Refuses a key that stands twice; YAML would keep the last one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: list[object] = []  # a broken key may be unhashable
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value} stands twice", problem_mark=key.start_mark
                )
            seen.append(key.value)
        return super().construct_mapping(node, deep)


def load_all(folder: Path = STATEMENTS, before: Series | None = None) -> Series:
    """Verify every statement below `folder`, and join them to those `before`.

    The folders' names begin with the day of the statement: each follows those above it.

    Raises:
        CatalogueError: with every problem of the first statement that has any, or when there
            is no statement at all.
    """
    folders = sorted(folder.glob("*/"))
    if not folders:
        raise CatalogueError(Problem(folder, 1, "holds no statement: restore its folders"))
    catalogues = list(before.originals) if before else []
    for each in folders:
        catalogues.append(verify(each, joined(catalogues) if catalogues else None))
    return joined(catalogues)


@cache
def shipped() -> Series:
    """What `load_all` returns of the statements of this package, which are read once a process."""
    return load_all()


def filed(folder: Path | None) -> Series:
    """The statements that ship with the bot, and those below `folder`, read once a process.

    Raises:
        CatalogueError: where one of them is broken, or the folder holds none.
    """
    return load_all(folder, shipped()) if folder else shipped()


def verify(folder: Path, before: Series | None = None) -> Catalogue:
    """Load one statement's coding and prove it against its source, and those `before` it.

    Raises:
        CatalogueError: with every problem that was found.
    """
    catalogue = load(folder)
    if flaws := check(catalogue, read_bytes(folder / SOURCE), before):
        raise CatalogueError(*located(folder / CODING, flaws))
    return catalogue


def load(folder: Path) -> Catalogue:
    """Load one statement's coding from `folder`, without a look at its source.

    Raises:
        CatalogueError: when the file is missing, is no YAML, or does not fit the models.
    """
    file = folder / CODING
    try:
        return Catalogue.model_validate(read_yaml(file))
    except ValidationError as error:
        flaws = [Flaw(e["loc"], _misfit(e["loc"], e["type"], e["msg"])) for e in error.errors()]
        raise CatalogueError(*located(file, flaws)) from error


def read_yaml(file: Path) -> Any:
    """Read a YAML file in which no key stands twice.

    Raises:
        CatalogueError: when the file is missing or is no YAML.
    """
    data = read_bytes(file)
    try:
        return yaml.load(data, Loader=_Loader)  # noqa: S506 - it is a safe loader
    except yaml.YAMLError as error:
        raise CatalogueError(_unreadable(file, data, error)) from error


def read_bytes(file: Path) -> bytes:
    """Read a file of a statement.

    Raises:
        CatalogueError: when it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        problem = Problem(file, 1, f"cannot be read ({error.strerror}): restore it")
        raise CatalogueError(problem) from error


def check(catalogue: Catalogue, source: bytes, before: Series | None = None) -> list[Flaw]:
    """Return all that is wrong in a coding, measured against its source; empty when proven.

    With the statements `before` it, also what it says of the promises that these left open.
    """
    flaws = [*text_flaws(catalogue, source), *link_flaws(catalogue, before), *fact_flaws(catalogue)]
    return [*flaws, *life_flaws(catalogue, before)] if before else flaws


def summary(catalogue: Catalogue) -> str:
    """Return one line that says how much of a statement is coded."""
    return (
        f"{catalogue.statement.slug}: {len(catalogue.sentences)} sentences,"
        f" {len(catalogue.deliverables)} deliverables, {len(catalogue.watched)} watched,"
        f" {len(catalogue.milestones)} milestones,"
        f" {len(catalogue.instruments)} instruments"
    )


def _misfit(place: Place, kind: str, message: str) -> str:
    name = ".".join(map(str, place)) or "the file"
    if kind == "missing":
        return f"{name} is missing: add it"
    if kind == "extra_forbidden":
        return f"{name} is not a known field: correct its spelling or remove it"
    return f"{name} does not fit ({message}): correct it"


def _unreadable(file: Path, data: bytes, error: yaml.YAMLError) -> Problem:
    line, what = 1, str(error)
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        line, what = error.problem_mark.line + 1, str(error.problem)
    elif isinstance(error, yaml.reader.ReaderError):
        line, what = data[: error.position].count(b"\n") + 1, error.reason
    return Problem(file, line, f"is not valid YAML ({what}): correct this line or the one above")


def located(file: Path, flaws: list[Flaw]) -> list[Problem]:
    """Return each flaw with its line in `file`; only a broken coding pays for reading the marks."""
    root = yaml.compose(read_bytes(file), Loader=yaml.CSafeLoader)
    return [Problem(file, _line(root, flaw.place), flaw.message) for flaw in flaws]


def _line(node: yaml.Node | None, place: Place) -> int:
    """Return the line of the last step of `place` that exists in the document."""
    line = 0
    for step in place:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == step), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
        elif isinstance(node, yaml.SequenceNode) and 0 <= int(step) < len(node.value):
            node = node.value[int(step)]
            line = node.start_mark.line
    return line + 1
