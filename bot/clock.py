"""The only place that asks the system for the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def real_now() -> datetime:
    """The real time, in UTC: for signatures, leases, quiet times and Slack's limits."""
    return datetime.now(UTC)


class Clock:
    """The time that people live by: the real one, or a rehearsal's that runs beside it.

    What is due follows this clock; what protects against faults follows `real_now`.
    """

    def __init__(self, start: datetime | None = None) -> None:
        """Start at `start` (aware) and run on from there; None is the real time."""
        self._ahead = start - real_now() if start else timedelta()

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return real_now() + self._ahead

    def move(self, to: datetime) -> None:
        """Go to the instant `to` and run on from there."""
        self._ahead = to - real_now()
