"""Somebody's calendar as iCalendar (RFC 5545): the same bytes for as long as nothing changes.

Titles and names are what people typed: control characters go, and the library escapes the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.calendars import Days, DueDay, Feed, Meeting
from bot.domain.dates import ends_at
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.errors import Refused
from bot.domain.rules.rights import Rule
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Fate, When
from bot.domain.text import one_line
from bot.render import calendars as words
from bot.render.kit import milestones
from bot.render.kit.language import speaking
from bot.render.kit.mentions import readable
from bot.services.dispatch import Dispatcher

if TYPE_CHECKING:
    from icalendar import Event

_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class CalendarFeeds:
    """Asks the dispatcher, and writes the calendar down; nothing here changes anything."""

    dispatcher: Dispatcher

    def __call__(self, secret: str) -> bytes | HTTPStatus:
        """The calendar that a secret opens; for whatever else, how to answer instead."""
        found = self.dispatcher.calendar(secret)
        if isinstance(found, Refused) and found.rule is Rule.UNKNOWN:
            # Slack does not say who this is, or is away: calendars keep what they have.
            return HTTPStatus.SERVICE_UNAVAILABLE
        if not isinstance(found, Feed):
            return HTTPStatus.NOT_FOUND
        with speaking(lambda: self.dispatcher.locale(found.team, found.user)):
            return written(found)


def written(feed: Feed) -> bytes:
    """The text of a calendar, in UTF-8, in the language that is being spoken."""
    from icalendar import Calendar  # loaded by the first calendar that is asked for

    calendar = Calendar()
    calendar.add("prodid", "-//dpc//EU-Japan Digital Partnership//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.name())
    for meeting in feed.meetings:
        calendar.add_component(_meeting(meeting, feed))
    for due in feed.dues:
        calendar.add_component(_due(due, feed))
    text: bytes = calendar.to_ical()  # the library types it not
    return text


def _meeting(meeting: Meeting, feed: Feed) -> Event:
    milestone = meeting.milestone
    ends = ends_at(milestone.when)
    assumed = milestone.when.at is not None and not ends
    event = _event(
        f"milestone-{milestone.id}@dpc.{feed.team}",
        words.meeting_entry(milestone),
        words.meeting_lines(milestone, meeting.cards, assumed=assumed),
        _latest(feed, milestone.set_at, meeting.cards),
    )
    event.add("sequence", milestone.revision)
    if place := milestones.place(milestone):
        event.add("location", _line(place))
    if milestone.outcome is Fate.CANCELLED:
        event.add("status", "CANCELLED")
    if milestone.when.at:
        event.add("dtstart", milestone.when.at.astimezone(UTC))
        event.add(
            "dtend", (ends or _assumed_end(milestone.when.at, milestone.when)).astimezone(UTC)
        )
    else:
        _add_days(event, meeting.days)
    return event


def _assumed_end(at: datetime, when: When) -> datetime:
    """An hour after the hour at which it begins, on its last day, where nobody said how long."""
    local = at.astimezone(ZoneInfo(when.zone or "UTC"))
    last = when.latest or local.date()
    return local + (last - local.date()) + _HOUR


def _due(due: DueDay, feed: Feed) -> Event:
    """A due date, or the days of the meeting that something is due before."""
    card, id = due.card, due.card.deliverable.id
    milestone = due.standing.milestone
    meeting = card.set_here[milestone] if milestone else None
    event = _event(
        f"due-{due.side}-{id}@dpc.{feed.team}",
        words.due_entry(card, meeting),
        words.due_lines(card, meeting),
        max(due.standing.changed_at, _latest(feed, meeting.set_at if meeting else None, [card])),
    )
    event.add(
        "sequence", _sequence(feed, due.standing.due_set, meeting.set_at if meeting else None)
    )
    if meeting and meeting.outcome is Fate.CANCELLED:
        event.add("status", "CANCELLED")
    _add_days(event, due.days)
    return event


def _sequence(feed: Feed, *moved: datetime | None) -> int:
    """A number that goes up whenever a due date is set or its meeting moves.

    The seconds from the statement to then: no counter of moves is kept.
    """
    begun = datetime.combine(feed.statement.held, time(), UTC)
    return max(int((each - begun).total_seconds()) if each else 0 for each in (begun, *moved))


def _event(uid: str, title: str, lines: Iterable[str], changed: datetime) -> Event:
    """What all events have; none of them makes its reader look busy."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("summary", _line(title))
    event.add("description", "\n".join(_line(line) for line in lines))
    event.add("transp", "TRANSPARENT")
    return event


def _add_days(event: Event, days: Days) -> None:
    """Whole days; as the format wants it, the end is the day after the last."""
    first, last = days
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))


def _latest(feed: Feed, changed: datetime | None, cards: Iterable[Card]) -> datetime:
    """When last something changed of what is told: never "now", or no two readings were alike."""
    begun = datetime.combine(feed.statement.held, time(), UTC)
    seats = [_since(feed, card, side) or begun for card in cards for side in SEATS]
    return max([begun, *([changed] if changed else []), *seats])


def _since(feed: Feed, card: Card, side: Side) -> datetime | None:
    """Since when a seat is somebody's or, having been so, is open."""
    seat = card.seat(side)
    return seat.since if seat else feed.released.get((card.deliverable.id, side))


def _line(text: str) -> str:
    """One line without control characters, which the format has no way to write."""
    line = one_line(readable(text))
    return "".join(c for c in line if unicodedata.category(c) != "Cc")
