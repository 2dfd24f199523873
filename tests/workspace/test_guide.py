"""The guided first minute: what stands in the workspace ticks its steps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.simulator.model import Message, State
from bot.simulator.page.guide import guide, is_new
from bot.simulator.seed import initial
from tests.workspace.harness import REHEARSAL

TOMORROW = REHEARSAL + timedelta(days=1)


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
    """An answer; a claim in its thread; the bot's word for it; a later day; a post on it."""
    me = state.people[0].id
    said(state, state.bot_user, "Cybersecurity", to=me)
    assert done(state) == ["Ask"]
    said(state, me, "Claim CYBER-1", thread="1.000000")
    said(state, state.bot_user, "Which side?", thread="1.000000", to=me)
    assert done(state) == ["Ask", "Claim"]
    said(state, state.bot_user, "Marlies leads CYBER-1.", thread="1.000000")
    assert done(state) == ["Ask", "Claim", "Say your side"]
    state.clock = TOMORROW
    assert done(state) == ["Ask", "Claim", "Say your side", "Move the clock"]
    said(state, state.bot_user, "Tomorrow: OECD", at=TOMORROW)
    shown = guide(state)
    assert shown
    assert shown.next is None


def test_once_closed_it_stays_closed(state: State) -> None:
    """Also over a restart."""
    state.guide_is_closed = True
    assert guide(State.model_validate_json(state.model_dump_json())) is None
