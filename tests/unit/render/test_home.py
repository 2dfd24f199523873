"""The Home tab: on one page whatever there is, and nothing cut without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.commands.press import Press
from bot.domain.outcomes.home import HomeShown
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.render.answer import answer
from bot.render.forms import home_view
from bot.render.kit import lateness
from bot.render.kit.message import Message
from bot.simulator.block_kit import validate_view

from .checks import buttons_of, labels
from .coworking import coworker
from .governing import HOME, NEWCOMER, PROPOSAL
from .reports import OVERVIEW
from .samples import ADDED
from .world import CATALOGUE, CLARA, NOTE, card, seat, standing, when

OVER = when("12 May 2024")
LONG = "Maximiliane Konstantinopoulou-Featherstonehaugh of the Directorate-General, Unit"


def drawn(shown: HomeShown) -> Message:
    """Clara's Home tab."""
    return answer(shown, viewer=CLARA, postable=True)


def crowded() -> HomeShown:
    """Clara leads all 33 deliverables, many help her, and all names are as long as may be."""
    held = tuple(
        replace(
            card(each),
            eu=seat(each.id, name=LONG),
            japan=seat(each.id, Side.JAPAN, LONG),
            coworkers={Side.EU: tuple(coworker(each.id, f"U{n}") for n in range(40))},
        )
        for each in CATALOGUE.deliverables
    )
    meetings = tuple(
        ADDED.model_copy(update={"id": f"M-{n}", "title": "T" * 150, "when": when("2 May 2030")})
        for n in range(60)
    )
    return replace(
        HOME,
        next=replace(HOME.next, ahead=meetings),
        coordinates=True,
        mine=held,
        open=tuple(card(each) for each in CATALOGUE.deliverables),
        proposals=tuple(
            replace(
                PROPOSAL,
                id=number,
                name=LONG,
                by_name=LONG,
                deliverables=tuple(each.id for each in CATALOGUE.deliverables),
            )
            for number in range(50)
        ),
        unsettled=(Side.EU, Side.JAPAN),
    )


@pytest.mark.parametrize("shown", [HOME, NEWCOMER, crowded()], ids=["some", "none", "all"])
def test_slack_takes_it_whole(shown: HomeShown) -> None:
    """One page of at most 60 blocks, with nothing to post."""
    message = drawn(shown)
    assert validate_view(home_view(message)) == []
    assert len(message.blocks) <= 60
    assert "Page 1" not in message.text
    assert "Post in channel" not in labels(message)
    ids = [button["action_id"] for button in buttons_of(message)]
    assert len(ids) == len(set(ids))


def test_what_is_left_out_is_counted_with_the_way_to_it() -> None:
    """Nothing is cut silently."""
    text, ways = drawn(crowded()).text, labels(drawn(crowded()))
    assert "Yours · 33 deliverables" in text
    assert "And 30 more" in text
    assert ways["All of mine"] == "mine"
    assert "And 28 more" in text
    assert ways["All without a lead"] == "unclaimed eu"
    assert "And 56 more" in text
    assert ways["All milestones"] == "milestones"
    assert "And 45 more, once these are decided" in text


def test_who_has_not_said_for_whom_they_work_is_asked_first() -> None:
    """The answer comes back here; of seats there is nothing to say before."""
    message = drawn(NEWCOMER)
    first = buttons_of(message)[0]
    assert Press.decode(first["value"]) == Press("side eu", view="home")
    assert "Yours" not in message.text


def test_what_is_done_here_comes_back_here() -> None:
    """A press redraws the Home tab."""
    for button in buttons_of(drawn(HOME)):
        press = Press.decode(button["value"])
        assert press is not None
        assert press.view == ("" if button["action_id"].startswith("dpc.look") else "home")


def test_a_coordinator_gives_and_does_not_claim() -> None:
    """A coordinator leads nothing no seats."""
    ways = labels(drawn(replace(HOME, coordinates=True, mine=())))
    assert ways["Assign 6G-1…"] == "form assign 6G-1"
    assert not any(label.startswith("Claim") for label in ways)


def test_a_meeting_without_a_day_is_not_counted_down_to() -> None:
    """A year is no number of days away."""
    vague = replace(HOME, next=replace(HOME.next, ahead=HOME.next.ahead[1:]))
    assert "Next\nThird meeting" in drawn(vague).text
    assert "Next · In 2 days\nOECD" in drawn(HOME).text


def test_notes_stay_where_they_are_asked_for() -> None:
    """A front page carries leads and states."""
    assert NOTE not in drawn(HOME).text


def test_both_sides_stand_on_it_in_numbers() -> None:
    """In words that are heard as well: for officers below their own, for others at the top."""
    text = drawn(HOME).text
    behind = lateness.and_silent(1, 1)
    assert f"EU\n2 of 33 have a lead\n2 of 33 reported, 1 complete\n{behind}" in text
    assert text.index("Yours") < text.index("Both sides") < text.index("Next")


def test_a_coordinator_sees_first_what_is_late_and_what_is_silent() -> None:
    """By name, with who leads it; or that nothing is."""
    text = drawn(replace(HOME, coordinates=True)).text
    late = lateness.on(Side.EU, 1)
    assert f"{late}\nCYBER-1 Product security frameworks · Clara Lindqvist · since" in text
    assert "Silent for 60 days for the EU: 1\nCYBER-1" in text
    assert text.index(late) < text.index("Yours")
    calm = replace(HOME, coordinates=True, overview=replace(OVERVIEW, cards=(), silent=()))
    assert lateness.nor_silent(Side.EU) in drawn(calm).text


def test_many_that_are_late_fit() -> None:
    """The first by name, the others by number, however long the names are."""
    shown = crowded()
    late = tuple(
        replace(each, eu_standing=standing(each.deliverable.id, Status.IN_PROGRESS, due=OVER))
        for each in shown.mine
    )
    silent = {(each.deliverable.id, Side.EU) for each in late}
    message = drawn(replace(shown, overview=replace(OVERVIEW, cards=late, silent=silent)))
    assert validate_view(home_view(message)) == []
    assert message.text.count("and 28 more") == 2
