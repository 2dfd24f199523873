"""Names and titles that are more than words, wherever the bot shows them or hands them on."""

from __future__ import annotations

import re

import httpx
import pytest
from icalendar import Calendar

from tests.slack.conversation import play
from tests.slack.test_stocktake import arrived, sheet, table
from tests.slack.world import World

NAMES = [
    "<!channel> @here <@U06RHC7W5NE>",
    "<https://evil.example|Marlies> *b* `c`",
    '=HYPERLINK("https://evil.example")',
    "x\r\nATTENDEE:mailto:evil@example.org\r\nBEGIN:VALARM",
    "\u202edecrevni\u202c {{7*7}} %s ${x}",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_slacks_is_a_name_everywhere(world: World, name: str) -> None:
    """In messages, redrawn ones, tabs, tables and calendars; the fixture looks for what rings."""
    person = world.person("marlies")
    person.real_name = name
    for does in ("side eu", "claim CYBER-1", "due CYBER-1 2024-06-03", "subscribe"):
        world.do("marlies", f"@dpc {does}")
    play(world, ("tomek", "@dpc CYBER-1", "thread: CYBER-1"))
    world.do("marlies", "home")
    world.do("marlies", "dm stocktake")
    rows = table(sheet(arrived(world, "marlies")))
    [lead] = [row["EU lead"] for row in rows if row["ID"] == "CYBER-1"]
    assert lead
    assert not lead.startswith(("=", "+", "-", "@"))
    (seen,) = world.do("marlies", "/dpc calendar")
    address = re.search(r"http://\S+?/calendar/[\w-]{43}\.ics", seen.text)
    assert address
    calendar = Calendar.from_ical(httpx.get(address[0]).raise_for_status().text)
    assert not calendar.walk("VALARM")
    assert all("attendee" not in event for event in calendar.walk("VEVENT"))
    shown = world.local.slack.state.model_dump_json(exclude={"people"})
    assert "<https://evil.example" not in shown
