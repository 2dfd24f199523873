"""Commands of ours that serve pages, as people start them: processes with files of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests import dpc
from tests.eventually import eventually

SECONDS = 60  # patience with a busy machine


@contextmanager
def serving(url: str, *words: str | Path, **variables: str) -> Iterator[dpc.Running]:
    """Run a `dpc` command, with `variables` in its environment; yields once `url` answers.

    In the end it stops when told to, and has complained of nothing.
    """
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = dpc.start(*words, variables=os.environ | variables, out=out, err=err)
        try:
            eventually(lambda: process.poll() is not None or _answers(url), SECONDS)
            yield process
        except AssertionError as error:
            error.add_note(err.read_text())
            raise
        finally:
            process.tell(signal.SIGTERM)
            process.wait(SECONDS)
        assert err.read_text() == ""


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, follow_redirects=True).is_success
    except httpx.TransportError:
        return False
