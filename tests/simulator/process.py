"""`dpc local` as people start it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pages import serving


@contextmanager
def dpc_local(folder: Path, port: int, *options: str) -> Iterator[str]:
    """Run the command with its data in `folder`; yields the address once the page is there."""
    url, home = f"http://127.0.0.1:{port}", str(folder)
    words = ("local", "--port", str(port), *options)
    with serving(url, *words, HOME=home, XDG_DATA_HOME=home):
        yield url
