"""Every way of owning, click by click in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from bot.domain.rules.rights import Rule
from bot.render.errors import why
from tests.simulator.browser import Window, Windows, holds


def test_taking_and_giving_back(url: str, windows: Windows, pictures: Path) -> None:
    """By command, button, mention and bare word; and what comes of it is seen by the other side."""
    eu, japan = windows.open(url), windows.open(url, "HAYASEGAWA")
    eu.ask("/dpc claim CYBER-1", "→ side eu")
    eu.keep(pictures / "owning-side.png", eu.timeline.last)
    eu.press("EU")
    eu.hear("→ release CYBER-1")
    eu.ask("/dpc topic cybersecurity", "CYBER-5")
    eu.press("Claim: CYBER-2")
    eu.hear("→ release CYBER-2")
    eu.press("Post in channel")

    japan.follow("Reply in thread")
    japan.reply("@dpc claim CYBER-3")
    japan.press("Japan")
    holds(japan.thread.last, "HAYASEGAWA Minori", "→ claim CYBER-3")
    holds(eu.posted.first, "Japan HAYASEGAWA Minori")

    eu.ask("/dpc show CYBER-4", "→ claim CYBER-4")
    eu.press("Post in channel")
    holds(japan.posted.last, "→ topic CYBER")
    japan.follow("Reply in thread")
    japan.reply("claim")
    expect(japan.thread).to_have_count(3)
    holds(japan.thread.first, "Japan: HAYASEGAWA Minori")
    japan.keep(pictures / "owning-thread.png", japan.timeline.first)
    japan.reply("release")
    expect(japan.thread).to_have_count(5)
    holds(japan.thread.last, "HAYASEGAWA Minori", "→ claim CYBER-4")
    eu.ask("/dpc release CYBER-2", "→ claim CYBER-2")


def test_a_guest_and_a_neighbour(url: str, windows: Windows, pictures: Path) -> None:
    """A guest is refused in words; whoever has no commands is offered mentions."""
    guest = windows.open(url, "Ingerid")
    guest.ask("/dpc claim CYBER-1", why(Rule.GUEST))
    neighbour = windows.open(url, "SHIRAKABE")
    neighbour.page.locator("#composer").press_sequentially("@dpc top")
    expect(neighbour.page.get_by_role("option").first).to_contain_text("@dpc topic")
    neighbour.keep(pictures / "owning-neighbour.png")
    neighbour.ask("@dpc CYBER-1", "1 reply")
    neighbour.follow("1 reply")
    holds(neighbour.thread.last, "Product security frameworks", "→ topic CYBER")


def test_keeping_it_true(url: str, windows: Windows, pictures: Path) -> None:
    """Forms to assign and report, a message as evidence, the history and the Home tab."""
    eu = windows.open(url)
    _assign(eu, pictures)
    _report(eu, pictures)
    _by_command(eu)
    _evidence(eu, pictures)
    eu.keep(
        pictures / "owning-history.png",
        eu.ask("/dpc history CYBER-1", "complete", "https://example.org/a"),
    )
    eu.go("Home")
    home = eu.page.locator(".home")
    holds(home, "→ form report CYBER-1", "→ form report CYBER-4")
    eu.keep(pictures / "owning-home.png")
    home.get_by_role("button", name="Report on CYBER-4…").click()
    eu.choose("substantial")
    eu.send_off("Report")
    holds(home, "substantial")


def _assign(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc side eu", "EU")
    eu.ask("/dpc claim CYBER-1", "→ release CYBER-1")
    eu.ask("/dpc topic cybersecurity", "CYBER-5")
    eu.press("Assign Cybersecurity…")
    for title in ("CYBER-2 Standards experts", "CYBER-3 Cybersecurity skills gap"):
        eu.modal.get_by_label(title).check()
    eu.modal.get_by_label("To a person").select_option("Tomek Wilczarski")
    eu.keep(pictures / "owning-assign.png")
    eu.send_off("Assign")
    expect(eu.modal.get_by_label("To a person")).not_to_be_attached()
    holds(eu.modal, "Tomek Wilczarski", "CYBER-2", "CYBER-3")
    eu.keep(pictures / "owning-preview.png")
    eu.modal.get_by_role("button", name="Assign").click()
    holds(eu.modal, "Tomek Wilczarski", "CYBER-2", "CYBER-3", "→ undone")
    eu.page.keyboard.press("Escape")
    expect(eu.modal).not_to_be_attached()
    eu.ask("/dpc claim CYBER-4", "→ release CYBER-4")


def _report(eu: Window, pictures: Path) -> None:
    eu.ask("/dpc show CYBER-1", "→ history CYBER-1")
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
    holds(eu.modal, "CYBER-4", "→ undone")
    eu.page.keyboard.press("Escape")
    expect(eu.modal).not_to_be_attached()
