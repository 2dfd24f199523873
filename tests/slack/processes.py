"""The `dpc` command as real processes, each in a home of its own."""

from __future__ import annotations

import atexit
import itertools
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests import dpc
from tests.eventually import eventually
from tests.logbook import assert_untold

SECONDS = 90  # patience with a busy machine


@dataclass(frozen=True)
class Home:
    """The environment of the processes: their home folder, and the variables that are set."""

    folder: Path
    variables: dict[str, str]

    @property
    def data(self) -> Path:
        """Where they keep their files unless told otherwise."""
        return self.folder / "data" / "dpc"

    def run(self, *words: str) -> CompletedProcess[str]:
        """Run a command to its end."""
        out, err = (self.folder / f"{words[0]}-{next(_numbers)}.{kind}" for kind in ("out", "err"))
        code = dpc.start(*words, variables=self.environment(), out=out, err=err).wait(SECONDS)
        return CompletedProcess(words, code, out.read_text(), err.read_text())

    @contextmanager
    def running(self, *words: str) -> Iterator[dpc.Running]:
        """Run a command until the block ends, then end it: `web` as Ctrl+C does, others by SIGTERM.

        Told by SIGTERM, `dpc web` would serve on for a while.
        """
        log = self.folder / f"{words[0]}-{next(_numbers)}.log"
        log.touch()
        process = dpc.start(*words, variables=self.environment(), out=log, err=log)
        try:
            if words[0] in ("worker", "socket"):
                # Before it says so, it cannot end in order.
                eventually(lambda: "is running" in log.read_text(), SECONDS)
            yield process
        except AssertionError as error:
            error.add_note(log.read_text())
            raise
        finally:
            if words[0] == "web":
                process.tell_all(signal.SIGINT)
            else:
                process.tell(signal.SIGTERM)
            code = process.wait(SECONDS)
        # uvicorn hands the signal on when it has finished.
        ended = -signal.SIGTERM if words[0] == "local" else 0
        assert code in (ended, -signal.SIGKILL), f"{words[0]} ended with {code}: {log.read_text()}"
        assert "Traceback" not in log.read_text(), log.read_text()
        secrets = [value for name, value in self.variables.items() if name in _SECRETS]
        assert_untold(log.read_text(), secrets)

    def environment(self) -> dict[str, str]:
        """All that they find in it."""
        home = {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data")}
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **home, **self.variables}


_SECRETS = ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DPC_METRICS_TOKEN")
_numbers = itertools.count(1)
# Below those that systems take for outgoing connections: nobody else gets one meanwhile.
_PORTS = range(20_000, 32_000)


def free_port() -> int:
    """A port that nobody listens on; each call, in whichever process, gives another.

    A server takes some time to listen, and two may listen on one port: so UDP's port of the
    same number is kept until this process ends, as a sign to all others.
    """
    for port in itertools.filterfalse(_is_taken, _PORTS):
        sign = socket.socket(type=socket.SOCK_DGRAM)
        try:
            sign.bind(("127.0.0.1", port))
        except OSError:
            sign.close()
        else:
            atexit.register(sign.close)
            return port
    raise AssertionError("every port is taken")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
