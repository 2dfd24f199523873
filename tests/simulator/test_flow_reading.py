"""Every way of reading, click by click in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.simulator.browser import Window, Windows


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
    eu.keep(pictures / "reading-topic.png", eu.hear("Cybersecurity · §6", "CYBER-5"))
    eu.ask("/dpc 海底ケーブル", "Submarine cables · §4", "CABLES-2")
    eu.ask("/dpc cybersecurty", "Cybersecurity · §6")
    eu.ask("/dpc standards", "“standards” fits more than one topic. Which one?")
    eu.keep(pictures / "reading-doubt.png", eu.timeline.last)
    eu.timeline.last.get_by_role("button", name="Cybersecurity").click()
    eu.hear("Cybersecurity · §6")


def _by_id_and_words(eu: Window, pictures: Path) -> None:
    shown = eu.ask(
        "/dpc show CYBER-2", "CYBER-2 · Standards experts", "§6.1", "§6.2", "EU: no lead"
    )
    eu.keep(pictures / "reading-deliverable.png", shown)
    eu.ask("/dpc show 6.3", "§6.3 · Cybersecurity", "CYBER-3")
    found = eu.ask("/dpc search skills gap", "Search: “skills gap”", "CYBER-3")
    eu.keep(pictures / "reading-search.png", found)


def _as_lists(eu: Window, pictures: Path) -> None:
    for command, *words in (
        ("topics", "Cybersecurity", "Submarine cables"),
        ("milestones", "OECD-2024", "DPC-3", "without a date"),
        ("next", "Next: OECD Ministerial Council Meeting, 2–3 May 2024"),
        ("instruments", "Signed, 4 July 2023"),
    ):
        eu.keep(pictures / f"reading-{command}.png", eu.ask(f"/dpc {command}", *words))


def _in_the_channel(eu: Window, japan: Window, pictures: Path) -> None:
    japan.go("cyber-desk")
    eu.press("Post in channel")
    expect(eu.posted.last).to_contain_text("Signed, 4 July 2023")
    unread = japan.page.locator("#sidebar a", has_text="digital-partnership")
    expect(unread).to_contain_text("1 new")
    japan.keep(pictures / "reading-unread.png")
    japan.go("digital-partnership")
    expect(unread).not_to_contain_text("new")
    expect(japan.timeline.last).to_contain_text("Signed, 4 July 2023")


def _as_a_file(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc stocktake cybersecurity", "Stocktake: Cybersecurity")
    eu.keep(pictures / "reading-stocktake.png", eu.timeline.last)
    eu.press("Send me the table")
    expect(eu.page.get_by_role("status").filter(has_text="1 new in dpc.")).to_be_attached()
    eu.go("dpc")
    with eu.page.expect_download() as download:
        eu.page.get_by_role("link", name="2024-04-30.csv").click()
    table = Path(download.value.path()).read_text("utf-8-sig")
    assert [f"CYBER-{n}" in table for n in range(1, 7)] == [True] * 5 + [False]
    eu.keep(pictures / "reading-file.png")
