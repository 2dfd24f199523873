"""A daily hour in every IANA zone: each day once, whatever the clocks do.

The long run, over all zones and the years 2020 to 2037: `python -m tests.zones [08:30 …]`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.dates.hours import local_instant

FIRST, LAST = date(2020, 1, 1), date(2037, 12, 31)
HOURS = (time(0, 30), time(2, 30), time(9))
DAY = timedelta(days=1)


def days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    """Day after day."""
    return (first + n * DAY for n in range((last - first).days + 1))


def wrong(zone: str, hour: time, among: Iterable[date]) -> Iterator[str]:
    """The days, in order, on which the hour comes on another day, too early, or not once."""
    there, before, yesterday = ZoneInfo(zone), None, None
    for day in among:
        at = local_instant(day, hour, zone)
        local = at.astimezone(there)
        if local.date() != day or local.time() < hour:
            yield f"{zone} {day} {hour}: {local}"
        elif local.time() != hour and _exists(day, hour, there):
            yield f"{zone} {day} {hour}: it exists, and yet {local}"
        if before and yesterday == day - DAY and not timedelta(hours=20) < at - before < 1.2 * DAY:
            yield f"{zone} {day} {hour}: {at - before} after the one before"
        before, yesterday = at, day


def _exists(day: date, hour: time, zone: ZoneInfo) -> bool:
    """Whether a clock of the zone shows that hour on that day."""
    local = datetime.combine(day, hour, zone)
    return local.astimezone(UTC).astimezone(zone).time() == hour


def main(hours: Iterable[time]) -> int:
    """Try all; print what is wrong, and how much was tried."""
    tried, found = 0, 0
    for zone in sorted(available_timezones()):
        for hour in hours:
            for line in wrong(zone, hour, days()):
                print(line)
                found += 1
            tried += 1
    print(f"{tried} hours of zones, {(LAST - FIRST).days + 1} days each: {found} wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main([time.fromisoformat(hour) for hour in sys.argv[1:]] or HOURS))
