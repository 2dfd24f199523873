"""The whole way through the product, click by click, in `dpc local` and two browser windows."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from bot.catalogue.loader import shipped
from tests.simulator.browser import Window, Windows, holds
from tests.simulator.process import dpc_local
from tests.slack.processes import free_port

SEATS = re.compile(r"EU Marlies Oosterveen\b.*\s· Japan HAYASEGAWA Minori\b")


def test_from_the_first_page_to_the_reminder(
    windows: Windows, tmp_path: Path, pictures: Path
) -> None:
    """Two officers, one of each side, take what they lead; the reminder tells it in time."""
    port = free_port()
    with dpc_local(tmp_path, port) as url:
        eu = windows.open(url)
        done = eu.page.locator("#guide .done")
        expect(eu.page.locator("#guide [aria-current]")).to_have_text("1 Ask")
        _ask_for_the_topic(eu, pictures)
        expect(done).to_have_text(["✓ Ask, done"])
        _claim_by_button(eu)
        japan = windows.open(url, "HAYASEGAWA")
        _claim_in_the_thread(japan, pictures)
        expect(done).to_have_count(3)
        # Nobody touched the first window: it was told.
        expect(eu.posted.filter(has_text="CYBER-5").first).to_contain_text(SEATS)
        _move_to_the_reminder(windows.open(url, "Tomek"))
        expect(eu.page.locator("#guide")).to_contain_text("That is dpc.")
        expect(eu.page.locator("#guide li")).to_have_count(0)
        eu.press("Close the first minute")
        expect(eu.page.locator("#guide")).not_to_be_attached()
        _claim_under_the_reminder(japan)
        eu.hear("HAYASEGAWA Minori")
        eu.keep(pictures / "reminder.png", eu.timeline.last)

        eu.page.reload()
        eu.hear("HAYASEGAWA Minori")
        windows.close()
    with dpc_local(tmp_path, port) as url:
        after = windows.open(url)
        expect(after.page.locator("#guide")).not_to_be_attached()
        expect(after.posted.filter(has_text="CYBER-5").first).to_contain_text(SEATS)
        after.hear("HAYASEGAWA Minori")
        expect(after.page.locator("#clock")).to_contain_text("Wed 1 May 2024")
        after.ask("/dpc show CYBER-1", "HAYASEGAWA Minori, since 30 April 2024")
        windows.close()


def _ask_for_the_topic(eu: Window, pictures: Path) -> None:
    composer = eu.page.get_by_role("textbox", name="Message #digital-partnership")
    expect(composer).to_be_focused()
    expect(composer).to_have_value("/dpc topic cybersecurity")
    eu.keep(pictures / "first.png")
    composer.press("Enter")
    answer = eu.timeline.last
    expect(answer).to_contain_text("Only visible to you")
    catalogue = shipped()
    cyber = catalogue.topic_by_code["CYBER"]
    for sentence in catalogue.sentences_of(cyber):
        expect(answer).to_contain_text(sentence.exact.replace("**", ""))
    assert len(catalogue.deliverables_of("CYBER")) == 5
    for deliverable in catalogue.deliverables_of("CYBER"):
        expect(answer).to_contain_text(f"{deliverable.id} {deliverable.title}")
    eu.keep(pictures / "topic.png", answer)
    eu.press("Post in channel")
    expect(eu.posted.last).to_contain_text("CYBER-5")


def _claim_by_button(eu: Window) -> None:
    eu.press("Claim: CYBER-1")
    eu.hear("→ side eu")
    eu.press("EU")
    eu.hear("→ release CYBER-1")
    eu.ask("/dpc show CYBER-1", "→ history CYBER-1")
    eu.press("Post in channel")
    expect(eu.posted.last).to_contain_text("EU: Marlies Oosterveen, since 30 April 2024")


def _claim_in_the_thread(japan: Window, pictures: Path) -> None:
    japan.page.get_by_role("link", name="スレッドで返信する").last.click()
    japan.reply("claim")
    # She has her Slack in Japanese, and the channel has no language of its own yet.
    holds(japan.thread.last, "→ side japan")
    japan.press("日本側")
    holds(japan.thread.last, "HAYASEGAWA Minori", "CYBER-1")
    expect(japan.thread.first).to_contain_text("Japan: HAYASEGAWA Minori, since 30 April 2024")
    japan.keep(pictures / "claim.png", japan.posted.filter(has_text="CYBER-5").first)


def _move_to_the_reminder(admin: Window) -> None:
    admin.ask("/dpc subscribe", "1 May 2024, 09:00")
    admin.page.get_by_role("button", name="Next reminder Wed 1 May 2024, 09:00").click()
    reminder = admin.timeline.last
    holds(reminder, "2–3 May 2024", "→ mute OECD-2024")
    catalogue = shipped()
    for id, ref in {"DFFT-1": "1.2", "DFFT-4": "1.3", "AI-2": "8.2"}.items():
        expect(reminder).to_contain_text(id)
        sentence = catalogue.sentence_by_ref[ref]
        expect(reminder).to_contain_text(sentence.exact.replace("**", ""))
    expect(admin.page.locator("#clock")).to_contain_text("Wed 1 May 2024, 09:00")


def _claim_under_the_reminder(japan: Window) -> None:
    japan.page.get_by_role("link", name="スレッドで返信する").last.click()
    holds(japan.thread.first, "→ mute OECD-2024")
    japan.reply("claim DFFT-4")
    expect(japan.thread).to_have_count(3)
    holds(japan.thread.last, "HAYASEGAWA Minori", "DFFT-4")
    expect(japan.thread.first).to_contain_text("HAYASEGAWA Minori, not reported")
