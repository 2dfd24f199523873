"""Every way of being reminded, click by click in a browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.simulator.browser import Window, Windows, carrying, holds


def test_a_channel_is_reminded(url: str, windows: Windows, pictures: Path) -> None:
    """Subscribed, the clock moved on, claimed under the reminder, moved, muted; and a digest."""
    tomek, eu = windows.open(url, "Tomek"), windows.open(url)
    eu.ask("/dpc side eu", "EU")
    subscribed = tomek.ask("/dpc subscribe", "1 May 2024, 09:00", "→ reminders")
    tomek.keep(pictures / "reminding-subscribed.png", subscribed)
    tomek.ask("/dpc digest weekly", "6 May 2024, 09:00", "→ reminders")
    tomek.page.get_by_role("button", name="Next reminder Wed 1 May 2024, 09:00").click()
    tomek.hear("→ mute OECD-2024", "→ claim DFFT-4")
    tomek.keep(pictures / "reminding-reminder.png", tomek.timeline.last)

    eu.follow("Reply in thread")
    eu.reply("claim DFFT-4")
    expect(eu.thread).to_have_count(3)
    holds(eu.thread.last, "Marlies Oosterveen", "DFFT-4")
    tomek.hear("Marlies Oosterveen")
    eu.keep(pictures / "reminding-claim.png", eu.timeline.last)

    tomek.jump("2024-05-07T10:00")
    digest = tomek.hear("Marlies Oosterveen", "→ unclaimed", "→ stocktake")
    tomek.keep(pictures / "reminding-digest.png", digest)
    came = tomek.page.locator("#came")
    came.get_by_text("3 messages came").click()
    expect(came.locator("li")).to_contain_text(
        [
            "Thu 2 May 2024, 09:00, #digital-partnership",
            "Mon 6 May 2024, 09:00, #digital-partnership",
            "Tue 7 May 2024, 09:00, to Tomek Wilczarski",
        ]
    )
    tomek.keep(pictures / "reminding-came.png")
    tomek.page.keyboard.press("Escape")
    _a_meeting_moves(tomek, pictures)


def _a_meeting_moves(tomek: Window, pictures: Path) -> None:
    tomek.ask("/dpc milestone move DPC-3 10 June 2024", "→ milestone move DPC-3")
    tomek.press("Save")
    tomek.hear("10 June 2024", "→ show DPC-3")
    tomek.page.get_by_role("button", name="Next reminder Fri 10 May 2024, 09:00").click()
    reminders = tomek.posted.filter(has=tomek.page.locator(carrying("mute DPC-3")))
    reminder = reminders.last
    reminder.locator(carrying("mute DPC-3")).click()
    expect(reminder).to_contain_text("1 reply")
    tomek.keep(pictures / "reminding-muted.png", reminder)
    tomek.jump("2024-06-10T10:00")
    expect(reminders).to_have_count(1)


def test_the_next_reminder_is_one_that_comes(url: str, windows: Windows, pictures: Path) -> None:
    """One press goes on through what has nothing to say; when nothing comes at all, it says so."""
    tomek = windows.open(url, "Tomek")
    tomek.ask("/dpc digest weekly", "6 May 2024, 09:00", "→ reminders")
    tomek.page.get_by_role("button", name="Next reminder Mon 6 May 2024, 09:00").press("Enter")
    nothing = tomek.page.get_by_text("Nothing came until 5 May 2025.")
    expect(nothing).to_be_in_viewport(ratio=1, timeout=120_000)  # a year of Mondays
    expect(tomek.page.locator("#next-reminder")).to_be_focused()
    tomek.keep(pictures / "reminding-nothing.png")
    tomek.ask("/dpc subscribe", "→ reminders")
    tomek.page.get_by_role("button", name="Next reminder Mon 12 May 2025, 09:00").click()
    expect(tomek.page.locator("#came")).to_contain_text("1 message came")
    expect(tomek.page.locator("#clock dl")).to_contain_text("1 Jul 2025, 09:00")


def test_a_person_is_reminded(url: str, windows: Windows, pictures: Path) -> None:
    """By direct message, which can be put off and acted on; and by a calendar of their own."""
    eu = windows.open(url)
    eu.ask("/dpc side eu", "EU")
    eu.ask("/dpc claim CYBER-1", "→ release CYBER-1")
    eu.ask("/dpc due CYBER-1 12 June 2024", "12 June 2024")
    eu.jump("2024-06-05T09:00")
    expect(eu.page.locator("#news")).to_have_text("1 new in dpc.")
    eu.go("dpc")
    eu.hear("5 June 2024", "→ done CYBER-1")
    eu.keep(pictures / "reminding-personal.png", eu.timeline.last)
    eu.press("Snooze CYBER-1…")
    eu.keep(pictures / "reminding-snooze.png")
    eu.send_off("Snooze", Not_before="next week")
    eu.hear("10 June 2024")
    eu.jump("2024-06-10T09:00")
    expect(eu.timeline).to_have_count(2)
    eu.hear("10 June 2024", "→ done CYBER-1")
    eu.press("Complete: CYBER-1")
    eu.hear("complete")
    _calendar(eu, pictures)


def _calendar(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc calendar", "/calendar/")
    address = re.search(r"http://\S+/calendar/[\w-]{43}\.ics", eu.timeline.last.inner_text())
    assert address
    calendar = eu.page.request.get(address[0]).text()
    assert "OECD Ministerial Council Meeting" in calendar
    eu.ask("/dpc calendar revoke")
    assert eu.page.request.get(address[0]).status == 404
    eu.keep(pictures / "reminding-calendar.png")
