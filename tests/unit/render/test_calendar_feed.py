"""Calendars as other programs read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.calendars import DueDay, Feed, Meeting, days_of
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import Fate, Milestone
from bot.render.calendars import ASSUMED_END
from bot.web.calendar_feed import written

from .world import EVE, MILESTONES, STATEMENT, card, standing, when

WORKING = standing("CYBER-1", Status.IN_PROGRESS, note="Between us", due=when("12 May 2026"))
LATER = EVE + timedelta(days=1)
PIECES = ["\r\n", "\n", "\r", "BEGIN:VEVENT", "END:VCALENDAR", ";", ",", ":", "\\", "\\n", '"']
HOSTILE = st.text(st.characters(codec="utf-8"), max_size=60) | st.lists(
    st.sampled_from([*PIECES, "\x00", "\x07", "\x85", "\u2028", "👩‍💻", "東京", "é", "x" * 300]),
    max_size=8,
).map("".join)


def meeting(milestone: Milestone, *ids: str) -> Meeting:
    """A meeting, with the deliverables that point to it."""
    days = days_of(milestone.when)
    assert days
    return Meeting(milestone, days, tuple(card(id) for id in ids))


def added(words: str, **fields: Any) -> Milestone:
    """A meeting that was set in Slack."""
    set_here = {"id": "M-1", "title": "Experts", "revision": 1, "set_by": "U1", "set_at": EVE}
    return Milestone(when=when(words), **set_here | fields)


def due(**fields: Any) -> DueDay:
    """CYBER-1, due on 12 May 2026 for the EU unless said otherwise."""
    day = date(2026, 5, 12)
    return replace(DueDay(card("CYBER-1"), Side.EU, WORKING, (day, day)), **fields)


def text(*meetings: Meeting, dues: tuple[DueDay, ...] = ()) -> bytes:
    """A calendar as it is sent."""
    return written(Feed("T1", "U1", STATEMENT, meetings, dues))


def parsed(raw: bytes) -> list[Any]:
    """The events of a calendar, as another program reads them; their values are of many types."""
    return list(Calendar.from_ical(raw).walk("VEVENT"))


def read(*meetings: Meeting, dues: tuple[DueDay, ...] = ()) -> list[Any]:
    """The events of a calendar that holds these."""
    return parsed(text(*meetings, dues=dues))


def test_a_meeting_of_the_statement() -> None:
    """Whole days, with an end after the last; the reference, and who leads on each side."""
    (event,) = read(meeting(MILESTONES["OECD-2024"], "DFFT-1", "AI-2"))
    assert event["uid"] == "milestone-OECD-2024@dpc.T1"
    assert event["summary"] == MILESTONES["OECD-2024"].title
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2024, 5, 2),
        date(2024, 5, 4),
    )
    assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
    assert event["sequence"] == 0
    first, dfft, ai = event["description"].splitlines()
    assert first.startswith("OECD-2024 §")
    assert dfft.endswith("EU Clara Lindqvist · Japan MORI Haruka")
    assert ai.endswith("EU no lead · Japan MORI Haruka")
    assert "status" not in event


def test_a_meeting_with_an_hour() -> None:
    """A moment in UTC; an hour is assumed where nobody said how long it takes."""
    (event,) = read(meeting(added("12 May 2026 14:00 Tokyo", place="Kasumigaseki")))
    assert event.decoded("dtstart") == datetime(2026, 5, 12, 5, tzinfo=UTC)
    assert b"DTSTART:20260512T050000Z\r\n" in event.to_ical()
    assert event.decoded("dtend") == datetime(2026, 5, 12, 6, tzinfo=UTC)
    assert ASSUMED_END in event["description"]
    assert (event["location"], event["sequence"]) == ("Kasumigaseki", 1)
    assert event.decoded("dtstamp") == EVE


def test_a_cancelled_meeting() -> None:
    """It stays, and is said to be cancelled."""
    (event,) = read(meeting(added("12 May 2026", outcome=Fate.CANCELLED, revision=2)))
    assert (event["status"], event["sequence"]) == ("CANCELLED", 2)
    assert str(event["summary"]).startswith("Cancelled: ")


@pytest.mark.parametrize("words", ["2025", "early 2026", "May 2026", "spring 2026", "2025~"])
def test_what_is_on_no_known_day(words: str) -> None:
    """A year, a month or a season is no day."""
    assert days_of(MILESTONES["DPC-3"].when) is None
    if words != "2025~":
        assert days_of(when(words)) is None


def test_a_due_date() -> None:
    """The day, for whoever has it in hand; notes are not in it, and nobody looks busy."""
    (event,) = read(dues=(due(),))
    assert event["uid"] == "due-eu-CYBER-1@dpc.T1"
    assert event["summary"] == "Due: CYBER-1 Product security frameworks"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2026, 5, 12),
        date(2026, 5, 13),
    )
    assert event["description"] == "CYBER-1 §6.1\nEU Clara Lindqvist · Japan no lead"
    assert event["transp"] == "TRANSPARENT"
    assert event.decoded("dtstamp") == WORKING.at


def test_due_before_a_meeting() -> None:
    """The meeting is named; one that is cancelled lets nothing be due."""
    moved = added("12 May 2026", set_at=LATER)
    before = replace(WORKING, due=None, milestone="M-1")
    ahead = replace(card("CYBER-1"), set_here={"M-1": moved})
    off = moved.model_copy(update={"outcome": Fate.CANCELLED})
    called_off = replace(ahead, set_here={"M-1": off})
    events = read(dues=(due(card=ahead, standing=before), due(card=called_off, standing=before)))
    assert "Before Experts, 12 May 2026" in events[0]["description"]
    assert [event.get("status") for event in events] == [None, "CANCELLED"]


def test_the_same_bytes_while_nothing_changes() -> None:
    """And others as soon as a lead does: the stamp follows the state."""
    now = text(meeting(MILESTONES["OECD-2024"], "DFFT-1"), dues=(due(),))
    assert now == text(meeting(MILESTONES["OECD-2024"], "DFFT-1"), dues=(due(),))
    seat = card("DFFT-1").eu
    assert seat
    taken = replace(card("DFFT-1"), eu=replace(seat, since=LATER))
    (event,) = read(replace(meeting(MILESTONES["OECD-2024"]), cards=(taken,)))
    assert event.decoded("dtstamp") == LATER


def bare(words: str) -> str:
    """Words without spaces and control characters."""
    return "".join(c for c in words if not c.isspace() and category(c) != "Cc")


@given(title=HOSTILE, place=HOSTILE)
def test_what_people_type_stays_what_it_is(title: str, place: str) -> None:
    """No title ends its line, its event or the calendar; lines are folded at 75 octets."""
    raw = text(meeting(added("12 May 2026", title=title, place=place)))
    (event,) = parsed(raw)
    assert event.errors == []
    assert set(event) <= {
        "UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "TRANSP", "SEQUENCE", "LOCATION",
        "DTSTART", "DTEND", "LAST-MODIFIED",
    }  # fmt: skip
    assert bare(event["summary"]) == bare(title)
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\r" in line or b"\n" in line for line in lines)


def test_a_title_of_a_thousand_characters() -> None:
    """Is told in full, emoji included."""
    title = "協力 🤝 " * 200 + "end"
    (event,) = read(meeting(added("12 May 2026", title=title)))
    assert event["summary"] == title
