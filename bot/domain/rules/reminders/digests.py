"""When a channel's digest is due, and what of the history it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.dates.hours import local_instant
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.rules.frequency import Frequency
from bot.domain.rules.reminders.days import first_working_day, months_around, newest_and_next
from bot.domain.sides import SEATS
from bot.domain.state import Change, Digest

EVIDENCE = "evidence"
# What is told of a deliverable, side by side, and of a milestone; nobody's notes.
TOLD = {f"{side} {what}" for side in SEATS for what in ("lead", "status", "due", EVIDENCE)}
MEETING = "milestone"

Changes = defaultdict[str, list[Change]]  # by what was changed


def plan_digests(digests: Iterable[Digest], now: datetime) -> list[Planned]:
    """The digests that are due at `now`, of several that were missed only the newest, and the next.

    They come on Mondays, or on the first working day of the month, at the channel's hour.
    """
    return [
        Planned(
            team=digest.team,
            destination=digest.channel,
            kind=DeliveryKind.DIGEST,
            subject=DeliveryKind.DIGEST,
            subject_date=day,
            due_at=at,
            payload={"for": digest.by},
        )
        for digest in digests
        for day, at in newest_and_next(
            ((day, local_instant(day, digest.hour, digest.zone)) for day in _days(digest, now)),
            digest.since,
            now,
        )
    ]


def net(changes: Iterable[Change]) -> list[Change]:
    """What changed in sum, of all that is told: what went back to what it was did not.

    Each link that was put forward, or withdrawn, counts.
    """
    sums: dict[tuple[str, ...], Change] = {}
    for change in changes:
        if change.what not in TOLD and change.what != MEETING:
            continue
        proof = (str(change.new or change.old),) if change.what.endswith(EVIDENCE) else ()
        key = (change.subject, change.what, *proof)
        old = sums[key].old if key in sums else change.old
        sums[key] = Change(
            change.at, change.by, change.source, change.subject, change.what, old, change.new
        )
    return [each for each in sums.values() if each.old != each.new]


def by_subject(changes: Iterable[Change]) -> Changes:
    """Changes by what was changed, in order; none of what was not."""
    found: Changes = defaultdict(list)
    for change in changes:
        found[change.subject].append(change)
    return found


def _days(digest: Digest, now: datetime) -> list[date]:
    if digest.rhythm is Frequency.MONTHLY:
        return [first_working_day(month) for month in months_around(now, digest.zone, 1)]
    today = now.astimezone(ZoneInfo(digest.zone)).date()
    monday = today - timedelta(days=today.weekday())
    return [monday + timedelta(weeks=weeks) for weeks in (-1, 0, 1)]
