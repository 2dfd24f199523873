"""The benchmark still runs; its figures are another matter."""

from __future__ import annotations

import pytest

from tests.bench import __main__ as bench


def test_it_prints_its_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A short run asks every server and prints both ratios for both databases."""
    monkeypatch.setattr(bench, "ROUNDS", 1)
    monkeypatch.setattr(bench, "REQUESTS", 2)
    monkeypatch.setattr(bench, "SECONDS", 0.05)
    bench.main()
    printed = capsys.readouterr().out
    for name in ("dpc, SQLite: p50", "dpc, PostgreSQL: p50", "Bolt, quick", "Bolt, default"):
        assert name in printed
