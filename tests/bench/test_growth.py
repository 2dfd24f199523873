"""The table of growth is still made; of its figures only the counts are certain here."""

from __future__ import annotations

from pathlib import Path

from tests.bench import growth
from tests.bench.plot import Line, draw


def test_it_measures_each_line(tmp_path: Path) -> None:
    """With few rows, on SQLite."""
    lines = list(growth.measured(growth._places(tmp_path, None), rows=200))
    assert len(lines) == 10
    assert {line.what for line in lines if line.found > line.aim and "statements" in line.what} == (
        set()
    )


def test_it_is_drawn(tmp_path: Path) -> None:
    """As a PNG, however few lines there are, and however long a bar would be."""
    lines = [Line("statements", 4, 16), Line("more than ten times as long", 100, 2)]
    draw({"SQLite": lines, "PostgreSQL": lines}, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")
