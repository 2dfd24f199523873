"""The `dpc` command in processes of its own, forked from one that has imported what it needs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from subprocess import TimeoutExpired

from bot import cli
from tests.processes import PROCESSES

DPC = str(Path(sys.executable).with_name("dpc"))


@dataclass(frozen=True)
class Running:
    """A command under way, or ended; it leads a process group."""

    words: tuple[str, ...]
    process: BaseProcess

    @property
    def pid(self) -> int:
        """Its id, and that of its group."""
        assert self.process.pid
        return self.process.pid

    def poll(self) -> int | None:
        """Its exit code, below zero where a signal ended it; None as long as it runs."""
        return self.process.exitcode

    def wait(self, seconds: float) -> int:
        """Wait for its end; returns its exit code, TimeoutExpired when it does not end."""
        self.process.join(seconds)
        if (code := self.poll()) is None:
            raise TimeoutExpired(self.words, seconds)
        return code

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def tell_all(self, number: signal.Signals) -> None:
        """Send a signal to all of its group, as a terminal does."""
        if self.poll() is None:
            os.killpg(self.pid, number)


def start(*words: str | Path, variables: Mapping[str, str], out: Path, err: Path) -> Running:
    """Start a command with these variables and no others; what it writes is added to the files."""
    told = tuple(map(str, words))
    process = PROCESSES.Process(target=_be, args=(told, dict(variables), out, err))
    process.start()
    return Running(told, process)


def _be(words: tuple[str, ...], variables: dict[str, str], out: Path, err: Path) -> None:
    os.setsid()
    for file, number in ((out, 1), (err, 2)):
        with file.open("ab") as output:
            os.dup2(output.fileno(), number)
    # It starts others as a command does that nobody forked: `web` would start its workers anew.
    multiprocessing.set_start_method(None, force=True)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = [DPC, *words]
    cli.main()
