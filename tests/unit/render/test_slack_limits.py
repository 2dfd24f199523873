"""What Slack takes, and what nobody may do to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import outcomes as o
from bot.domain.commands import BadCommand, Side, Trouble
from bot.render.answer import answer

from .checks import assert_slack_takes
from .samples import ADDED, OUTCOMES, REMINDER
from .world import CLARA, MORI, STATEMENT, card, seat, topic

HOSTILE = st.text(max_size=400) | st.sampled_from(
    [
        "<!channel> <!here|here> <@U0CLARA> <#C1> <https://evil.example|safe>",
        "@here @channel @Everyone @group",
        "&amp;&lt;!channel&gt;",
        "*bold* _it_ ~no~ `code` ```pre``` :tada:",
        "\n> quoted\n\n* list",
        "\u202eright to left\u202c",
        "&" * 3000,
    ]
)


@pytest.mark.parametrize("viewer", [None, CLARA, MORI])
@pytest.mark.parametrize("name", OUTCOMES)
def test_slack_takes_every_answer(name: str, viewer: str | None) -> None:
    """As a post and privately, with a notice above and a button to post it."""
    notice = o.Claimed(card("CYBER-1"), seat("CYBER-1"))
    outcome = OUTCOMES[name]
    assert_slack_takes(answer(outcome, viewer=viewer))
    assert_slack_takes(answer(outcome, viewer=viewer, notice=notice, postable=True))


@given(words=HOSTILE)
def test_typed_words_ring_nobody(words: str) -> None:
    """What was typed is echoed short, and never as markup."""
    for outcome in (
        o.NotFound(words, ("CYBER-1",)),
        o.TopicAsked(words, ()),
        o.Searched(STATEMENT, words, (), {}, {}),
        o.Misunderstood(BadCommand(Trouble.UNKNOWN_COMMAND, words)),
        o.Misunderstood(BadCommand(Trouble.NOT_A_DATE, words, "milestone add")),
    ):
        message = answer(outcome, viewer=CLARA, postable=True)
        assert_slack_takes(message)
        assert len(message.text) < 1000


@given(name=HOSTILE)
def test_names_ring_nobody(name: str) -> None:
    """People are named in plain text, whatever they call themselves."""
    taken = seat("CYBER-1", Side.EU, name)
    held = replace(card("CYBER-1"), eu=taken)
    shown = topic("CYBER")
    for outcome in (
        o.Claimed(held, taken),
        o.AlreadyTaken(held, taken),
        o.Released(held, taken),
        replace(shown, cards=(held, *shown.cards[1:])),
    ):
        assert_slack_takes(answer(outcome))


@given(title=HOSTILE.map(lambda text: text[:150]), place=HOSTILE.map(lambda text: text[:100]))
def test_titles_and_places_ring_nobody(title: str, place: str) -> None:
    """A meeting may be called anything that can be saved."""
    meeting = ADDED.model_copy(update={"title": title or "-", "place": place})
    for outcome in (
        o.MilestonePreviewed(None, meeting),
        o.MilestoneSaved(None, meeting),
        o.MilestoneOvertaken(meeting),
        o.NextShown(STATEMENT, (meeting,)),
        o.MilestoneShown(STATEMENT, meeting, False, (), ()),
        o.MilestonesShown(STATEMENT, (meeting,), (), (), ()),
        replace(REMINDER, milestone=meeting),
    ):
        assert_slack_takes(answer(outcome, viewer=CLARA))
