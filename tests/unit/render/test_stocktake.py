"""The stocktaking as a message."""

from __future__ import annotations

from dataclasses import replace

from bot.render.answer import answer

from .checks import all_pages, assert_slack_takes, buttons_of, labels
from .reports import CYBER_STOCKTAKE, STOCKTAKE
from .world import CATALOGUE, CLARA, card


def test_every_deliverable_once_and_gaps_first() -> None:
    """Over several pages, each within Slack's limits; DFFT-1 alone has no gap."""
    pages = all_pages(STOCKTAKE, viewer=CLARA)
    for page in pages:
        assert_slack_takes(page)
    shows = [id for page in pages for id in page.shows]
    assert sorted(shows) == sorted(each.id for each in CATALOGUE.deliverables)
    assert shows[-1] == "DFFT-1"


def test_both_sides_are_counted() -> None:
    """By what they lead, and by what they have reported."""
    text = answer(STOCKTAKE).text
    assert "33 deliverables, 32 still need a lead or a report" in text
    assert "EU: 2 of 33 have a lead · 1 complete, 1 in progress, 31 not reported\n" in text
    assert (
        "EU: 1 of 5 have a lead · 1 in progress, 4 not reported\n" in answer(CYBER_STOCKTAKE).text
    )


def test_without_gaps_nothing_is_told_as_one() -> None:
    """One deliverable alone, led and reported on by both sides."""
    whole = answer(replace(CYBER_STOCKTAKE, cards=(card("DFFT-1"),))).text
    assert "1 deliverable, none still need a lead or a report" in whole


def test_the_table_is_of_the_same_topics() -> None:
    """The button carries the command that was answered."""
    assert labels(answer(STOCKTAKE))["Send me the table"] == "stocktake"
    assert labels(answer(CYBER_STOCKTAKE))["Send me the table"] == "stocktake CYBER"
    (button,) = [b for b in buttons_of(answer(STOCKTAKE)) if b["text"]["text"].startswith("Send")]
    assert button["action_id"] == "dpc.send.stocktake"
