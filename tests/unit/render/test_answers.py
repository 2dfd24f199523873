"""Every outcome as people read it: one snapshot a noun."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.kinds import concrete
from bot.domain.outcomes.base import Outcome, Private
from bot.domain.outcomes.forms import FormOpened
from bot.domain.outcomes.seats import Claimed
from bot.render.answer import answer
from bot.render.kit.buttons import View
from bot.render.kit.drawing import draw

from .readable import OneFile, readable
from .samples import OUTCOMES
from .world import CLARA, STRANGER, milestone, seat, topic

NOUNS = sorted({type(outcome).__module__.rpartition(".")[2] for outcome in OUTCOMES.values()})


@pytest.mark.parametrize("noun", NOUNS)
def test_answers(noun: str, snapshot: SnapshotAssertion) -> None:
    """What Clara alone reads, in a channel in which she could post it; then posts to everybody."""
    theirs = {n: o for n, o in OUTCOMES.items() if type(o).__module__.endswith(f".{noun}")}
    told = [
        f"══ {name}\n{readable(answer(outcome, viewer=CLARA, postable=True))}\n"
        for name, outcome in theirs.items()
    ]
    told += [
        f"══ {name}, posted\n{readable(answer(OUTCOMES[name]))}\n"
        for name in POSTS
        if name in theirs
    ]
    assert "\n".join(told) == snapshot(extension_class=OneFile)


POSTS = (
    "topic cyber", "claimed", "claimed both", "released", "reminder", "subscribed",
    "welcome", "welcome where there are reminders",
    "deliverable with reports", "status set", "due set", "evidence added", "overdue",
    "assigned", "assigned by oneself", "joined by the lead", "left by the lead", "reported",
    # Direct messages, which are drawn for whoever is in them.
    "relieved", "asked along", "handed back", "vacated", "proposal", "coordinator named",
)  # fmt: skip


def test_notice_above_a_redrawn_view(snapshot: SnapshotAssertion) -> None:
    """What was just done stands in the first line, and is said to whoever did it."""
    done = Claimed(milestone("OECD-2024").cards[0], seat("DFFT-1"))
    notice = readable(answer(topic("QUANTUM"), viewer=CLARA, notice=done))
    assert notice == snapshot(extension_class=OneFile)


def test_every_outcome_has_a_sample() -> None:
    """No outcome can be forgotten here; one without a renderer is a failure at import."""
    kinds = {kind for kind in concrete(Outcome) if not issubclass(kind, FormOpened)}
    assert {type(outcome) for outcome in OUTCOMES.values()} == kinds


def test_an_outcome_without_a_renderer_is_named() -> None:
    """What is forgotten is told by its name."""
    with pytest.raises(TypeError, match="no renderer draws Private"):
        draw(Private(), View())


@pytest.mark.parametrize("name", OUTCOMES)
def test_private_outcomes_are_never_offered_for_posting(name: str) -> None:
    """A refusal, a question or somebody's own list stays between two."""
    buttons = str(answer(OUTCOMES[name], viewer=STRANGER, postable=True).blocks)
    assert not (OUTCOMES[name].private and "Post in channel" in buttons)
