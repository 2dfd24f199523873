"""From words to a When."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.dates import relative
from bot.domain.dates.edtf import DateError, DateTrouble, bounds
from bot.domain.dates.forms import Found, find_dates
from bot.domain.dates.hours import Hour, find_hour, find_hour_before, has_clock
from bot.domain.statement import When
from bot.domain.text import clean

_OF_HOURS = {DateTrouble.NO_SUCH_HOUR, DateTrouble.NO_ZONE, DateTrouble.NO_SUCH_ZONE}
# Characters of a text in which a date is looked for: a longer one is none, and holds people up.
_LONGEST = 8_000
_DAYS = 2  # the precision of a date that is known to the day
# Any day does, to see what is counted from today; this one is far from every change of clocks.
_SOME_DAY = date(2001, 1, 10)
# Words after a date that belong to it, so that without them it would be read by half.
_GOES_ON = re.compile(
    r"[ ,;:(]*(?:[-~〜ー–+&?/*%=|]|\d|から|まで|より|頃|ごろ|以降|以前|前後|過ぎ"
    r"|午前|午後|正午|深夜|夕方|夜|朝"
    r"|上旬|中旬|下旬|初旬|末|の|年|月|日|度|前半|後半|第\d|及び|および|または|又は|か "
    r"|(?:or|and|to|until|till|through|plus|ish|onwards?|morning|afternoon|evening|night|noon"
    r"|midnight|am|pm|tbc|tbd|latest|week|quarter|half|o'clock|hrs?|hours?|bce?|ad|before|after)\b)",
    re.IGNORECASE,
)
# Words before a date that do, too.
_LED_UP_TO = re.compile(
    r"(?:(?:^|[\s(])(?:of|after|since|between|from|or|and|early|mid|late|end|beginning|start|middle"
    r"|around|about|approximately|circa|w/c|w/e|first|second|third|fourth|fifth|last|fiscal|fy"
    r"|except|excluding|within|past|q[1-4]|h[12]|half|quarter|nearly|almost|winter|spring|summer"
    r"|autumn|fall)[,.]?|[-~〜–/&+]|約|から|より|第|\d ?[年月日度]?(?:から|・|、)|\d ?[年月日度]"
    r"|^(?:\d{1,2}, ?)+)$",
    re.IGNORECASE,
)
_LONE_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?, ?$", re.ASCII)
_DEADLINE = re.compile(
    r"^(?:by |until |till |(?:by )?no(?:t)? later than |at the latest by )+", re.IGNORECASE
)
_PARTICLE = re.compile(r" ?(?:に(?:は)?|です。?|[。.]$)")


@dataclass(frozen=True)
class BadDate:
    """Words that look like a date and are none, and why; no words where nothing looks like one."""

    trouble: DateTrouble
    words: str = ""


def parse_when(text: str, today: date | None = None) -> When | DateTrouble:
    """Read a text that is a date and nothing else.

    Dates without an hour are not converted between zones; an hour needs its zone. `words` are the
    words as typed, cleaned; of what is counted from `today` they are the date that it comes to.
    Without `today` that is a When with neither EDTF nor bounds, to be read again with it.
    """
    found = find_when(text, today)
    if isinstance(found, BadDate):
        return found.trouble
    before, when, after = found
    return DateTrouble.UNREADABLE if before or after else when


def find_when(text: str, today: date | None = None) -> tuple[str, When, str] | BadDate:
    """Find the date in a text: the words before it, the date, the words after it.

    Of several dates the most precise counts, of equally precise ones the last: a title may hold
    a year of its own ("CES 2026 6-9 January 2026"). If that one cannot be, its trouble is given;
    so it is where words around it belong to it that are not understood. `today` as in `parse_when`.
    """
    typed = clean(text)
    if len(typed) > _LONGEST:
        return BadDate(DateTrouble.UNREADABLE)
    plain, changes = relative.absolute(typed, today or _SOME_DAY)
    found = max(find_dates(plain), key=lambda date: (date.precision, date.start), default=None)
    if found is None:
        return BadDate(DateTrouble.UNREADABLE)
    counted = [c for c in changes if found.start < c.end and c.start < found.end]
    try:
        when, start, end = _when(plain, found)
    except DateError as error:
        # What is wrong with an hour stands after the date.
        last = len(plain) if error.trouble in _OF_HOURS else found.end
        words = relative.restored(plain, changes, found.start, last)
        return BadDate(error.trouble, words.strip(' "'))
    before, after = plain[:start], plain[end:]
    if before.endswith('"') and after.startswith('"'):
        before, after = before[:-1], after[1:]
    if _belongs(before, after) or _goes_on_counting(before, when):
        words = relative.restored(plain, changes, start, len(plain)).strip(' "')
        return BadDate(DateTrouble.UNREADABLE, words)
    if counted and today is None:
        when = undated(_DEADLINE.sub("", relative.restored(plain, changes, start, end)))
    before = relative.restored(plain, changes, 0, len(before))
    after = relative.restored(plain, changes, len(plain) - len(after), len(plain))
    return before.rstrip(" ,;:-(、"), when, after.lstrip(" ,;:.-)、")


def undated(words: str) -> When:
    """Give the When of what has no date ("upcoming")."""
    return When(edtf=None, words=clean(words))


def ends_at(when: When) -> datetime | None:
    """When it is over, aware, where its words say so: on its last day; None where they do not."""
    if when.at is None or when.zone is None or when.latest is None:
        return None
    zone = ZoneInfo(when.zone)
    until = _until(when.words, when.at.astimezone(zone).date())
    return datetime.combine(when.latest, until, zone) if until else None


@lru_cache(maxsize=1024)
def _until(words: str, day: date) -> time | None:
    """The hour at which the words of a date say that it is over."""
    for found in find_dates(words):
        try:
            hour = _hour(words, found, day)
        except DateError:
            continue
        if hour:
            return hour.until
    return None


def _belongs(before: str, after: str) -> bool:
    """Whether words around a date are a part of it that was not understood."""
    return bool(
        _GOES_ON.match(after)
        or _LED_UP_TO.search(before.rstrip())
        or has_clock(before)
        or has_clock(after)
    )


def _goes_on_counting(before: str, when: When) -> bool:
    """Whether a day before a range of days belongs to it: "3, 4 and 5 May 2027"."""
    day = _LONE_DAY.search(before)
    several = when.earliest if when.earliest != when.latest else None
    return bool(day and several and int(day[1]) + 1 == several.day)


def _hour(plain: str, found: Found, day: date) -> Hour | None:
    return find_hour(plain, found.end, day) or find_hour_before(plain, found.start, day)


def _when(plain: str, found: Found) -> tuple[When, int, int]:
    """A date with its hour, and where their words start and end."""
    if isinstance(found.reading, DateTrouble):
        raise DateError(found.reading)
    earliest, latest = bounds(found.reading)
    _check_weekdays(found, earliest, latest)
    hour = _hour(plain, found, earliest)
    if hour and (found.precision < _DAYS or "~" in found.reading):
        raise DateError(DateTrouble.UNREADABLE)
    start = min(found.start, hour.start) if hour else found.start
    end = max(found.end, hour.end) if hour else found.end
    when = When(
        edtf=found.reading,
        words=_DEADLINE.sub("", plain[start:end].strip(" ,、")),
        earliest=earliest,
        latest=latest,
        at=hour.at if hour else None,
        zone=hour.zone if hour else None,
    )
    particle = _PARTICLE.match(plain, end)
    return when, start, particle.end() if particle else end


def _check_weekdays(found: Found, earliest: date, latest: date) -> None:
    """DateError where a weekday was said that a day is not, or of what is no day."""
    for said, day in zip(found.weekdays, (earliest, latest), strict=True):
        if said is None:
            continue
        if found.precision < _DAYS:
            raise DateError(DateTrouble.UNREADABLE)
        if said != day.weekday():
            raise DateError(DateTrouble.OTHER_WEEKDAY)
