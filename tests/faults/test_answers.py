"""The short run: however badly Slack answers, everything comes, and comes once."""

from __future__ import annotations

from pathlib import Path

from tests.faults.answers import FAULTS, run


def test_every_fault_at_once(tmp_path: Path) -> None:
    """Each in a channel of its own, beside channels in which all is well."""
    assert len(FAULTS) >= 60
    found = run(tmp_path, FAULTS)
    assert (found.lost, found.doubled) == (0, 0)
