"""Every way of being reminded, click by click in a browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.simulator.browser import Window, Windows


def test_a_channel_is_reminded(url: str, windows: Windows, pictures: Path) -> None:
    """Subscribed, the clock moved on, claimed under the reminder, moved, muted; and a digest."""
    tomek, eu = windows.open(url, "Tomek"), windows.open(url)
    eu.ask("/dpc side eu", "You act for the EU.")
    subscribed = tomek.ask("/dpc subscribe", "1 May 2024, 09:00: OECD Ministerial Council Meeting")
    tomek.keep(pictures / "reminding-subscribed.png", subscribed)
    tomek.ask("/dpc digest weekly", "every Monday at 09:00")
    tomek.page.get_by_role("button", name="Next reminder Wed 1 May 2024, 09:00").click()
    tomek.hear("Tomorrow: OECD Ministerial Council Meeting", "6 leads are missing")
    tomek.keep(pictures / "reminding-reminder.png", tomek.timeline.last)

    eu.follow("Reply in thread")
    eu.reply("claim DFFT-4")
    expect(eu.thread.last).to_contain_text("Marlies Oosterveen leads DFFT-4")
    expect(tomek.timeline.last).to_contain_text("5 leads are missing")
    eu.keep(pictures / "reminding-claim.png", eu.timeline.last)

    tomek.jump("2024-05-07T10:00")
    digest = tomek.hear("What changed since", "lead Marlies Oosterveen", "Leads missing")
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
    tomek.ask("/dpc milestone move DPC-3 10 June 2024", "Before: in 2025")
    tomek.press("Save")
    tomek.hear("10 June 2024", "changed in Slack")
    tomek.page.get_by_role("button", name="Next reminder Fri 10 May 2024, 09:00").click()
    reminder = tomek.posted.filter(has_text="In 31 days").last
    expect(reminder).to_contain_text("Third meeting")
    reminder.get_by_role("button", name=re.compile("^Mute")).click()
    expect(reminder).to_contain_text("1 reply")
    tomek.keep(pictures / "reminding-muted.png", reminder)
    tomek.jump("2024-06-11T10:00")
    expect(tomek.posted.filter(has_text="In 7 days")).to_have_count(0)


def test_the_next_reminder_is_one_that_comes(url: str, windows: Windows, pictures: Path) -> None:
    """One press goes on through what has nothing to say; when nothing comes at all, it says so."""
    tomek = windows.open(url, "Tomek")
    tomek.ask("/dpc digest weekly", "every Monday at 09:00")
    tomek.page.get_by_role("button", name="Next reminder Mon 6 May 2024, 09:00").press("Enter")
    nothing = tomek.page.get_by_text("Nothing came until 5 May 2025.")
    expect(nothing).to_be_in_viewport(ratio=1, timeout=120_000)  # a year of Mondays
    expect(tomek.page.locator("#next-reminder")).to_be_focused()
    tomek.keep(pictures / "reminding-nothing.png")
    tomek.ask("/dpc subscribe", "is reminded of all topics")
    tomek.page.get_by_role("button", name="Next reminder Mon 12 May 2025, 09:00").click()
    expect(tomek.page.locator("#came")).to_contain_text("1 message came")
    expect(tomek.page.locator("#clock dl")).to_contain_text("1 Jul 2025, 09:00")


def test_a_person_is_reminded(url: str, windows: Windows, pictures: Path) -> None:
    """By direct message, which can be put off and acted on; and by a calendar of their own."""
    eu = windows.open(url)
    eu.ask("/dpc side eu", "You act for the EU.")
    eu.ask("/dpc claim CYBER-1", "You lead CYBER-1")
    eu.ask("/dpc due CYBER-1 12 June 2024", "is due 12 June 2024")
    eu.jump("2024-06-05T09:00")
    expect(eu.page.locator("#news")).to_have_text("1 new in dpc.")
    eu.go("dpc")
    eu.hear("5 June 2024", "CYBER-1", "due in 7 days")
    eu.keep(pictures / "reminding-personal.png", eu.timeline.last)
    eu.press("Snooze CYBER-1…")
    eu.keep(pictures / "reminding-snooze.png")
    eu.send_off("Snooze", Not_before="next week")
    eu.hear("snoozed until 10 June 2024")
    eu.jump("2024-06-10T09:00")
    eu.hear("10 June 2024", "due in 2 days")
    eu.press("Complete: CYBER-1")
    eu.hear("Nothing is left to do", "complete")
    _calendar(eu, pictures)


def _calendar(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc calendar", "/calendar/")
    address = re.search(r"http://\S+/calendar/[\w-]{43}\.ics", eu.timeline.last.inner_text())
    assert address
    calendar = eu.page.request.get(address[0]).text()
    assert "OECD Ministerial Council Meeting" in calendar
    eu.ask("/dpc calendar revoke", "Your calendar address has stopped.")
    assert eu.page.request.get(address[0]).status == 404
    eu.keep(pictures / "reminding-calendar.png")
