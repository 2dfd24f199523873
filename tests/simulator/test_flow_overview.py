"""The overview and the lists in a real browser: on one screen, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.simulator.browser import Window, Windows

PHONE = {"width": 390, "height": 844}
SAID = (
    "/dpc side eu",
    "/dpc claim CYBER-1",
    "/dpc claim DATA-1",
    "/dpc claim AI-2",
    "/dpc status CYBER-1 in progress",
    "/dpc done DATA-1",
    "/dpc due CYBER-1 12 January 2024",
)


@pytest.fixture
def officer(url: str, windows: Windows) -> Window:
    """An officer with a few deliverables, of which one is late; nothing else on the page."""
    window = windows.open(url)
    for said in SAID:
        count = window.timeline.count()
        window.say(said)
        expect(window.timeline).to_have_count(count + 1)
    window.page.get_by_role("button", name="Close the first minute").click()
    return window


def test_each_is_one_screen(officer: Window, pictures: Path) -> None:
    """At 1280 by 800 nobody has to scroll through an answer, in either direction."""
    for said, *words in (
        ("overview", "13 January 2024"),
        ("stocktake", "33", "→ show DFFT-1"),
        ("unclaimed", "→ show DFFT-1"),
    ):
        answer = officer.ask(f"/dpc {said}", *words)
        officer.keep(pictures / f"{said}.png", answer)
        assert answer.evaluate("each => each.offsetHeight") <= screen(officer), said
        assert fits(officer)


def test_a_phone_shows_lists_in_the_dark(officer: Window, windows: Windows, pictures: Path) -> None:
    """The page itself never scrolls sideways; a table does so by itself, its ids on one line."""
    address = officer.page.url
    officer.ask("/dpc overview", "13 January 2024")
    phone = windows.open(address, viewport=PHONE, color_scheme="dark")
    phone.hear("13 January 2024")
    phone.keep(pictures / "overview-phone.png", phone.timeline.last)
    assert fits(phone)
    officer.ask("/dpc stocktake", "→ show DFFT-1")
    id = phone.timeline.last.get_by_role("button", name="Details of DFFT-1")
    expect(id).to_be_visible()
    phone.keep(pictures / "stocktake-phone.png", phone.timeline.last)
    assert id.evaluate("each => each.offsetHeight < 30")
    assert fits(phone)


def screen(window: Window) -> int:
    """How many pixels of the messages are seen at once."""
    seen = "document.querySelector('#composer').getBoundingClientRect().top"
    top = "document.querySelector('#timeline').getBoundingClientRect().top"
    return int(window.page.evaluate(f"Math.floor({seen} - {top})"))


def fits(window: Window) -> bool:
    """Whether nothing of the page is outside the window."""
    return bool(window.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
