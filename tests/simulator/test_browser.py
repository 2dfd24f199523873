"""The page in a real browser: what people see, by mouse, by keyboard and on a phone."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.domain.rules.rights import Rule
from bot.render.errors import why
from bot.simulator import page
from tests.serving import Site
from tests.simulator.browser import Window, Windows, holds
from tests.simulator.harness import REHEARSAL, Workspace
from tests.simulator.test_new_blocks import data_table, number, raw

PHONE = {"width": 390, "height": 844}
SPOKEN = "document.activeElement.ariaLabel ?? document.activeElement.textContent"


@pytest.fixture
def eu(url: str, windows: Windows) -> Window:
    """The EU officer's window, with the answer about cybersecurity in it."""
    window = windows.open(url)
    window.page.keyboard.press("Enter")
    expect(window.timeline.last).to_contain_text("CYBER-5")
    return window


def test_the_page_has_a_title_and_landmarks(eu: Window) -> None:
    """Whoever hears the page finds their way in it."""
    expect(eu.page).to_have_title(
        "#digital-partnership · Marlies Oosterveen · EU–Japan digital partnership (rehearsal)"
    )
    eu.press("Post in channel")
    eu.page.get_by_role("link", name="Reply in thread").click()
    for role in ("banner", "navigation", "main", "complementary"):
        expect(eu.page.get_by_role(role)).to_be_visible()
    expect(eu.page.get_by_role("heading", level=1)).to_have_text("#digital-partnership")
    expect(eu.page.get_by_role("log", name="Messages in #digital-partnership")).to_be_visible()
    expect(eu.page.get_by_role("log", name="Thread")).to_be_visible()


def test_a_claim_by_keyboard_alone(eu: Window) -> None:
    """Tab reaches the buttons, Enter presses them, and the focus is not lost on the way."""
    _tab_to(eu, "Claim: CYBER-1", "Shift+Tab")
    eu.page.keyboard.press("Enter")
    eu.hear("→ side eu")
    _tab_to(eu, "EU", "Tab")
    eu.page.keyboard.press("Enter")
    eu.hear("→ release CYBER-1")


def test_the_focus_outlives_what_is_pressed(eu: Window) -> None:
    """It stays on the button, or goes to its neighbour, or to the message when all is new there."""
    _tab_to(eu, "Post in channel", "Shift+Tab")
    eu.page.keyboard.press("Enter")
    expect(eu.posted.last).to_contain_text("CYBER-5")
    expect(eu.page.get_by_role("button", name="Post in channel")).not_to_be_visible()
    expect(eu.timeline.filter(has_text="Show it again")).to_be_focused()
    _tab_to(eu, "Claim: CYBER-2", "Shift+Tab")
    eu.page.keyboard.press("Enter")
    answer = eu.timeline.filter(has_text="Only visible to you").last
    holds(answer, "→ side eu")
    _tab_to(eu, "EU", "Tab")
    eu.page.keyboard.press("Enter")
    holds(answer, "→ release CYBER-2")
    expect(answer).to_be_focused()
    eu.page.locator("#next-day").press("Enter")
    expect(eu.page.locator("#clock")).to_contain_text("Wed 1 May 2024")
    expect(eu.page.locator("#next-day")).to_be_focused()


def test_the_focus_outlives_what_others_do(eu: Window, url: str, windows: Windows) -> None:
    """A button that has it keeps it while the message around it is drawn anew."""
    eu.ask("/dpc side eu", "EU")
    eu.ask("/dpc topic cybersecurity", "CYBER-5")
    eu.press("Post in channel")
    post = eu.posted.last
    post.get_by_role("button", name="Claim: CYBER-1").focus()
    windows.open(url).press("Claim: CYBER-2")
    expect(post).to_contain_text("EU Marlies Oosterveen, not reported")
    expect(post.get_by_role("button", name="Claim: CYBER-1")).to_be_focused()


COMPLETED = [
    ("/dpc cla", "/dpc claim", "/dpc claim "),
    ("/dpc claim CYBER", "CYBER-1 Product security frameworks", "/dpc claim CYBER-1 "),
    ("/dpc topic sem", "CHIPS Semiconductors · 半導体", "/dpc topic CHIPS "),
    ("/dpc dpc", "DPC-1", "/dpc DPC-1 "),
    ("@dpc 海底", "CABLES", "@dpc CABLES "),
]


def test_what_is_typed_is_completed(url: str, windows: Windows) -> None:
    """A command, and what it is about by its id, code or a word of its name; not free words."""
    page = windows.open(url).page
    composer, options = page.locator("#composer"), page.get_by_role("option")
    for begun, offered, taken in COMPLETED:
        composer.fill("")
        composer.press_sequentially(begun)
        expect(options.first).to_contain_text(offered)
        composer.press("Tab")
        expect(composer).to_have_value(taken)
    composer.fill("")
    composer.press_sequentially("/dpc search semi")
    expect(options).to_have_count(0)


def test_people_are_completed_wherever_they_are_mentioned(eu: Window) -> None:
    """By their handle, which nobody knows by heart; in a thread, commands begin with a mention."""
    composer = eu.page.locator("#composer")
    composer.press_sequentially("/dpc assign CYBER-2 @mi")
    expect(eu.page.get_by_role("option")).to_have_text(["@minori HAYASEGAWA Minori"])
    composer.press("ArrowDown")
    composer.press("Enter")
    expect(composer).to_have_value("/dpc assign CYBER-2 @minori ")
    composer.fill("")
    eu.press("Post in channel")
    eu.follow("Reply in thread")
    reply = eu.page.locator("#thread-composer")
    reply.press_sequentially("@dpc cla")
    reply.press("Tab")
    expect(reply).to_have_value("@dpc claim ")


def test_a_look_inside_by_keyboard(eu: Window, pictures: Path) -> None:
    """It is fetched when it is opened, can be copied, and gives the focus back."""
    asked: list[str] = []
    eu.page.on("request", lambda request: asked.append(request.url))
    eu.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    eu.say("/dpc next")
    eu.hear("Next: OECD")
    assert not [url for url in asked if "/inside" in url]
    eu.page.locator("#look-inside").press("Enter")
    pane = eu.page.get_by_role("complementary", name="A look inside")
    first = pane.locator("summary").first
    expect(first).to_contain_text(re.compile(r"slash command · /dpc next\s+200\s+[\d.]+ ms"))
    first.press("Enter")
    expect(pane).to_contain_text('"command": "/dpc"')
    eu.keep(pictures / "inside.png")
    eu.page.get_by_role("button", name="+1 day").click()  # nothing lies over it
    expect(eu.page.locator("#clock")).to_contain_text("Wed 1 May 2024")
    expect(pane).to_be_visible()
    pane.get_by_role("button", name="Copy").first.press("Enter")
    expect(pane.get_by_role("button", name="Copied")).to_be_visible()
    assert '"text": "next"' in eu.page.evaluate("navigator.clipboard.readText()")
    pane.get_by_label("from the bot").check()
    expect(first).not_to_be_visible()
    pane.get_by_label("from the bot").press("Escape")
    expect(pane).not_to_be_visible()
    expect(eu.page.locator("#look-inside")).to_be_focused()


def test_two_quick_clicks_are_one_claim(eu: Window) -> None:
    """Neither a double click nor two clicks in the same moment send anything twice."""
    eu.ask("/dpc side eu", "EU")
    before = eu.clicks
    eu.page.get_by_role("button", name="Claim: CYBER-1").dblclick()
    expect(eu.page.get_by_role("button", name="Release: CYBER-1")).to_be_visible()
    at_once = "button => { button.click(); button.click(); }"
    eu.page.get_by_role("button", name="Claim: CYBER-2").evaluate(at_once)
    expect(eu.page.get_by_role("button", name="Release: CYBER-2")).to_be_visible()
    assert eu.clicks - before == 2
    eu.say("/dpc topic cybersecurity")
    expect(eu.timeline.last).to_contain_text(re.compile(r"Leads: EU 2\D+5, Japan 0\D+5"))


def test_a_guest_is_refused_in_a_plain_sentence(url: str, windows: Windows) -> None:
    """A guest reads all, and is told why they cannot claim."""
    guest = windows.open(url, "Ingerid")
    guest.page.keyboard.press("Enter")
    expect(guest.timeline.last).to_contain_text("CYBER-5")
    expect(guest.page.get_by_role("button", name="Claim: CYBER-1")).to_have_count(0)
    guest.ask("/dpc claim CYBER-1", why(Rule.GUEST))


def test_japanese_words(eu: Window, pictures: Path) -> None:
    """A topic is found by its Japanese name, which stands in the answer."""
    eu.say("/dpc 海底ケーブル")
    expect(eu.timeline.last).to_contain_text("CABLES · 海底ケーブル")
    eu.keep(pictures / "japanese.png", eu.timeline.last)


def test_a_phone(url: str, windows: Windows, pictures: Path) -> None:
    """At 390 pixels nothing is cut off, and the sidebar is a drawer."""
    phone = windows.open(url, viewport=PHONE)
    phone.page.keyboard.press("Enter")
    expect(phone.timeline.last).to_contain_text("CYBER-5")
    assert _row(phone, "#menu") == _row(phone, "#controls-button")  # whatever the font
    clock = phone.page.get_by_role("button", name="Clock", exact=True)
    expect(phone.page.locator("#look-inside")).not_to_be_visible()
    clock.press("Enter")
    expect(phone.page.locator("#look-inside")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(clock).to_be_focused()
    phone.keep(pictures / "phone.png", phone.timeline.last)
    menu = phone.page.get_by_role("button", name="Channels and people")
    sidebar = phone.page.get_by_role("navigation")
    expect(sidebar).not_to_be_in_viewport()
    menu.click()
    expect(sidebar).to_be_in_viewport()
    phone.page.keyboard.press("Escape")
    expect(sidebar).not_to_be_in_viewport()
    phone.press("Post in channel")
    menu.click()
    phone.keep(pictures / "drawer.png")
    phone.be("HAYASEGAWA")
    expect(sidebar).not_to_be_in_viewport()
    phone.page.get_by_role("link", name="Reply in thread").click()
    expect(phone.page.get_by_role("textbox", name="Reply…")).to_be_focused()
    for width, height in ((390, 844), (320, 640), (320, 200)):
        phone.page.set_viewport_size({"width": width, "height": height})
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= width
        scroller = phone.page.locator("#thread .scroller")
        assert scroller.evaluate("each => each.clientHeight") > 100


def test_dark(url: str, windows: Windows, pictures: Path) -> None:
    """Whoever prefers dark gets a dark page."""
    dark = windows.open(url, color_scheme="dark")
    dark.page.keyboard.press("Enter")
    expect(dark.timeline.last).to_contain_text("CYBER-5")
    dark.keep(pictures / "dark.png", dark.timeline.last)
    colour = dark.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")) < 64


def test_the_clock_jumps_forward_only(eu: Window) -> None:
    """The menu closes when the clock has moved; a time that lies behind is refused in it."""
    clock, menu = eu.page.locator("#clock"), eu.page.get_by_text("Jump to…")
    menu.click()
    eu.page.get_by_label("Date and time, Brussels").fill("2024-05-01T09:00")
    eu.press("Go forward")
    expect(clock).to_contain_text("TokyoWed 1 May 2024, 16:00")
    expect(eu.page.get_by_role("button", name="Go forward")).not_to_be_visible()
    menu.click()
    eu.page.get_by_label("Date and time, Brussels").fill("2024-04-01T09:00")
    eu.press("Go forward")
    expect(eu.page.get_by_role("alert")).to_contain_text("the clock goes forward only")
    expect(eu.page.get_by_role("button", name="Go forward")).to_be_visible()
    # The refusal is a 409, and browsers put that into the console.
    eu.faults.clear()


def _tab_to(window: Window, label: str, key: str) -> None:
    """Press `key` until the focus is on the button of that spoken label."""
    for _ in range(40):
        window.page.keyboard.press(key)
        if window.page.evaluate(SPOKEN) == label:
            return
    pytest.fail(f"{key} does not reach {label}")


def _row(window: Window, selector: str) -> float:
    """How far down the middle of a control is."""
    box = window.page.locator(selector).bounding_box()
    assert box
    return round(box["y"] + box["height"] / 2)


def test_a_table_is_sorted_paged_and_filtered_by_keyboard(
    workspace: Workspace, windows: Windows, site: Site
) -> None:
    """Its rows are put in order by number, its caption and its order are spoken."""
    rows = [[raw("Id"), raw("Days")], *[[raw(f"AI-{n}"), number(n * 7 % 12)] for n in range(1, 12)]]
    site.app.router.routes[:0] = page.routes(workspace.slack, workspace.gateway, _Still())
    window = windows.open(site.url)
    workspace.client.chat_postMessage(
        channel=workspace.here, text="x", blocks=[data_table(*rows, page_size=4)]
    )
    table = window.page.get_by_role("table", name="Deliverables")
    shown = table.locator("tbody tr:visible")
    expect(shown).to_have_count(4)
    window.page.get_by_role("button", name="Days").press("Enter")
    window.page.get_by_role("button", name="Days").press("Enter")
    head = table.get_by_role("columnheader", name="Days")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(shown.first).to_have_text(re.compile(r"AI-5\s*11"))
    window.page.get_by_role("button", name="Next", exact=True).press("Enter")
    expect(window.page.get_by_text("5–8 of 11")).to_be_visible()
    window.page.get_by_role("searchbox", name="Filter: Deliverables").fill("ai-1")
    expect(shown).to_have_count(3)


class _Still:
    """A clock that stands."""

    def now(self) -> datetime:
        """The rehearsal's time."""
        return REHEARSAL

    today = now

    def next_due(self) -> None:
        """Nothing is due."""

    def advance(self, to: datetime) -> None:
        """It stays where it is."""
