"""Tables and charts: within Slack's limits whatever they hold, and nothing of it lost."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.lists import MineShown, OverdueShown, UnclaimedShown
from bot.domain.rules.status import Status
from bot.domain.sides import SEATS, Side
from bot.render.answer import answer
from bot.render.kit.blocks import Room, paragraph
from bot.render.kit.charts import bars
from bot.render.kit.tables import MOST_ROWS, Row, Table

from .checks import all_pages, assert_slack_takes
from .reports import OVERVIEW, STOCKTAKE, TWO_YEARS_ON
from .world import CATALOGUE, CLARA, card, seat, standing, when

MOST = 20_000  # characters that Slack takes over the tables of a message
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=80)
HOSTILE = NAMES | st.sampled_from(["&" * 80, "\u202eחיפה 東京 <!here>", "*" * 80, "山" * 80])


@st.composite
def catalogues(draw: st.DrawFn) -> tuple[Card, ...]:
    """One, some or many deliverables, led by people of any name, with notes of 3,000 characters."""
    names = draw(st.lists(HOSTILE, min_size=1, max_size=4))
    title, note = draw(HOSTILE), draw(st.sampled_from(["", "ノート" * 1000]))
    known = CATALOGUE.deliverables
    cards = []
    for number in range(draw(st.sampled_from([1, 7, 40]))):
        id, name = f"CYBER-{number + 1}", names[number % len(names)]
        what = known[number % len(known)].model_copy(update={"id": id, "title": title or "–"})
        state = list(Status)[number % len(Status)]
        told = standing(id, state, note=note, due=when("12 May 2024"))
        held = {"eu": seat(id, name=name), "japan": seat(id, Side.JAPAN, name)}
        cards.append(replace(card("CYBER-1"), deliverable=what, eu_standing=told, **held))
    return tuple(cards)


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cards=catalogues())
def test_slack_takes_every_page_and_each_deliverable_is_on_one(cards: tuple[Card, ...]) -> None:
    """However many there are, and whatever people are called."""
    for outcome in (
        replace(STOCKTAKE, cards=cards),
        UnclaimedShown(cards, ()),
        OverdueShown(cards, (), TWO_YEARS_ON),
        MineShown(Side.EU, cards, TWO_YEARS_ON),
    ):
        pages = all_pages(outcome, viewer=CLARA)
        for page in pages:
            assert_slack_takes(page)
        told = [id for page in pages for id in page.shows]
        assert sorted(told) == sorted(each.deliverable.id for each in cards)
    assert_slack_takes(answer(replace(OVERVIEW, cards=cards)))


def test_two_hundred_deliverables_are_all_there() -> None:
    """On as many pages as they need."""
    known = CATALOGUE.deliverables[0]
    cards = tuple(
        replace(card("CYBER-1"), deliverable=known.model_copy(update={"id": f"CYBER-{n}"}))
        for n in range(200)
    )
    pages = all_pages(UnclaimedShown(cards, ()), viewer=CLARA)
    told = [id for page in pages for id in page.shows]
    assert told == [each.deliverable.id for each in cards]
    for page in pages:
        assert_slack_takes(page)


@settings(max_examples=30, deadline=None)
@given(words=HOSTILE, count=st.integers(1, 300), room=st.integers(1, 60_000))
def test_a_table_is_cut_by_rows(words: str, count: int, room: int) -> None:
    """Each row once, in order, as many as fit, and never more than Slack takes."""
    rows = tuple(Row((words, n), (words, f" {n}"), "one") for n in range(count))
    rest, numbers = Table("Rows", ("Words", "Number"), rows), []
    while rest is not None:
        piece, rest = rest.cut(Room(40, min(room, MOST - 2000)), alone=True)  # type: ignore[assignment]
        assert piece
        drawn = piece.blocks[0]["rows"][1:]
        assert len(drawn) <= MOST_ROWS
        assert sum(len(cell["text"]) for row in drawn for cell in row) < MOST
        numbers += [row[1]["value"] for row in drawn]
    assert numbers == list(range(count))


def test_a_chart_of_nothing_is_words() -> None:
    """There is nothing to draw."""
    words = paragraph("EU: nothing")
    assert bars("States", ["complete"], {"EU": [0], "Japan": [0]}, words) == words


def test_an_overview_of_one_deliverable() -> None:
    """A topic with one deliverable, late on one side."""
    late = replace(card("CYBER-1"), eu_standing=standing("CYBER-1", Status.IN_PROGRESS))
    one = replace(OVERVIEW, cards=(late,), topics=OVERVIEW.topics[:1], silent=(), ahead=())
    message = answer(one)
    assert_slack_takes(message)
    assert "Overview: 1 deliverable" in message.text
    assert "Next: no upcoming meeting is known" in message.text


def test_an_overview_is_said_in_few_words() -> None:
    """Beside the chart and the table it has less than 120 words, however much is late."""
    late = standing("CYBER-1", Status.IN_PROGRESS, due=when("12 May 2024"))
    cards = tuple(
        replace(card(each), eu=seat(each.id), eu_standing=late, japan_standing=late)
        for each in CATALOGUE.deliverables
    )
    silent = {(each.id, side) for each in CATALOGUE.deliverables for side in SEATS}
    message = answer(replace(OVERVIEW, cards=cards, silent=silent), postable=True)
    drawn = ("data_table", "data_visualization")
    beside = [block for block in message.blocks if block["type"] not in drawn]
    words = [
        word
        for block in beside
        for part in (block.get("text"), *(each["text"] for each in block.get("elements", ())))
        if part
        for word in part["text"].split()
    ]
    assert len(words) < 120, words
    assert [block["type"] for block in message.blocks].count("data_visualization") == 1


@pytest.mark.parametrize("count", [12])
def test_a_table_of_33_by_12_is_drawn_at_once(count: int) -> None:
    """In much less than a tenth of a second."""
    rows = tuple(Row(("word",) * count, ("word",) * count, str(n)) for n in range(33))
    begun = thread_time()
    piece, rest = Table("Rows", ("Head",) * count, rows).cut(Room(45, 20_000), alone=True)
    assert thread_time() - begun < 0.1
    assert piece
    assert rest is None
