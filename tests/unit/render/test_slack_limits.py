"""What Slack takes, and what nobody may do to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.assignments import Assign
from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.outcomes.assignments import Assigned, AssignPreviewed
from bot.domain.outcomes.coworkers import Joined
from bot.domain.outcomes.errors import Misunderstood, NotFound, TopicAsked
from bot.domain.outcomes.lists import MineShown
from bot.domain.outcomes.milestones import (
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneShown,
    MilestonesShown,
    NextShown,
)
from bot.domain.outcomes.progress import (
    EvidenceAdded,
    HistoryShown,
    NotYourSeat,
    Reported,
    ReportOvertaken,
    StatusSet,
)
from bot.domain.outcomes.proposals import DecisionShown, ProposalShown, Proposed
from bot.domain.outcomes.seats import AlreadyTaken, Claimed, Released
from bot.domain.outcomes.statement import Searched
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.state import Change
from bot.render.answer import answer

from .checks import assert_slack_takes
from .coworking import RELIEVED, VACATED
from .governing import GUEST, HOME, OFFERED, PROPOSAL, SETTINGS
from .reports import PROOF, REPORTED, TWO_YEARS_ON
from .samples import ADDED, OUTCOMES, REMINDER
from .world import CATALOGUE, CLARA, EVE, MORI, STATEMENT, card, seat, standing, topic

# Whatever people can type: reading their words leaves no NUL in them.
TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=400)
HOSTILE = TYPED | st.sampled_from(
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
    notice = Claimed(card("CYBER-1"), seat("CYBER-1"))
    outcome = OUTCOMES[name]
    assert_slack_takes(answer(outcome, viewer=viewer))
    assert_slack_takes(answer(outcome, viewer=viewer, notice=notice, postable=True))


@given(words=HOSTILE)
def test_typed_words_ring_nobody(words: str) -> None:
    """What was typed is echoed short, and never as markup."""
    for outcome in (
        NotFound(words, ("CYBER-1",)),
        TopicAsked(words, ()),
        Searched(STATEMENT, words, (), {}, {}),
        Misunderstood(BadCommand(Trouble.UNKNOWN_COMMAND, words)),
        Misunderstood(BadCommand(Trouble.NOT_A_DATE, words, "milestone add")),
    ):
        message = answer(outcome, viewer=CLARA, postable=True)
        assert_slack_takes(message)
        assert len(message.text) < 1000


@given(name=HOSTILE)
def test_names_ring_nobody(name: str) -> None:
    """People are named in plain text, whatever they call themselves."""
    taken = seat("CYBER-1", Side.EU, name)
    reported = standing("CYBER-1", Status.IN_PROGRESS, name=name)
    held = replace(card("CYBER-1"), eu=taken, eu_standing=reported)
    shown = topic("CYBER")
    proof = replace(PROOF, name=name)
    changed = Change(EVE, CLARA, "C0DESK", "CYBER-1", "eu lead", MORI, CLARA)
    for outcome in (
        NotYourSeat(held, Side.EU, taken),
        StatusSet(held, Side.EU, Status.DROPPED),
        EvidenceAdded(held, proof),
        replace(REPORTED, card=held, evidence=(proof,)),
        MineShown(Side.EU, (held,), TWO_YEARS_ON),
        HistoryShown("CYBER-1", "Title", (changed,), {CLARA: name, MORI: name}),
        Joined(held, Side.EU, CLARA, name, MORI),
        replace(RELIEVED, by_name=name, cards=(held,)),
        replace(VACATED, name=name, cards=(held,)),
        replace(SETTINGS, admissions=(replace(GUEST, name=name),)),
        replace(OFFERED, proposal=replace(PROPOSAL, name=name, by_name=name)),
        DecisionShown(replace(PROPOSAL, name=name), name),
        replace(HOME, proposals=(replace(PROPOSAL, name=name, by_name=name),), mine=(held,)),
        ReportOvertaken(held, Side.EU),
        Claimed(held, taken),
        AlreadyTaken(held, taken),
        Released(held, taken),
        replace(shown, progress=replace(shown.progress, cards=(held,))),
    ):
        assert_slack_takes(answer(outcome))


@given(note=HOSTILE.map(lambda text: text[:500]))
def test_notes_ring_nobody(note: str) -> None:
    """Notes are read by one at a time, and are text whatever stands in them."""
    reported = standing("CYBER-1", Status.IN_PROGRESS, note=note)
    held = replace(card("CYBER-1"), eu_standing=reported)
    proof = replace(PROOF, note=note)
    changed = Change(EVE, CLARA, "C0DESK", "CYBER-1", "eu status", None, f"in progress: {note}")
    for outcome in (
        StatusSet(held, Side.EU, Status.DROPPED),
        EvidenceAdded(held, proof),
        replace(REPORTED, card=held, evidence=(proof, proof)),
        HistoryShown("CYBER-1", "Title", (changed, changed), {}),
        Reported(held, Side.EU, CLARA, "Clara", True, False, proof),
        ReportOvertaken(held, Side.EU),
    ):
        for page in (1, 2, 3):
            assert_slack_takes(answer(outcome, viewer=CLARA, page=page))


@given(title=HOSTILE.map(lambda text: text[:150]), place=HOSTILE.map(lambda text: text[:100]))
def test_titles_and_places_ring_nobody(title: str, place: str) -> None:
    """A meeting may be called anything that can be saved."""
    meeting = ADDED.model_copy(update={"title": title or "-", "place": place})
    for outcome in (
        MilestonePreviewed(None, meeting),
        MilestoneSaved(None, meeting),
        MilestoneOvertaken(meeting),
        NextShown(STATEMENT, (meeting,)),
        MilestoneShown(STATEMENT, meeting, False, (), ()),
        MilestonesShown(STATEMENT, (meeting,), (), (), ()),
        replace(REMINDER, milestone=meeting),
    ):
        assert_slack_takes(answer(outcome, viewer=CLARA))


def test_slack_takes_what_stays_with_whoever_has_it() -> None:
    """All deliverables at once, led by people with the longest names."""
    led = [replace(card(d), eu=replace(seat(d.id), name="&" * 300)) for d in CATALOGUE.deliverables]
    kept, ids = tuple(led), tuple(d.id for d in CATALOGUE.deliverables)
    command = Assign(ids, user=MORI)
    proposal = replace(PROPOSAL, side=Side.EU, deliverables=ids, name="&" * 300, by_name="&" * 300)
    for outcome in (
        AssignPreviewed(command, "&" * 300, Side.EU, (), kept),
        AssignPreviewed(command, "&" * 300, Side.EU, kept, ()),
        Assigned(kept[:1], Side.EU, CLARA, "&" * 300, kept[1:]),
        ProposalShown(STATEMENT, proposal, kept[:1], kept[1:], ()),
        ProposalShown(STATEMENT, proposal, kept, (), ()),
        Proposed(proposal, kept, "&" * 300),
    ):
        for viewer in (None, CLARA):
            assert_slack_takes(answer(outcome, viewer=viewer))
