"""Long answers: cut into pages, every word on one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.commands.press import Press
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.help import CommandsShown, StartShown
from bot.domain.outcomes.lists import MineShown
from bot.domain.outcomes.milestones import NextShown
from bot.domain.outcomes.seats import Claimed
from bot.domain.outcomes.statement import Searched
from bot.domain.search import Hit
from bot.domain.sides import Side
from bot.render.answer import answer
from bot.render.kit.lateness import of_all
from bot.render.usages import USAGES

from .checks import all_pages, assert_slack_takes, pressed, quotations
from .reports import TWO_YEARS_ON
from .world import CATALOGUE, CLARA, STATEMENT, card, seat, topic

TOPICS = [each.code for each in CATALOGUE.topics]
ALL = [each.id for each in CATALOGUE.deliverables]
EVERYTHING = Searched(
    STATEMENT,
    "both sides",
    (
        *(Hit(1.0, sentence_ref=sentence.ref) for sentence in CATALOGUE.sentences),
        *(Hit(0.5, deliverable_id=each.id) for each in CATALOGUE.deliverables),
    ),
    CATALOGUE.sentence_by_ref,
    {each.id: card(each) for each in CATALOGUE.deliverables},
)


@pytest.mark.parametrize("code", TOPICS)
def test_a_topic_quotes_every_sentence_of_its_section_once(code: str) -> None:
    """Word for word, in the order of the text, over however many pages."""
    shown = topic(code)
    pages = all_pages(shown)
    quoted = [words for page in pages for words in quotations(page)]
    assert quoted == [sentence.exact.replace("**", "") for sentence in shown.sentences]


@pytest.mark.parametrize("code", TOPICS)
def test_the_text_says_all_that_the_blocks_show(code: str) -> None:
    """Screen readers read the text alone."""
    shown = topic(code)
    text = "\n".join(page.text for page in all_pages(shown, viewer=CLARA))
    for sentence in shown.sentences:
        assert f"> {sentence.exact.replace('**', '')}\n§{sentence.ref}" in text
    for each in shown.progress.cards:
        assert f"{each.deliverable.id} {each.deliverable.title}" in text


def test_nothing_is_cut_from_a_long_answer() -> None:
    """The whole statement as the answer to one search: each sentence and deliverable once."""
    pages = all_pages(EVERYTHING)
    assert len(pages) > 2
    for page in pages:
        assert_slack_takes(page)
    quoted = [words for page in pages for words in quotations(page)]
    assert quoted == [sentence.exact.replace("**", "") for sentence in CATALOGUE.sentences]
    shows = [id for page in pages for id in page.shows]
    assert sorted(shows) == sorted(each.id for each in CATALOGUE.deliverables)


def test_pages_turn_both_ways() -> None:
    """The first has no way back, the last none forward; each says which one it is."""
    pages = all_pages(EVERYTHING)
    count = len(pages)
    assert pressed(pages[0], "Previous") is None
    assert pressed(pages[-1], "Previous") == Press("search both sides", page=count - 1)
    assert f"Page {count} of {count}" in pages[-1].text


@pytest.mark.parametrize(("page", "nearest"), [(-3, 1), (0, 1), (99, None)])
def test_a_page_that_is_not_there_becomes_the_nearest(page: int, nearest: int | None) -> None:
    """An answer may have grown shorter since its buttons were drawn."""
    pages = all_pages(EVERYTHING)
    expected = pages[-1] if nearest is None else pages[0]
    assert quotations(answer(EVERYTHING, page=page)) == quotations(expected)


def test_words_too_long_for_a_button_are_said() -> None:
    """No button can carry 3,000 characters: the reader learns how to see the rest."""
    long = replace(EVERYTHING, words="both sides " * 270)
    message = answer(long, viewer=CLARA, postable=True)
    assert_slack_takes(message)
    assert "Ask with fewer words to see the others." in message.text
    assert pressed(message, "Next") is None
    assert pressed(message, "Post") is None


def test_the_start_has_three_lines_and_three_buttons_for_who_leads_everything() -> None:
    """What is next, how much is mine, what one can ask; no list."""
    start = StartShown(NextShown(STATEMENT, ()), everything_led(), Side.EU, TWO_YEARS_ON)
    (page,) = all_pages(start, viewer=CLARA)
    assert_slack_takes(page)
    assert f"Yours: {of_all(len(ALL), 1)}" in page.text
    lines, (row,) = page.blocks[1:-1], page.blocks[-1:]
    assert [block["type"] for block in lines] == ["section"] * 3
    assert len(row["elements"]) == 3


def test_help_names_every_command_on_one_page() -> None:
    """In groups."""
    (page,) = all_pages(CommandsShown(), viewer=CLARA)
    assert [name for name in USAGES if name not in page.text] == []


def test_mine_holds_all_that_one_person_leads() -> None:
    """With every button, over several pages."""
    pages = all_pages(MineShown(Side.EU, everything_led(), TWO_YEARS_ON), viewer=CLARA)
    for page in pages:
        assert_slack_takes(page)
    assert [id for page in pages for id in page.shows] == ALL


def everything_led() -> tuple[Card, ...]:
    """All deliverables, led by one person with a long name."""
    return tuple(replace(card(id), eu=seat(id, name="N" * 80)) for id in ALL)


def test_a_notice_shortens_the_page_not_the_answer() -> None:
    """What was just done stands above, and all else is still there."""
    done = Claimed(card("CYBER-1"), seat("CYBER-1"))
    for page in range(1, 9):
        message = answer(EVERYTHING, page=page, viewer=CLARA, notice=done)
        assert_slack_takes(message)
        assert message.text.startswith("You lead CYBER-1 Product security frameworks")
