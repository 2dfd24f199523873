"""The table of growth as a picture, drawn by Typst as the report is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path

import typst

from bot.render.report.typesetter import FONTS

DOTS = 130.0  # an inch


@dataclass(frozen=True)
class Line:
    """A line of the table: what was compared, the ratio or count, and what it should be."""

    what: str
    found: float
    aim: float

    def __str__(self) -> str:
        return f"{self.what:58}{self.found:9.2f}   (aim: at most {self.aim:g})"


def draw(places: Mapping[str, Sequence[Line]], file: Path) -> None:
    """Write a PNG of the same lines, found in two places at most."""
    told = {name: [asdict(line) for line in lines] for name, lines in places.items()}
    picture = typst.compile(
        str(Path(__file__).with_name("growth.typ")),
        format="png",
        ppi=DOTS,
        font_paths=[str(resources.files(name)) for name in FONTS],
        ignore_system_fonts=True,
        sys_inputs={"places": json.dumps(told)},
    )
    file.write_bytes(picture)
