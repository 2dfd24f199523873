"""Every way of reading, click by click in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.simulator.browser import Window, Windows, holds


def test_reading(url: str, windows: Windows, pictures: Path) -> None:
    """What was agreed is found by topic, name, id and words; as lists; as a file."""
    eu = windows.open(url)
    _by_name(eu, pictures)
    _by_id_and_words(eu, pictures)
    _as_lists(eu, pictures)
    _in_the_channel(eu, windows.open(url, "HAYASEGAWA"), pictures)
    _as_a_file(eu, pictures)


def _by_name(eu: Window, pictures: Path) -> None:
    eu.keep(pictures / "reading-first.png")
    eu.page.keyboard.press("Enter")
    eu.keep(pictures / "reading-topic.png", eu.hear("§6", "→ claim CYBER-5"))
    eu.ask("/dpc 海底ケーブル", "→ claim CABLES-2")
    eu.ask("/dpc cybersecurty", "→ claim CYBER-5")
    eu.ask("/dpc standards", "→ topic DATA", "→ topic CYBER", "→ topic 6G")
    eu.keep(pictures / "reading-doubt.png", eu.timeline.last)
    eu.timeline.last.get_by_role("button", name="Cybersecurity").click()
    eu.hear("→ claim CYBER-5")


def _by_id_and_words(eu: Window, pictures: Path) -> None:
    shown = eu.ask("/dpc show CYBER-2", "§6.1", "§6.2", "→ history CYBER-2")
    eu.keep(pictures / "reading-deliverable.png", shown)
    eu.ask("/dpc show 6.3", "§6.3", "→ claim CYBER-3")
    found = eu.ask("/dpc search skills gap", "§6.3", "→ claim CYBER-3")
    eu.keep(pictures / "reading-search.png", found)


def _as_lists(eu: Window, pictures: Path) -> None:
    for command, *words in (
        ("topics", "→ topic CYBER", "→ topic CABLES"),
        ("milestones", "OECD-2024", "DPC-3"),
        ("next", "2–3 May 2024", "→ show OECD-2024"),
        ("instruments", "4 July 2023"),
    ):
        eu.keep(pictures / f"reading-{command}.png", eu.ask(f"/dpc {command}", *words))


def _in_the_channel(eu: Window, japan: Window, pictures: Path) -> None:
    japan.go("cyber-desk")
    eu.press("Post in channel")
    holds(eu.posted.last, "4 July 2023")
    unread = japan.page.locator("#sidebar a", has_text="digital-partnership")
    expect(unread).to_contain_text("1 new")
    japan.keep(pictures / "reading-unread.png")
    japan.go("digital-partnership")
    expect(unread).not_to_contain_text("new")
    japan.hear("4 July 2023")


def _as_a_file(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc stocktake cybersecurity", "→ claim CYBER-5")
    eu.keep(pictures / "reading-stocktake.png", eu.timeline.last)
    eu.press("Send me the table")
    expect(eu.page.get_by_role("status").filter(has_text="1 new in dpc.")).to_be_attached()
    eu.go("dpc")
    with eu.page.expect_download() as download:
        eu.page.get_by_role("link", name="2024-04-30.csv").click()
    table = Path(download.value.path()).read_text("utf-8-sig")
    assert [f"CYBER-{n}" in table for n in range(1, 7)] == [True] * 5 + [False]
    eu.keep(pictures / "reading-file.png")
