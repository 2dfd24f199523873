"""Every way of owning, click by click in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.simulator.browser import Window, Windows


def test_taking_and_giving_back(url: str, windows: Windows, pictures: Path) -> None:
    """By command, button, mention and bare word; and what comes of it is seen by the other side."""
    eu, japan = windows.open(url), windows.open(url, "HAYASEGAWA")
    eu.ask("/dpc claim CYBER-1", "which side do you work for?")
    eu.keep(pictures / "owning-side.png", eu.timeline.last)
    eu.press("EU")
    eu.hear("You lead CYBER-1")
    eu.ask("/dpc topic cybersecurity", "CYBER-5")
    eu.press("Claim: CYBER-2")
    expect(eu.page.get_by_role("button", name="Release: CYBER-2")).to_be_visible()
    eu.press("Post in channel")

    japan.follow("Reply in thread")
    japan.reply("@dpc claim CYBER-3")
    japan.press("Japan")
    expect(japan.thread.last).to_contain_text("HAYASEGAWA Minori leads CYBER-3")
    expect(eu.posted.first).to_contain_text("EU no lead · Japan HAYASEGAWA Minori")

    eu.ask("/dpc show CYBER-4", "CYBER-4")
    eu.press("Post in channel")
    expect(japan.posted.last).to_contain_text("CYBER-4 · ")
    japan.follow("Reply in thread")
    japan.reply("claim")
    expect(japan.thread.last).to_contain_text("HAYASEGAWA Minori leads CYBER-4")
    japan.keep(pictures / "owning-thread.png", japan.timeline.first)
    japan.reply("release")
    expect(japan.thread.last).to_contain_text("HAYASEGAWA Minori released CYBER-4")
    eu.ask("/dpc release CYBER-2", "You released CYBER-2")


def test_a_guest_and_a_neighbour(url: str, windows: Windows, pictures: Path) -> None:
    """A guest is refused in words; whoever has no commands is offered mentions."""
    guest = windows.open(url, "Ingerid")
    guest.ask("/dpc claim CYBER-1", "Guests can only read until an admin admits them.")
    neighbour = windows.open(url, "SHIRAKABE")
    neighbour.page.locator("#composer").press_sequentially("@dpc top")
    expect(neighbour.page.get_by_role("option").first).to_contain_text("@dpc topic")
    neighbour.keep(pictures / "owning-neighbour.png")
    neighbour.ask("@dpc CYBER-1", "1 reply")
    neighbour.follow("1 reply")
    expect(neighbour.thread.last).to_contain_text("CYBER-1 · Product security frameworks")


def test_keeping_it_true(url: str, windows: Windows, pictures: Path) -> None:
    """Forms to assign and report, a message as evidence, the history and the Home tab."""
    eu = windows.open(url)
    _assign(eu, pictures)
    _report(eu, pictures)
    _by_command(eu)
    _evidence(eu, pictures)
    eu.keep(
        pictures / "owning-history.png",
        eu.ask("/dpc history CYBER-1", "History of CYBER-1", "complete", "https://example.org/a"),
    )
    eu.go("Home")
    expect(eu.page.locator(".home")).to_contain_text("Yours · 2 deliverables")
    eu.keep(pictures / "owning-home.png")
    eu.page.locator(".home").get_by_role("button", name="Report on CYBER-4…").click()
    eu.choose("substantial")
    eu.send_off("Report")
    expect(eu.page.locator(".home")).to_contain_text("substantial")


def _assign(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc side eu", "You act for the EU.")
    eu.ask("/dpc claim CYBER-1", "You lead CYBER-1")
    eu.ask("/dpc topic cybersecurity", "CYBER-5")
    eu.press("Assign Cybersecurity…")
    for title in ("CYBER-2 Standards experts", "CYBER-3 Cybersecurity skills gap"):
        eu.modal.get_by_label(title).check()
    eu.modal.get_by_label("To a person").select_option("Tomek Wilczarski")
    eu.keep(pictures / "owning-assign.png")
    eu.send_off("Assign")
    expect(eu.modal).to_contain_text("Assign 2 deliverables to Tomek Wilczarski for the EU?")
    expect(eu.modal).to_contain_text("Nothing has changed yet.")
    eu.keep(pictures / "owning-preview.png")
    eu.modal.get_by_role("button", name="Assign").click()
    expect(eu.modal).to_contain_text("Tomek Wilczarski leads CYBER-2 and CYBER-3 for the EU")
    eu.page.keyboard.press("Escape")
    expect(eu.modal).not_to_be_attached()
    eu.ask("/dpc claim CYBER-4", "You lead CYBER-4")


def _report(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc show CYBER-1", "CYBER-1 · Product security frameworks")
    eu.press("Report on CYBER-1…")
    fields = {"Note": "Draft sent", "Due by": "2024-06-12", "What the link shows": "The draft"}
    eu.choose("in progress")
    eu.send_off("Report", **fields)
    expect(eu.modal.get_by_label("Evidence")).to_have_attribute("aria-invalid", "true")
    eu.keep(pictures / "owning-report.png")
    eu.send_off("Report", Evidence="https://example.org/a")
    expect(eu.modal).not_to_be_visible()
    eu.hear("12 June 2024", "Draft sent")


def _by_command(eu: Window) -> None:
    eu.ask("/dpc status CYBER-1 in progress: half of it", "in progress")
    eu.ask("/dpc due CYBER-1 OECD-2024", "OECD")
    eu.ask("/dpc evidence CYBER-1 https://example.org/b minutes", "https://example.org/b")
    eu.ask("/dpc done CYBER-1", "complete")


def _evidence(eu: Window, pictures: Path) -> None:
    eu.say("The paper is out.")
    expect(eu.posted.last).to_contain_text("The paper is out.")
    eu.posted.last.hover()
    eu.posted.last.get_by_label("More actions").click()
    eu.press("Record as evidence dpc")
    eu.modal.get_by_label("Evidence of").select_option("CYBER-4")
    eu.keep(pictures / "owning-evidence.png")
    eu.send_off("Record", What_it_shows="The paper")
    expect(eu.modal).to_contain_text("You added evidence of CYBER-4")
    eu.page.keyboard.press("Escape")
    expect(eu.modal).not_to_be_attached()
