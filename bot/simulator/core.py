"""What every change of a workspace goes through: it is saved, numbered and told."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from bot.simulator.faults import Fault
from bot.simulator.model import State
from bot.simulator.reading import Reading
from bot.simulator.sockets import Sockets
from bot.simulator.triggers import Triggers

log = structlog.stdlib.get_logger(__name__)


class Core(Reading):
    """A workspace's state, its clocks, and whoever waits for a change."""

    def __init__(
        self,
        state: State,
        *,
        now: Callable[[], datetime],
        path: Path | None = None,
        real_time: Callable[[], float] = time.time,
    ) -> None:
        """Opens the workspace.

        Args:
            state: what it holds; from then on owned by this object.
            now: the rehearsal's time, aware.
            path: where the state is saved, atomically, after each change; None: nowhere.
            real_time: seconds since the epoch, for time stamps and for what expires.
        """
        super().__init__(state)
        self.now = now
        self.real_time = real_time
        self.triggers = Triggers(real_time)
        self.sockets = Sockets()
        self.problems: list[str] = []  # what the bot did that Slack would refuse, oldest first
        self.faults: list[Fault] = []  # how the Web API is to fail; each once, in this order
        self.listeners: list[Callable[[dict[str, Any]], None]] = []  # each is given every event
        self._path = path
        self._version = 0
        self._change = asyncio.Event()

    def problem(self, what: str) -> None:
        """Records something that the bot must not do, and logs it as an error."""
        log.error("slack_would_refuse", what=what)
        self.problems.append(what)

    async def wait(self, after: int) -> int:
        """Returns the number of the newest version as soon as it is another than `after`."""
        while self._version == after:
            await self._change.wait()
        return self._version

    def changed(self) -> None:
        """Saves the workspace and wakes who waits; call it too when the clock has moved."""
        self.state.clock = self.now()
        if self._path:
            self.state.save(self._path)
        self._version += 1
        self._change.set()
        self._change = asyncio.Event()

    def remember(self, deed: str) -> None:
        """Keeps what somebody did, for the guide; call it before what comes of it is shown."""
        if deed.casefold() not in self.state.deeds:
            self.state.deeds.append(deed.casefold())

    def next_ts(self) -> str:
        """A time stamp of real time that nothing else in the workspace has."""
        last = int(self.state.last_ts.replace(".", ""))
        seconds, micros = divmod(max(int(self.real_time() * 1e6), last + 1), 1_000_000)
        self.state.last_ts = f"{seconds}.{micros:06}"
        return self.state.last_ts

    def tell(self, events: Sequence[dict[str, Any]]) -> None:
        """Hands events to every listener."""
        for event in events:
            for listener in self.listeners:
                listener(event)
