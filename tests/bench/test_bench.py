"""The benchmark still runs; its figures are another matter."""

from __future__ import annotations

import json

import pytest

from tests.bench import __main__ as bench


def test_it_prints_its_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A short run asks every server, and tells all that something is asked of."""
    monkeypatch.setattr(bench, "ROUNDS", 1)
    monkeypatch.setattr(bench, "STARTS", 0)
    monkeypatch.setattr(bench, "REQUESTS", 2)
    monkeypatch.setattr(bench, "LOADED", 2)
    monkeypatch.setattr(bench, "SECONDS", 0.1)
    bench.main(as_json=True)
    rows = {row["what"]: row["ratios"] for row in json.loads(capsys.readouterr().out)}
    assert set(bench.AIMS) <= set(rows)
    assert set(rows["memory, MiB"]) == {*bench.DPC, *bench.BARE}
    assert all(ratio > 0 for ratios in rows.values() for ratio in ratios.values())
