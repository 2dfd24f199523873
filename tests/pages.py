"""Commands of ours that serve pages, as people start them: processes with files of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.eventually import eventually
from tests.slack.processes import DPC

SECONDS = 60  # patience with a busy machine


@contextmanager
def serving(url: str, *words: str | Path, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """Run a `dpc` command, with `variables` in its environment; yields once `url` answers.

    In the end it stops when told to, and has complained of nothing.
    """
    with subprocess.Popen(  # noqa: S603 (our own command)
        [DPC, *words],
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            eventually(lambda: process.poll() is not None or _answers(url), SECONDS)
            yield process
        finally:
            process.terminate()
            complaints = process.communicate(timeout=10)[1]
        assert complaints == "", complaints


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, follow_redirects=True).is_success
    except httpx.TransportError:
        return False
