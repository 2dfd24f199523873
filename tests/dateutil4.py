"""The tests of dates on python-dateutil 4.0: `python -m tests.dateutil4`.

Other packages still ask for a version below 3, so the two cannot be had in one environment. This
makes one of its own, with 4.0 in place of the pinned version and all else as it is pinned, and
runs there whatever hangs on dates and zones. It needs a package index; it is not in the default
run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

VERSION = "4.0.0"
ROOT = Path(__file__).parent.parent
TESTS = (
    "tests/unit/test_dates.py",
    "tests/unit/test_date_forms.py",
    "tests/unit/test_hours.py",
    "tests/unit/test_nudges.py",
    "tests/unit/test_reminders.py",
    "tests/unit/test_closing_days.py",
    "tests/unit/test_zone_data.py",
)


def main() -> int:
    """Build the environment, say which version is in it, and run the tests; pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        venv.create(folder, with_pip=True)
        install = [python, "-m", "pip", "install", "-q"]
        _run(*install, "-c", "constraints.txt", "-e", ".[test]")
        # pip says that this is not what others ask for, and that is the point.
        _run(*install, "--no-deps", f"python-dateutil=={VERSION}")
        _run(python, "-c", "import dateutil; print('python-dateutil', dateutil.__version__)")
        return subprocess.run([python, "-m", "pytest", "-n", "2", *TESTS], cwd=ROOT).returncode  # noqa: S603


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
