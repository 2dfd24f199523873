"""Every outcome as people read it: one snapshot each."""

from __future__ import annotations

import json

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from bot.domain.kinds import concrete
from bot.domain.outcomes.base import Outcome, Private
from bot.domain.outcomes.forms import FormOpened
from bot.domain.outcomes.seats import Claimed
from bot.render.answer import answer
from bot.render.kit.buttons import View
from bot.render.kit.drawing import draw
from bot.render.kit.message import Message

from .samples import OUTCOMES
from .world import CLARA, STRANGER, milestone, seat, topic


def readable(message: Message) -> str:
    """A message as text and YAML, for people who review a snapshot."""
    # Through JSON, so that blocks which share a part are not written as references to it.
    blocks = json.loads(json.dumps(message.blocks))
    drawn = yaml.safe_dump(blocks, allow_unicode=True, sort_keys=False, width=100)
    return f"{message.text}\n\nshows: {', '.join(message.shows)}\n\n{drawn}"


@pytest.mark.parametrize("name", OUTCOMES)
def test_private_answer(name: str, snapshot: SnapshotAssertion) -> None:
    """The answer that Clara alone reads, in a channel in which she could post it."""
    assert readable(answer(OUTCOMES[name], viewer=CLARA, postable=True)) == snapshot


POSTS = (
    "topic cyber", "claimed", "claimed both", "released", "reminder", "subscribed",
    "welcome", "welcome where there are reminders",
    "deliverable with reports", "status set", "due set", "evidence added", "overdue",
    "assigned", "assigned by oneself", "joined by the lead", "left by the lead", "reported",
    # Direct messages, which are drawn for whoever is in them.
    "relieved", "asked along", "handed back", "vacated", "proposal", "coordinator named",
)  # fmt: skip


@pytest.mark.parametrize("name", POSTS)
def test_post(name: str, snapshot: SnapshotAssertion) -> None:
    """The post that everybody reads."""
    assert readable(answer(OUTCOMES[name])) == snapshot


def test_notice_above_a_redrawn_view(snapshot: SnapshotAssertion) -> None:
    """What was just done stands in the first line, and is said to whoever did it."""
    done = Claimed(milestone("OECD-2024").cards[0], seat("DFFT-1"))
    assert readable(answer(topic("QUANTUM"), viewer=CLARA, notice=done)) == snapshot


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
