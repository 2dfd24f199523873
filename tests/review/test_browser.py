"""A draft reviewed by keyboard alone, in a real browser; killed in the middle, and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest
from playwright.sync_api import Page, expect

from bot.catalogue.loader import verify
from bot.domain.statement import Decision
from bot.drafts.decisions import PairRow, load_pairs, save_pairs
from bot.drafts.finished import open_points
from tests.review.drafts import LISBON, drafted
from tests.review.reviewer import Reviewer, reviewing
from tests.simulator import browser as browsers
from tests.slack.processes import free_port

TRIED = ("DFFT-1", "CHIPS-1", "CHIPS-2", "CABLES-1")


@pytest.fixture
def page(lent: browsers.Lent) -> Iterator[Page]:
    """A page of a real browser, which may ask nothing of other machines and log no fault."""
    with lent.at_hand() as browser:
        window = browsers.Window(browser.new_context(viewport=browsers.DESKTOP).new_page())
        yield window.page
        window.page.context.close()
        assert [fault for fault in window.faults if "net::ERR_CONNECTION" not in fault] == []


def test_a_draft_reviewed_by_keyboard(page: Page, tmp_path: Path) -> None:
    """All is decided by keys, a kill loses nothing, and what is left is a proven coding."""
    folder, port, reviewer = drafted(LISBON, tmp_path), free_port(), Reviewer(page)
    url = f"http://127.0.0.1:{port}/"
    save_pairs(folder, [_decided_unless_tried(row) for row in load_pairs(folder)])
    with reviewing(folder, port) as process:
        page.goto(url)
        _decide_sentences(reviewer)
        reviewer.press("d")  # the first earlier promise: dropped
        process.tell(SIGKILL)
        page.keyboard.press("d")
        expect(page.locator("#offline")).to_be_visible()
    assert {row.old: row.decision for row in load_pairs(folder) if row.old in TRIED} == {
        "DFFT-1": "dropped",
        "CHIPS-1": None,
        "CHIPS-2": None,
        "CABLES-1": None,
    }
    with reviewing(folder, port):
        page.goto(url)
        expect(page.locator("#sheet")).to_have_attribute("data-of", "CHIPS-1")
        _decide_promises(reviewer)
        expect(page.locator(".done")).to_contain_text("All is decided.")
    rows, catalogue = load_pairs(folder), verify(folder)
    assert open_points(catalogue, rows) == []
    kept = {row.old: (row.decision, row.by) for row in rows}
    assert kept["CHIPS-1"] == ("stronger", catalogue.sentence_by_ref["2.1"].start)
    assert kept["CHIPS-2"] == ("fulfilled", catalogue.sentence_by_ref["2.2"].start)
    assert kept["CABLES-1"] == ("kept", catalogue.sentence_by_ref["5.4"].start)


def _decided_unless_tried(row: PairRow) -> PairRow:
    """The rest was decided on another day."""
    return row if row.old in TRIED else row.model_copy(update={"decision": Decision.UNCLEAR})


def _decide_sentences(reviewer: Reviewer) -> None:
    """Doubtful ones first: one is no promise, one gets a title, a topic and a strength."""
    page = reviewer.page
    reviewer.press("a")
    expect(page.locator("#said")).to_have_text("All of which the rules are sure are accepted.")
    reviewer.press("3")
    expect(page.locator("#kind-context")).to_have_attribute("aria-pressed", "true")
    reviewer.press("p")
    reviewer.write("t", "Library of algorithms")
    reviewer.write("o", "quantum")
    expect(page.locator("#said")).to_contain_text("permissive · QUANTUM")
    for _ in range(3):
        reviewer.press("u")
    expect(page.locator("#kind-context")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#here")).to_be_focused()
    while page.url.endswith("/sentences") or "/sentences?" in page.url:
        reviewer.press("Enter")


def _decide_promises(reviewer: Reviewer) -> None:
    """Each by one key; where the best candidate is not it, by a digit or a reference before."""
    page = reviewer.page
    while page.locator(".done").count() == 0:
        old = page.locator("#sheet").get_attribute("data-of")
        if old == "CABLES-1":
            reviewer.write("o", "5.4")
        reviewer.press({"CHIPS-1": "s", "CHIPS-2": "f", "CABLES-1": "k"}.get(old or "", "d"))
