"""How dates read: as far as they are known, and no further."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.dates import ends_at, parse_when
from bot.domain.sides import CAPITALS, Side
from bot.domain.statement import When
from bot.render.kit.words import counted, listed

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_BRUSSELS, _TOKYO = CAPITALS[Side.EU], CAPITALS[Side.JAPAN]


def spell(when: When) -> str:
    """A date to be read after a title: "2–3 May 2024", "in 2025", or the words "“upcoming”".

    A date without an hour is the same in both capitals; an hour is given in both.
    """
    if when.at is not None:
        return _in_both_capitals(when.at, when)
    if when.edtf is None:
        return f"“{when.words}”"
    if when.exact and when.earliest and when.latest:
        return spell_range(when.earliest, when.latest)
    return _period(when)


def spell_recorded(words: str) -> str:
    """A date as it was typed and kept in the history, spelt as in `spell`; all else as it is."""
    found = parse_when(words)
    return spell(found) if isinstance(found, When) else words


def spell_day(day: date) -> str:
    """A day: "30 April 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_range(first: date, last: date) -> str:
    """One day or several, without saying a month or a year twice."""
    if first == last:
        return spell_day(last)
    if first.year != last.year:
        return f"{spell_day(first)} – {spell_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {spell_day(last)}"
    return f"{first.day}–{spell_day(last)}"


def spell_instant(at: datetime, zone: str) -> str:
    """An aware instant as the clocks of an IANA zone show it: "1 May 2024, 09:00"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{spell_day(local.date())}, {local:%H:%M}"


def spell_local_day(at: datetime, zone: str) -> str:
    """The day of an aware instant, by the calendar of an IANA zone."""
    return spell_day(at.astimezone(ZoneInfo(zone)).date())


def spell_day_of(at: datetime, side: Side) -> str:
    """The day of an aware instant, by the calendar of a side's capital."""
    return spell_local_day(at, _TOKYO if side is Side.JAPAN else _BRUSSELS)


def spell_hour(hour: time, zone: str) -> str:
    """An hour of the day in words for its IANA zone: "09:00 Brussels time", "09:00 UTC"."""
    city = _city(zone)
    return f"{hour:%H:%M} {city} time" if "/" in zone else f"{hour:%H:%M} {city}"


def spell_leads(days: tuple[int, ...]) -> str:
    """The days on which a reminder comes: "30, 7 and 1 days before a meeting and on its day"."""
    before = sorted((day for day in days if day), reverse=True)
    noun = "day" if before == [1] else "days"
    ahead = f"{listed([str(day) for day in before])} {noun} before a meeting" if before else ""
    return listed([part for part in (ahead, "on its day" if 0 in days else "") if part])


def away(when: When, today: date) -> str:
    """How far off a meeting is from `today`: "Today", "Tomorrow", "In 7 days", "Over"."""
    days = (when.earliest - today).days if when.earliest else 0
    if days < 0:
        return "Over" if when.latest and when.latest < today else "Under way"
    return in_days(days).capitalize()


def in_days(days: int) -> str:
    """A day that lies so many days ahead: "today", "tomorrow", "in 7 days"."""
    return {0: "today", 1: "tomorrow"}.get(days) or f"in {counted(days, 'day')}"


def _period(when: When) -> str:
    """A year or a month is spelt; anything less certain keeps the words that it came in."""
    edtf = when.edtf or ""
    if edtf.isdecimal():
        return f"in {edtf}"
    if len(edtf) == len("2025-05") and when.earliest and edtf == f"{when.earliest:%Y-%m}":
        return f"in {MONTHS[when.earliest.month - 1]} {when.earliest.year}"
    return when.words


def _in_both_capitals(at: datetime, when: When) -> str:
    """An hour in both capitals, the one that it was set in first; the day again if it differs.

    Where it is known when the meeting is over, until when; and all of its days.
    """
    zones = [_BRUSSELS, _TOKYO] if when.zone == _BRUSSELS else [_TOKYO, _BRUSSELS]
    ends = ends_at(when)
    days = (when.latest - when.earliest) if when.latest and when.earliest else timedelta()
    (first, hours), (second, others) = (
        _local(at.astimezone(ZoneInfo(name)), ends, days, name) for name in zones
    )
    again = "" if first == second else f"{second}, "
    return f"{first}, {hours} / {again}{others}"


def _local(at: datetime, ends: datetime | None, days: timedelta, zone: str) -> tuple[str, str]:
    """The days and the hours of a meeting, as the clocks of a zone show them."""
    last = ends.astimezone(at.tzinfo) if ends else at + days
    until = f"–{last:%H:%M}" if ends else ""
    return spell_range(at.date(), last.date()), f"{at:%H:%M}{until} {_city(zone)}"


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
