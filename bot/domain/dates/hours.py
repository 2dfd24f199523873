"""The hour that may follow a date, and the zone that must follow the hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from dateutil import tz

from bot.domain.dates.edtf import DateError, DateTrouble
from bot.domain.text import fold

_CLOCK = re.compile(
    r"[ ,]*(?:at )?(?=\d{1,2}(?:[:.]\d\d|時| ?[ap]\.?m))(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d\d)|時(?:(?P<kanji>\d{1,2})分)?)?(?: ?(?P<half>[ap])\.?m\b\.?)?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_ZONE_WORD = re.compile(r"[^\s,()]*\w[^\s,()]*")
_IN = re.compile(r"[ ,;:(]*(?:in )?", re.IGNORECASE)
_LONGEST_ZONE = 3  # words: "port of spain"
_NOON = 12

_AREAS = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific",
)  # fmt: skip
# People write CET in summer too and mean the clock on the wall in Brussels.
_NICKNAMES = {
    "Asia/Tokyo": ("jst", "japan", "osaka", "kyoto", "hiroshima", "東京", "日本", "日本時間"),
    "Europe/Brussels": ("cet", "cest", "ブリュッセル"),
    "UTC": ("utc", "gmt"),
}


@dataclass(frozen=True)
class Hour:
    """A moment, the IANA name of its zone, and where in the text its words end."""

    at: datetime
    zone: str
    end: int


def find_hour(text: str, start: int, day: date) -> Hour | None:
    """Read the hour on `day` that stands in cleaned `text` at `start`; None where none does.

    Of two moments that a clock shows when it is put back, the first is meant.

    Raises:
        DateError: no such hour on that day, no zone, or none of that name.
    """
    clock = _CLOCK.match(text, start)
    if not clock:
        return None
    wall = _wall_time(clock)
    zone, end = _find_zone(text, clock.end())
    at = datetime.combine(day, wall, ZoneInfo(zone))
    if not tz.datetime_exists(at):
        raise DateError(DateTrouble.NO_SUCH_HOUR)
    return Hour(at, zone, end)


def read_hour(text: str) -> time | None:
    """Read a text that is an hour of the day ("08:30", "8.30", "8 am", "9"); None if it is none."""
    clock = _CLOCK.fullmatch(text if not text.isdecimal() else f"{text}:00")
    try:
        return _wall_time(clock) if clock else None
    except DateError:
        return None


def take_zone(text: str) -> tuple[str | None, str]:
    """Take a zone off the start of cleaned `text`, as people call it: its IANA name, and the rest.

    None where no zone's name stands there.
    """
    start = _IN.match(text)
    try:
        zone, end = _find_zone(text, start.end() if start else 0)
    except DateError:
        return None, text
    return zone, text[end:]


def is_zone(name: str) -> bool:
    """Whether this is the name of an IANA zone."""
    return name in _names()


@lru_cache(maxsize=4096)
def local_instant(day: date, hour: time, zone: str) -> datetime:
    """The instant, in UTC, of a local hour on a day in an IANA zone.

    An hour that a clock change skips moves on to the next that exists; one that comes twice
    means its first coming.
    """
    local = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))
    return tz.resolve_imaginary(local).astimezone(UTC)


def _wall_time(clock: re.Match[str]) -> time:
    hour = int(clock["hour"])
    minute = int(clock["minute"] or clock["kanji"] or 0)
    if clock["half"]:
        if not 1 <= hour <= _NOON:
            raise DateError(DateTrouble.NO_SUCH_HOUR)
        hour = hour % _NOON + (_NOON if clock["half"] in "pP" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise DateError(DateTrouble.NO_SUCH_HOUR) from error


def _find_zone(text: str, start: int) -> tuple[str, int]:
    words = list(_ZONE_WORD.finditer(text, start))[:_LONGEST_ZONE]
    if not words:
        raise DateError(DateTrouble.NO_ZONE)
    for last in reversed(words):
        zone = _zones().get(fold(text[words[0].start() : last.end()]))
        if zone:
            closing = re.compile(r"(?: time\b)?\)?", re.IGNORECASE).match(text, last.end())
            return zone, closing.end() if closing else last.end()
    raise DateError(DateTrouble.NO_SUCH_ZONE)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """IANA names by what people call them: the name itself, its city, a nickname."""
    zones: dict[str, str] = {}
    for name in sorted(_names()):
        area, _, city = name.partition("/")
        if area in _AREAS:
            zones[fold(name)] = name
            if "/" not in city:
                zones.setdefault(fold(city), name)
    return zones | {nick: name for name, nicks in _NICKNAMES.items() for nick in nicks}
