"""The guided first minute: what stands in the workspace ticks its steps."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.simulator.model import Channel, Message, State
from bot.simulator.page.guide import CLOCK, REMINDER, guide, is_new
from bot.simulator.seed import initial
from tests.simulator.harness import REHEARSAL


@pytest.fixture
def state() -> State:
    """A workspace in which nobody has spoken, and the bot has greeted."""
    state = initial()
    state.clock = REHEARSAL
    said(state, state.bot_user, "Hello.")
    return state


def said(
    state: State,
    user: str,
    text: str,
    *,
    thread: str | None = None,
    to: str | None = None,
    at: datetime = REHEARSAL,
) -> None:
    """Somebody has said something in the first channel."""
    channel, ts = state.channels[0].id, f"{len(state.messages) + 1}.000000"
    message = Message(ts=ts, channel=channel, user=user, text=text, thread_ts=thread, to=to, at=at)
    state.messages.append(message)


def done(state: State) -> list[str]:
    """The names of the steps that are ticked."""
    shown = guide(state)
    assert shown
    return [step.name for step, is_done in shown.steps if is_done]


def test_a_greeting_is_no_step(state: State) -> None:
    """The first question stands in the box until somebody speaks."""
    assert done(state) == []
    assert is_new(state)
    said(state, state.people[0].id, "Hello, too.")
    assert not is_new(state)


def test_each_step_is_ticked_by_what_was_done(state: State) -> None:
    """An answer; a claim; the side; the clock; what came as it went on."""
    said(state, state.bot_user, "Cybersecurity", to=state.people[0].id)
    assert done(state) == ["Ask"]
    state.deeds.append("claim cyber-1")
    assert done(state) == ["Ask", "Claim"]
    state.deeds.append("eu")
    assert done(state) == ["Ask", "Claim", "Say your side"]
    state.deeds.append(CLOCK)
    assert done(state) == ["Ask", "Claim", "Say your side", "Move the clock"]
    state.deeds.append(REMINDER)
    shown = guide(state)
    assert shown
    assert shown.next is None


@pytest.mark.parametrize(
    "deeds",
    [
        ["@dpc claim cyber-1", "eu"],
        ["side japan", "claim cyber-1"],
        ["claim", "japan"],
        ["dpc claim ai-2", "side eu"],
        ["cyber-1を担当します", "日本側"],
        ["eu側", "担当になる"],
        ["side japan", "担当する cyber-1"],
    ],
)
def test_a_step_is_ticked_whatever_the_way(state: State, deeds: list[str]) -> None:
    """A mention, a command, a button and a direct message are the same; so is either order."""
    state.deeds += deeds
    assert done(state) == ["Claim", "Say your side"]


def test_an_answer_in_a_direct_conversation_is_one(state: State) -> None:
    """What the bot tells somebody of its own accord is none."""
    me, direct = state.people[0].id, "D1"
    state.channels.append(Channel(id=direct, name="", kind="im", members=[me, state.bot_user]))
    said(state, state.bot_user, "You coordinate the EU.")
    state.messages[-1].channel = direct
    assert done(state) == []
    said(state, me, "topics")
    state.messages[-1].channel = direct
    assert done(state) == ["Ask"]


def test_once_closed_it_stays_closed(state: State) -> None:
    """Also over a restart."""
    state.guide_is_closed = True
    assert guide(State.model_validate_json(state.model_dump_json())) is None
