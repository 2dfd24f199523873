"""The table of growth is still made; of its figures only the counts are certain here."""

from __future__ import annotations

from pathlib import Path

from tests.bench import growth


def test_it_measures_each_line(tmp_path: Path) -> None:
    """With few rows, on SQLite."""
    lines = list(growth.measured(growth._places(tmp_path, None), rows=200))
    assert len(lines) == 10
    assert {line.what for line in lines if line.found > line.aim and "statements" in line.what} == (
        set()
    )
