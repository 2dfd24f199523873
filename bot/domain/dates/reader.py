"""From words to a When."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.dates.edtf import DateError, DateTrouble, bounds
from bot.domain.dates.forms import Found, find_dates
from bot.domain.dates.hours import find_hour
from bot.domain.statement import When
from bot.domain.text import clean

_OF_HOURS = {DateTrouble.NO_SUCH_HOUR, DateTrouble.NO_ZONE, DateTrouble.NO_SUCH_ZONE}
_DAYS = 2  # the precision of a date that is known to the day


@dataclass(frozen=True)
class BadDate:
    """Words that look like a date and are none, and why; no words where nothing looks like one."""

    trouble: DateTrouble
    words: str = ""


def parse_when(text: str) -> When | DateTrouble:
    """Read a text that is a date and nothing else.

    Dates without an hour are not converted between zones; an hour needs its zone. `words` are the
    words as typed, cleaned.
    """
    found = find_when(text)
    if isinstance(found, BadDate):
        return found.trouble
    before, when, after = found
    return DateTrouble.UNREADABLE if before or after else when


def find_when(text: str) -> tuple[str, When, str] | BadDate:
    """Find the date in a text: the words before it, the date, the words after it.

    Of several dates the most precise counts, of equally precise ones the last: a title may hold
    a year of its own ("CES 2026 6-9 January 2026"). If that one cannot be, its trouble is given.
    """
    plain = clean(text)
    found = max(find_dates(plain), key=lambda date: (date.precision, date.start), default=None)
    if found is None:
        return BadDate(DateTrouble.UNREADABLE)
    try:
        when, end = _when(plain, found)
    except DateError as error:
        # What is wrong with an hour stands after the date.
        words = plain[found.start : None if error.trouble in _OF_HOURS else found.end]
        return BadDate(error.trouble, words.strip(' "'))
    before, after = plain[: found.start], plain[end:]
    if before.endswith('"') and after.startswith('"'):
        before, after = before[:-1], after[1:]
    return before.rstrip(" ,;:-("), when, after.lstrip(" ,;:.-)")


def undated(words: str) -> When:
    """Give the When of what has no date ("upcoming")."""
    return When(edtf=None, words=clean(words))


def _when(plain: str, found: Found) -> tuple[When, int]:
    if isinstance(found.reading, DateTrouble):
        raise DateError(found.reading)
    earliest, latest = bounds(found.reading)
    if found.weekday not in (None, earliest.weekday()):
        raise DateError(DateTrouble.NO_SUCH_DAY)
    hour = find_hour(plain, found.end, earliest)
    if hour and found.precision < _DAYS:
        raise DateError(DateTrouble.UNREADABLE)
    end = hour.end if hour else found.end
    when = When(
        edtf=found.reading,
        words=plain[found.start : end].strip(),
        earliest=earliest,
        latest=latest,
        at=hour.at if hour else None,
        zone=hour.zone if hour else None,
    )
    return when, end
