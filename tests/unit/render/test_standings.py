"""How far each side is: in what words, and before whose eyes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.dates import undated
from bot.domain.outcomes.lists import UnclaimedShown
from bot.domain.outcomes.milestones import MilestoneSaved
from bot.domain.outcomes.statement import TopicsShown
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import Fate, Milestone
from bot.render.answer import answer
from bot.render.kit.cards import seats
from bot.render.kit.lateness import first_day
from bot.render.kit.message import Message
from bot.render.kit.standings import due, due_date
from bot.render.kit.words import FATES, escape

from .checks import all_pages, assert_slack_takes, labels
from .coworking import CREWED, TOMEK, coworker, crewed
from .reports import PROOF
from .samples import OUTCOMES
from .world import (
    CATALOGUE,
    CLARA,
    MILESTONES,
    MORI,
    NOTE,
    STATEMENT,
    STRANGER,
    card,
    standing,
    topic,
    when,
)

PUBLIC = [name for name, outcome in OUTCOMES.items() if not outcome.private]


def says(message: Message, words: str) -> bool:
    """Whether the words stand anywhere in a message, in its blocks or its text."""
    return words in str(message.blocks) or escape(words) in message.text


@pytest.mark.parametrize("name", PUBLIC)
def test_what_all_read_holds_no_note_and_no_history(name: str) -> None:
    """Posts carry leads and states."""
    post = answer(OUTCOMES[name])
    assert not says(post, NOTE)
    assert "Before: " not in post.text or isinstance(OUTCOMES[name], MilestoneSaved)
    assert "History" not in str(post.blocks)


@pytest.mark.parametrize("name", ["deliverable with reports", "status set", "evidence added"])
@pytest.mark.parametrize("viewer", [CLARA, MORI])
def test_one_reader_of_either_side_sees_the_notes(name: str, viewer: str) -> None:
    """Both sides can read them."""
    assert says(answer(OUTCOMES[name], viewer=viewer), NOTE)


def test_a_side_that_leads_and_said_nothing_has_not_reported() -> None:
    """An open seat says nothing, unless its last lead had reported."""
    assert seats(card("CYBER-2")) == "EU no lead · Japan no lead"
    assert seats(card("AI-2")) == "EU no lead · Japan MORI Haruka, not reported"
    left = replace(card("CYBER-2"), eu_standing=standing("CYBER-2", Status.SUBSTANTIAL))
    assert seats(left) == "EU no lead (last report: substantial) · Japan no lead"


def test_a_list_counts_who_works_along() -> None:
    """In words that are heard as well as read."""
    assert seats(crewed("CYBER-1", TOMEK)) == (
        "EU Clara Lindqvist with 1 other, in progress · Japan no lead"
    )
    assert seats(crewed("CYBER-2", TOMEK, CLARA)) == "EU no lead, 2 helping · Japan no lead"


def test_who_works_along_is_named_where_one_deliverable_is_shown() -> None:
    """The first twenty of them, in a paragraph that Slack takes."""
    assert "\nWith Tomek Wilczarski and Ingrid Solheim\n" in answer(CREWED).text
    long = "N" * 80
    many = tuple(replace(coworker("CYBER-1"), user=f"U{n}", name=long) for n in range(50))
    crowd = replace(CREWED, card=replace(CREWED.card, coworkers={Side.EU: many}))
    message = answer(crowd)
    assert_slack_takes(message)
    assert message.text.count(long) == 20
    assert "and 30 others" in message.text


def test_a_topic_counts_what_both_sides_report_as_complete() -> None:
    """One side alone completes nothing."""
    shown = topic("CYBER")
    known = shown.progress.cards
    both = replace(
        known[1],
        eu_standing=standing("CYBER-2", Status.COMPLETE),
        japan_standing=standing("CYBER-2", Status.COMPLETE, Side.JAPAN),
    )
    one = replace(known[2], eu_standing=standing("CYBER-3", Status.COMPLETE))
    cards = (known[0], both, one, *known[3:])
    facts = "Leads: EU 1 of 5, Japan 0 of 5 · 1 complete · "
    assert facts in answer(replace(shown, progress=replace(shown.progress, cards=cards))).text
    topics = answer(TopicsShown(STATEMENT, (replace(shown.progress, cards=cards),))).text
    stand = "1 complete on both sides · EU 2 complete, 1 in progress · Japan 1 complete"
    assert f"Leads: EU 1 of 5, Japan 0 of 5\n{stand}" in topics


@pytest.mark.parametrize(
    ("fields", "today", "day", "since"),
    [
        ({}, date(2030, 1, 1), "", ""),
        ({"due": when("12 May 2026")}, None, "12 May 2026", ""),
        ({"due": when("12 May 2026")}, date(2026, 5, 12), "12 May 2026", ""),
        ({"due": when("12 May 2026")}, date(2026, 6, 1), "12 May 2026", "13 May 2026"),
        ({"due": when("2025")}, date(2025, 12, 31), "in 2025", ""),
        (
            {"milestone": "OECD-2024"},
            date(2026, 6, 1),
            "before OECD Ministerial Council Meeting, 2–3 May 2024",
            "4 May 2024",
        ),
        (
            {"due": when("12 May 2026"), "status": Status.COMPLETE},
            date(2026, 6, 1),
            "12 May 2026",
            "",
        ),
        ({"due": undated("soon")}, date(2030, 1, 1), "“soon”", ""),
    ],
)
def test_when_a_side_is_due_and_late(
    fields: dict[str, Any], today: date | None, day: str, since: str
) -> None:
    """Late from the day after the last, and never when done or without a date."""
    status = fields.get("status", Status.IN_PROGRESS)
    reported = replace(standing("CYBER-2", status), **fields)
    shown = replace(card("CYBER-2"), eu_standing=reported, set_here=MILESTONES)
    assert due_date(shown, Side.EU) == day
    added = due(shown, Side.EU, today).removeprefix(due(shown, Side.EU))
    assert (since in added, bool(added)) == (True, bool(since))


def test_who_leads_reports_with_a_click_what_is_not_reported_yet() -> None:
    """CYBER-1 is in progress: Clara may say more, and nobody else may."""
    shown = OUTCOMES["deliverable with reports"]
    own = labels(answer(shown, viewer=CLARA))
    assert own["Substantial: CYBER-1"] == "status CYBER-1 substantial"
    assert own["Complete: CYBER-1"] == "done CYBER-1"
    assert "In progress: CYBER-1" not in own
    for viewer in (None, MORI, STRANGER):
        others = labels(answer(shown, viewer=viewer))
        assert not {"Substantial: CYBER-1", "Complete: CYBER-1"} & set(others)


def test_nothing_is_complete_before_the_button() -> None:
    """The question carries the command with the id, which is not asked about again."""
    assert labels(answer(OUTCOMES["done asked"], viewer=CLARA)) == {
        "Record CYBER-1 as complete": "done CYBER-1"
    }
    which = labels(answer(OUTCOMES["which is done"], viewer=CLARA))
    assert which["Complete: CYBER-2"] == "done CYBER-2"


def test_all_that_is_unclaimed_is_listed_once_by_topic() -> None:
    """The whole statement, over several pages, each within Slack's limits."""
    everything = tuple(card(each) for each in CATALOGUE.deliverables)
    pages = all_pages(UnclaimedShown(everything[::-1], ()), viewer=CLARA)
    for page in pages:
        assert_slack_takes(page)
    shows = [id for page in pages for id in page.shows]
    assert sorted(shows) == sorted(each.id for each in CATALOGUE.deliverables)
    codes = [id.rpartition("-")[0] for id in shows]
    assert list(dict.fromkeys(codes)) == [
        code for code, before in zip(codes, ["", *codes], strict=False) if code != before
    ]


def test_a_link_is_an_address_and_nothing_else() -> None:
    """Signs that would end a link in markup stay in the address."""
    message = answer(OUTCOMES["evidence added"])
    (link,) = [e for e in message.blocks[0]["elements"][0]["elements"] if e["type"] == "link"]
    assert link == {"type": "link", "url": PROOF.link}


@pytest.mark.parametrize(
    ("outcome", "since"),
    [(Fate.OPEN, "13 May 2026"), (Fate.HELD, "13 May 2026"), (Fate.CANCELLED, "")],
)
def test_nothing_is_late_for_a_cancelled_meeting(outcome: Fate, since: str) -> None:
    """What was due before it has no date any more, and says so."""
    meeting = Milestone(id="M-1", title="Experts", when=when("12 May 2026"), outcome=outcome)
    before = standing("CYBER-1", Status.IN_PROGRESS, milestone="M-1")
    shown = replace(card("CYBER-1"), eu_standing=before, set_here={"M-1": meeting})
    day = date(2026, 6, 1)
    assert first_day(shown, Side.EU, day) == since
    assert shown.late(Side.EU, day) is bool(since)
    assert (shown.term(Side.EU) is None) is not bool(since)
    assert (FATES[outcome] in due_date(shown, Side.EU)) is (outcome is Fate.CANCELLED)
