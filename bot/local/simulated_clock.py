"""The time of a rehearsal: where it stands, and how it goes on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app import Dpc
from bot.clock import real_now
from bot.services import reminders
from storage import outbox

PATIENCE = 5  # seconds
# A post waits a second for one before it in the same place; for longer, only where Slack says so.
TURN = timedelta(seconds=2)


@dataclass(frozen=True)
class SimulatedClock:
    """The time of a rehearsal: `now`, the next reminder, and going on to a later time."""

    dpc: Dpc

    def now(self) -> datetime:
        """The rehearsal's present, aware."""
        return self.dpc.clock.now()

    def today(self) -> datetime:
        """The real present, aware."""
        return real_now()

    def next_due(self) -> datetime | None:
        """When the bot will post next by itself; None if nothing is planned."""
        self.dpc.plan()  # what was done just now may have changed it
        return reminders.next_due(self.dpc.database, self.now())

    def advance(self, to: datetime) -> None:
        """Go on to `to`, stopping at each instant at which something is due, in order.

        ValueError if `to` lies behind.
        """
        if to < self.now():
            raise ValueError(f"{to} lies behind {self.now()}")
        while (due := self.next_due()) and due <= to:
            self._go(due)
        self._go(to)

    def _go(self, to: datetime) -> None:
        """Be at `to`, or a moment after it: the clock runs on while messages are sent."""
        self.dpc.clock.move(max(to, self.now()))
        self.dpc.plan()
        self.dpc.sender.deliver()
        self._wait()

    def _wait(self) -> None:
        """Stay until what another thread took in hand, or waits for its turn, is sent.

        It belongs to this hour.
        """
        until = time.monotonic() + PATIENCE
        while self._is_under_way() and time.monotonic() < until:
            time.sleep(0.02)
            self.dpc.sender.deliver()

    def _is_under_way(self) -> bool:
        with self.dpc.database.read() as connection:
            return outbox.under_way(connection, self.now(), real_now() + TURN)
