"""How dates read: as far as they are known, and no further."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.dates import ends_at, parse_when
from bot.domain.languages import ENGLISH
from bot.domain.sides import CAPITALS, Side
from bot.domain.statement import When
from bot.render.kit.language import (
    _,
    cldr,
    current,
    listed,
    marked,
    ngettext,
    pgettext,
    remembered,
)
from bot.render.kit.words import sentence_case

# By their numbers in EDTF.
_SEASONS = {
    "21": marked("spring {year}"),
    "22": marked("summer {year}"),
    "23": marked("autumn {year}"),
    "24": marked("winter {year}"),
}
_BRUSSELS, _TOKYO = CAPITALS[Side.EU], CAPITALS[Side.JAPAN]


def spell(when: When) -> str:
    """A date to be read after a title: "2–3 May 2024", "in 2025", or the words "“upcoming”".

    A date without an hour is the same in both capitals; an hour is given in both.
    """
    if when.at is not None:
        return _in_both_capitals(when.at, when)
    if when.edtf is None:
        return _("“{words}”").format(words=when.words)
    if when.exact and when.earliest and when.latest:
        return spell_range(when.earliest, when.latest)
    return _period(when)


def spell_recorded(words: str) -> str:
    """A date as it was typed and kept in the history, spelt as in `spell`; all else as it is."""
    found = parse_when(words)
    return spell(found) if isinstance(found, When) else words


@remembered(maxsize=4096)
def spell_day(day: date) -> str:
    """A day: "30 April 2024", "2024年4月30日（火）"."""
    # Translators: patterns of dates are CLDR's; keep a day of the week in your language's own.
    return _formed(day, pgettext("pattern: a day", "d MMMM y"))


def spell_long(day: date) -> str:
    """A day as a document writes it, without its weekday: "30 April 2024", "2024年4月30日"."""
    return _formed(day, "long")


def spell_range(first: date, last: date) -> str:
    """One day or several, without saying a month or a year twice."""
    if first == last:
        return spell_day(last)
    if first.year != last.year:
        return _("{first} – {last}").format(first=spell_day(first), last=spell_day(last))
    if first.month != last.month:
        return _("{first} – {last}").format(
            first=_formed(first, pgettext("pattern: first day, last in another month", "d MMMM")),
            last=_formed(last, pgettext("pattern: last day, first in another month", "d MMMM y")),
        )
    return _("{first}–{last}").format(
        first=_formed(first, pgettext("pattern: first day, last in the same month", "d")),
        last=_formed(last, pgettext("pattern: last day, first in the same month", "d MMMM y")),
    )


def spell_instant(at: datetime, zone: str) -> str:
    """An aware instant as the clocks of an IANA zone show it: "1 May 2024, 09:00"."""
    local = at.astimezone(ZoneInfo(zone))
    return _("{day}, {hour}").format(day=spell_day(local.date()), hour=f"{local:%H:%M}")


def spell_local_day(at: datetime, zone: str) -> str:
    """The day of an aware instant, by the calendar of an IANA zone."""
    return spell_day(at.astimezone(ZoneInfo(zone)).date())


def spell_day_of(at: datetime, side: Side) -> str:
    """The day of an aware instant, by the calendar of a side's capital."""
    return spell_local_day(at, _TOKYO if side is Side.JAPAN else _BRUSSELS)


def spell_hour(hour: time, zone: str) -> str:
    """An hour of the day in words for its IANA zone: "09:00 Brussels time", "09:00 UTC"."""
    if "/" not in zone:
        return _("{hour} {zone}").format(hour=f"{hour:%H:%M}", zone=zone)
    return _("{hour} {city} time").format(hour=f"{hour:%H:%M}", city=_city(zone))


def spell_leads(days: tuple[int, ...]) -> str:
    """The days on which a reminder comes: "30, 7 and 1 days before a meeting and on its day"."""
    before = sorted((day for day in days if day), reverse=True)
    if not before:
        return _("on the day of a meeting")
    numbers = listed([str(day) for day in before])
    if 0 in days:
        return ngettext(
            "{days} day before a meeting and on its day",
            "{days} days before a meeting and on its day",
            sum(before),
        ).format(days=numbers)
    return ngettext(
        "{days} day before a meeting", "{days} days before a meeting", sum(before)
    ).format(days=numbers)


def away(when: When, today: date) -> str:
    """How far off a meeting is from `today`: "Today", "Tomorrow", "In 7 days", "Over"."""
    days = (when.earliest - today).days if when.earliest else 0
    if days < 0:
        return _("Over") if when.latest and when.latest < today else _("Under way")
    return sentence_case(in_days(days))


def in_days(days: int) -> str:
    """A day that lies so many days ahead: "today", "tomorrow", "in 7 days"."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def _formed(day: date, pattern: str) -> str:
    from babel.dates import format_date  # late: it costs a start 40 ms and 3 MB

    return format_date(day, pattern, locale=cldr())


def _period(when: When) -> str:
    """A year or a month is spelt; anything less certain keeps the words that it came in."""
    edtf = when.edtf or ""
    if edtf.isdecimal():
        return _("in {year}").format(year=edtf)
    if len(edtf) == len("2025-05") and when.earliest and edtf == f"{when.earliest:%Y-%m}":
        month = _formed(when.earliest, pgettext("pattern: a month", "MMMM y"))
        return _("in {month}").format(month=month)
    # As it was typed, or as the text has it, unless that is in another language.
    return when.words if when.words.isascii() == (current() == ENGLISH) else _spelt(when)


def _spelt(when: When) -> str:
    """A season, or the month or the months in which it lies."""
    year, _dash, part = (when.edtf or "").partition("-")
    if part in _SEASONS:
        return _(_SEASONS[part]).format(year=year)
    if not (when.earliest and when.latest):
        return when.words
    pattern = pgettext("pattern: a month", "MMMM y")
    first, last = _formed(when.earliest, pattern), _formed(when.latest, pattern)
    if first == last:
        return _("about {month}").format(month=first)
    return _("about {first} to {last}").format(first=first, last=last)


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
    if first == second:
        return _("{day}, {hours} / {others}").format(day=first, hours=hours, others=others)
    return _("{day}, {hours} / {second}, {others}").format(
        day=first, hours=hours, second=second, others=others
    )


def _local(at: datetime, ends: datetime | None, days: timedelta, zone: str) -> tuple[str, str]:
    """The days and the hours of a meeting, as the clocks of a zone show them."""
    last = ends.astimezone(at.tzinfo) if ends else at + days
    start, city = f"{at:%H:%M}", _city(zone)
    hours = (
        _("{start}–{end} {city}").format(start=start, end=f"{last:%H:%M}", city=city)
        if ends
        else _("{start} {city}").format(start=start, city=city)
    )
    return spell_range(at.date(), last.date()), hours


def _city(zone: str) -> str:
    """The city that a zone is named after, as the language calls it; UTC has none."""
    from babel.dates import get_timezone_location

    return get_timezone_location(zone, locale=cldr(), return_city=True) if "/" in zone else zone
