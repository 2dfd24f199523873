"""A rolling restart: two `dpc web`, replaced one after the other while people go on asking."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.dpc import Running
from tests.eventually import eventually
from tests.slack.processes import SECONDS, Home, free_port
from tests.upgrades.front import Answers, Router, busy


@dataclass
class Fleet:
    """The web processes behind a router, by port."""

    folder: Path
    variables: dict[str, str]
    router: Router = field(default_factory=Router)
    stack: ExitStack = field(default_factory=ExitStack)
    processes: dict[int, Running] = field(default_factory=dict)

    def start(self) -> int:
        """Start one more; returns its port."""
        port = free_port()
        home = Home(self.folder, {**self.variables, "PORT": str(port)})
        self.processes[port] = self.stack.enter_context(home.running("web"))
        self.router.ports.append(port)
        return port

    def serve(self) -> None:
        """Wait until the router sends requests to every one."""
        eventually(lambda: self.processes.keys() <= set(self.router.ready), SECONDS)

    def tell(self, port: int) -> None:
        """Tell one to end, worker and all, as a platform does; the router is not told."""
        self.processes[port].tell_all(signal.SIGTERM)

    def ended(self, port: int) -> int:
        """Wait for the end of one; its exit code."""
        code = self.processes.pop(port).wait(SECONDS)
        self.router.ports.remove(port)
        return code

    def replace(self, port: int) -> None:
        """End one while another takes its place."""
        self.tell(port)
        self.start()
        assert self.ended(port) == 0
        self.serve()


@contextmanager
def fleet(folder: Path, variables: dict[str, str], size: int = 2) -> Iterator[Fleet]:
    """So many processes behind a router, until the block ends."""
    over = threading.Event()
    with ExitStack() as stack:
        ships = Fleet(folder, variables, stack=stack)
        looking = threading.Thread(target=ships.router.look, args=(over,))
        looking.start()
        stack.callback(looking.join)
        stack.callback(over.set)
        for _ in range(size):
            ships.start()
        ships.serve()
        yield ships


def roll(ships: Fleet, rounds: int = 1) -> Answers:
    """Replace every process so many times, under load; what came of the requests."""
    with busy(ships.router) as answers:
        for _ in range(rounds):
            for port in list(ships.processes):
                ships.replace(port)
    return answers
