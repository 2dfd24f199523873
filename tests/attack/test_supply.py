"""What is shipped is listed whole, and looked up whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CI = Path(__file__).parents[2] / ".ci"
SHIPPED = [{"name": "PyYAML", "version": "6.0"}, {"name": "click", "version": "8.1"}]
WHOLE = [
    {"name": "pyyaml", "version": "6.0", "licenses": [{"license": {"id": "MIT"}}]},
    {"name": "click", "version": "8.1", "licenses": [{"expression": "BSD-3-Clause"}]},
]


@pytest.mark.parametrize(
    ("components", "lacks"),
    [
        (WHOLE, ""),
        (WHOLE[:1], "click 8.1"),
        ([WHOLE[0], WHOLE[1] | {"version": "8.0"}], "click 8.1"),
        ([WHOLE[0], WHOLE[1] | {"licenses": []}], "the licence of click"),
    ],
)
def test_a_bill_that_lacks_something_is_refused(
    tmp_path: Path, components: list[object], lacks: str
) -> None:
    """A package, its version, its licence: whichever, it is named."""
    bill, shipped = tmp_path / "bill.json", tmp_path / "shipped.json"
    bill.write_text(json.dumps({"components": components}))
    shipped.write_text(json.dumps(SHIPPED))
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, CI / "complete.py", bill, shipped], capture_output=True, text=True
    )
    assert done.returncode == bool(lacks)
    assert lacks in done.stderr


def test_the_audit_forgives_nothing() -> None:
    """What cannot be looked up fails it, and no advisory is ignored."""
    script = (CI / "audit").read_text()
    assert "--strict" in script
    assert "--ignore-vuln" not in script
    assert "--skip-editable" not in script
