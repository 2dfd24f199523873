"""What is installed: PyPI has packages called `config` and `storage`, and they are not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

PACKAGES = ("bot", "handlers", "storage", "config")


def origin() -> Path:
    """The folder that the distribution's packages lie in, be it installed or only linked."""
    installed = distribution("dpc-bot")
    source = json.loads(installed.read_text("direct_url.json") or "{}")
    if source.get("dir_info", {}).get("editable"):
        return Path(url2pathname(urlsplit(source["url"]).path))
    return Path(str(installed.locate_file("")))


def test_the_command_runs_from_this_distribution() -> None:
    """The `dpc` script is ours, and so is each package that it imports."""
    (script,) = distribution("dpc-bot").entry_points
    assert (script.name, script.value) == ("dpc", "bot.cli:main")
    found = "; ".join(f"import {name}; print({name}.__file__)" for name in PACKAGES)
    # Isolated: not from the folder that the tests run in, but as the script finds them.
    answer = subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-I", "-c", found], capture_output=True, text=True, check=True
    )
    files = [Path(line) for line in answer.stdout.splitlines()]
    assert files == [origin() / name / "__init__.py" for name in PACKAGES]
