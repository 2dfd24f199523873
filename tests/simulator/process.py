"""`dpc local` as people start it: a process with files of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.eventually import eventually


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def dpc_local(folder: Path, port: int, *options: str) -> Iterator[str]:
    """Run the command with its data in `folder`; yields the address once the page is there.

    In the end it stops when told to, and has complained of nothing.
    """
    script = Path(sysconfig.get_path("scripts"), "dpc")
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with subprocess.Popen(  # noqa: S603 (our own command)
        [script, "local", "--port", str(port), *options],
        env=os.environ | home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            eventually(lambda: process.poll() is not None or _answers(url), 60)  # a busy machine
            yield url
        finally:
            process.terminate()
            complaints = process.communicate(timeout=10)[1]
        assert complaints == "", complaints


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, follow_redirects=True).is_success
    except httpx.TransportError:
        return False
