"""The only place that asks the system for the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# An answer tells the whole second in which it was begun, and a busy server remembers that for
# some more: by less than this the time is not put right, since each time it would jump.
_EXACT = timedelta(seconds=10)
# Of years that no answer of Slack's can come from nothing is believed.
_PLAUSIBLE = range(2026, 2200)


def system_now() -> datetime:
    """What the machine's clock says, in UTC: somebody may set it at any moment."""
    return datetime.now(UTC)


def _ticks() -> float:
    """Seconds that only ever pass; where the system can tell, also while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class Steady:
    """The real time, which does not jump when somebody sets the machine's clock.

    It begins with what the system says and goes on by a clock that nobody can set. Slack's own
    time, heard with each of its answers, puts it right: so all processes agree, and what is
    compared with Slack's times is measured by Slack.
    """

    def __init__(
        self,
        system: Callable[[], datetime] = system_now,
        ticks: Callable[[], float] = _ticks,
    ) -> None:
        """Begin with the time that `system` says; `ticks` are seconds from any beginning."""
        self._system, self._ticks = system, ticks
        self._told = (system(), ticks())  # an instant, and the tick that it was at
        self._ahead: timedelta | None = None  # how far the system was ahead when Slack was heard

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        then, at = self._told
        return then + timedelta(seconds=self._ticks() - at)

    def told(self, date: str) -> None:
        """Hear the time, as HTTP dates are written; what is no such date says nothing."""
        try:
            heard = parsedate_to_datetime(date)
        except (ValueError, TypeError, OverflowError):
            return
        if heard.tzinfo is None or heard.year not in _PLAUSIBLE:
            return
        now = self.now()
        if abs(now - heard) > _EXACT:
            self._told = (heard.astimezone(UTC), self._ticks())
        self._ahead = self._system() - self.now()

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody has told the time yet, or the machine's clock was set since then."""
        return self._ahead is None or abs(self._system() - self.now() - self._ahead) > _EXACT


STEADY = Steady()


def real_now() -> datetime:
    """The real time, in UTC: for signatures, leases, quiet times and Slack's limits."""
    return STEADY.now()


class Clock:
    """The time that people live by: the real one, or a rehearsal's that runs beside it.

    What is due follows this clock; what protects against faults follows `real_now`. A rehearsal's
    never goes back, whatever Slack's answers say of the real time.
    """

    def __init__(self, start: datetime | None = None) -> None:
        """Start at `start` (aware) and run on from there; None is the real time."""
        self._moved: tuple[datetime, float] | None = None
        if start:
            self.move(start)

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        if self._moved is None:
            return real_now()
        to, at = self._moved
        return to + timedelta(seconds=_ticks() - at)

    def move(self, to: datetime) -> None:
        """Go to the instant `to` and run on from there."""
        self._moved = (to.astimezone(UTC), _ticks())
