"""The hour that may stand with a date, until when it lasts, and the zone that it needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil import tz

from bot.domain.dates.edtf import DateError, DateTrouble
from bot.domain.dates.numerals import SIGNS, number
from bot.domain.dates.zones import find_zone, named_zone, zone_names

_HOUR = (
    r"(?:(?P<japanese>午前|午後) ?)?"
    rf"(?:(?P<hour>\d{{1,2}}|[{SIGNS}]{{1,3}}(?=時))"
    r"(?:[:.](?P<minute>\d\d)(?::00(?:\.0+)?)?"
    rf"|時(?!間)(?:(?P<half>半)|(?P<kanji>\d{{1,2}}|[{SIGNS}]{{1,3}})分)?"
    r"|h(?P<french>\d\d)?(?!\w))?(?: ?(?P<noon>[ap])\.?m\b\.?)?"
    r"|(?P<named>noon|midday|midnight|正午))"
)
_LOOKS = (
    r"(?=(?:午前|午後) ?\d|\d{1,2}(?:[:.]\d\d|時(?!間)|h(?:\d\d)?(?!\w)| ?[ap]\.?m\b|"
    r" ?[-~〜–] ?\d{1,2} ?[ap]\.?m\b)|noon\b|midday\b|midnight\b|正午"
    rf"|[{SIGNS}]{{1,3}}時(?!間))"
)
_CLOCK = re.compile(
    r"(?:[ ,、;の]*(?:\()?(?:(?:starting |beginning )?(?:at|from|between) )?|T)"
    rf"{_LOOKS}{_HOUR}(?![\d:.]\d)",
    re.IGNORECASE | re.ASCII,
)
_UNTIL = re.compile(
    rf" ?(?:[-~〜–]|to|until|till|and|から) ?{_HOUR}(?: ?まで)?(?![\d:])", re.IGNORECASE | re.ASCII
)
_FROM = re.compile(r" ?(?:から|より|開始|~|〜)(?! ?\d)|(?<=[\w)]) ?(?:onwards|start)\b", re.ASCII)
# The same moment in the other capital: "14:00 CET / 21:00 JST".
_ALSO = re.compile(r" ?(?:[/=,、(;]| or | and ) ?(?=\(?\d|午)", re.IGNORECASE)
_ZONE_FIRST = re.compile(rf"[ ,、(]*(?P<zone>[^\d,()]{{2,30}}?)[ :)]*(?={_LOOKS})", re.IGNORECASE)
_IN = re.compile(r"[ ,;:(]*(?:in )?", re.IGNORECASE)
_NOON = 12
_NAMED = {"noon": time(12), "midday": time(12), "正午": time(12), "midnight": time(0)}


@dataclass(frozen=True)
class Hour:
    """A moment, the IANA name of its zone, and where in the text its words start and end.

    `until` is the hour at which it is over, where that was said; it is on the last day.
    """

    at: datetime
    zone: str
    start: int
    end: int
    until: time | None = None


def find_hour(text: str, start: int, day: date) -> Hour | None:
    """Read the hour on `day` that stands in cleaned `text` at `start`; None where none does.

    Of two moments that a clock shows when it is put back, the first is meant.

    Raises:
        DateError: no such hour on that day, no zone, or none of that name; an end before the
            beginning; or two hours that are not the same moment.
    """
    if first := _ZONE_FIRST.match(text, start):
        zone = named_zone(first["zone"])
        if zone and (clock := _CLOCK.match(text, first.end())):
            return _hour(text, start, day, clock, zone)
    clock = _CLOCK.match(text, start)
    return _hour(text, start, day, clock) if clock else None


def find_hour_before(text: str, end: int, day: date) -> Hour | None:
    """Read the hour on `day` whose words end in cleaned `text` at `end`: "14:00 JST on …"."""
    before = text[:end]
    for clock in _CLOCK.finditer(before):
        try:
            hour = _hour(before, clock.start(), day, clock)
        except DateError:
            continue
        if before[hour.end :].strip(" ,)、") in ("", "on", "、"):
            return hour
    return None


def has_clock(text: str) -> bool:
    """Whether something in cleaned `text` looks like an hour."""
    return _CLOCK.search(text) is not None


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
        zone, end = find_zone(text, start.end() if start else 0)
    except DateError:
        return None, text
    return zone, text[end:]


def is_zone(name: str) -> bool:
    """Whether this is the name of an IANA zone."""
    return name in zone_names()


def local_date(now: datetime, zone: str) -> date:
    """The date of an aware instant in an IANA zone."""
    return now.astimezone(ZoneInfo(zone)).date()


@lru_cache(maxsize=4096)
def local_instant(day: date, hour: time, zone: str) -> datetime:
    """The instant, in UTC, of a local hour on a day in an IANA zone.

    An hour that a clock change skips moves on to the next that exists; one that comes twice
    means its first coming.
    """
    local = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))
    return tz.resolve_imaginary(local).astimezone(UTC)


def _hour(text: str, start: int, day: date, clock: re.Match[str], zone: str | None = None) -> Hour:
    """An hour from its words on the clock; what follows them may say its end and its zone."""
    ending = _UNTIL.match(text, clock.end())
    wall, until = _wall_time(clock, ending), _wall_time(ending, clock) if ending else None
    end = ending.end() if ending else clock.end()
    if not ending and (begins := _FROM.match(text, end)):
        end = begins.end()
    if zone is None:
        zone, end = find_zone(text, end)
    if until and until <= wall:
        raise DateError(DateTrouble.BACKWARDS)
    at = datetime.combine(day, wall, ZoneInfo(zone))
    if not tz.datetime_exists(at):
        raise DateError(DateTrouble.NO_SUCH_HOUR)
    hour = Hour(at, zone, start, _closed(text, start, end), until)
    return _said_twice(text, hour)


def _said_twice(text: str, hour: Hour) -> Hour:
    """The same hour, with its words in another capital where they follow."""
    also = _ALSO.match(text, hour.end)
    clock = _CLOCK.match(text, also.end()) if also else None
    if clock is None:
        return hour
    zone, end = find_zone(text, clock.end())
    local = hour.at.astimezone(ZoneInfo(zone))
    if local.time() != _wall_time(clock):
        raise DateError(DateTrouble.UNREADABLE)
    end = _closed(text, hour.start, end)
    return Hour(hour.at, hour.zone, hour.start, end, hour.until)


def _closed(text: str, start: int, end: int) -> int:
    """Past the bracket that ends the words, where one was opened in them."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text.startswith(")", end) else end


def _wall_time(clock: re.Match[str], other: re.Match[str] | None = None) -> time:
    """What a clock shows; of "2-4 pm" each hour may take its half of the day from the `other`."""
    if clock["named"]:
        return _NAMED[clock["named"].casefold()]
    hour = number(clock["hour"])
    minute = (
        30 if clock["half"] else number(clock["minute"] or clock["kanji"] or clock["french"] or "0")
    )
    half = _half(clock) or (_half(other) if other and hour <= _NOON else None)
    if half and not 0 <= hour <= _NOON:
        raise DateError(DateTrouble.NO_SUCH_HOUR)
    if clock["noon"] and hour == 0:
        raise DateError(DateTrouble.NO_SUCH_HOUR)
    if half:
        # Japanese counts from 0 to 11; the twelfth hour of either half is said in two ways.
        if hour == _NOON and clock["japanese"]:
            raise DateError(DateTrouble.NO_SUCH_HOUR)
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise DateError(DateTrouble.NO_SUCH_HOUR) from error


def _half(clock: re.Match[str]) -> str | None:
    if clock["japanese"]:
        return "p" if clock["japanese"] == "午後" else "a"
    return clock["noon"].casefold() if clock["noon"] else None
