"""The guided first minute: five steps, each ticked by what was done, in whatever way."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.simulator.language import marked
from bot.simulator.model import Message, State


@dataclass(frozen=True)
class Step:
    """One step: its name, what to do (in HTML), and how it is known that it was done."""

    name: str
    words: str
    is_done: Callable[[State], bool]


CLOCK, REMINDER = "the clock was moved", "messages came meanwhile"
_SIDES = {"eu", "japan", "eu側", "日本側"}


def _asked(state: State) -> bool:
    """The bot has answered somebody: privately, in a thread, or in their own conversation."""
    direct = {each.id for each in state.channels if each.kind == "im"}
    spoken = {each.channel for each in state.messages if each.user != state.bot_user}
    return any(
        each.to or each.thread_ts or each.channel in direct & spoken for each in _said(state)
    )


def _claiming(state: State) -> bool:
    """Somebody has written "claim" or 担当する, or pressed a button that says so."""
    return any(re.search(r"\bclaim|担当(?:する|し|に)", each) for each in state.deeds)


def _claimed(state: State) -> bool:
    """Somebody has claimed, and said their side before or after."""
    side = any(each in _SIDES or each.startswith("side ") for each in state.deeds)
    return side and _claiming(state)


def _moved(state: State) -> bool:
    return CLOCK in state.deeds


def _reminded(state: State) -> bool:
    return REMINDER in state.deeds


def _said(state: State) -> Sequence[Message]:
    return [each for each in state.messages if each.user == state.bot_user]


STEPS = (
    Step(
        marked("Ask"),
        marked("Send what stands in the box below: <kbd>/dpc topic cybersecurity</kbd>."),
        _asked,
    ),
    Step(
        marked("Claim"),
        marked(
            "Press <b>Post in channel</b> under the answer, then <b>Reply in thread</b>, "
            "and write <kbd>claim CYBER-1</kbd>."
        ),
        _claiming,
    ),
    Step(
        marked("Say your side"), marked("Press the side you work for: the claim follows."), _claimed
    ),
    Step(
        marked("Move the clock"),
        marked(
            "Be Tomek, a coordinator, under <b>You are</b>: send <kbd>/dpc subscribe</kbd>, then "
            "press <b>Next reminder</b>."
        ),
        _moved,
    ),
    Step(
        marked("See the reminder"),
        marked("Press <b>Next reminder</b> on: it stands here, and can be answered in its thread."),
        _reminded,
    ),
)


@dataclass(frozen=True)
class Guide:
    """How far the first minute has come.

    Attributes:
        steps: all of them, each with whether it was done.
        next: the first that was not; None when all were.
    """

    steps: Sequence[tuple[Step, bool]]
    next: Step | None


def guide(state: State) -> Guide | None:
    """The guide as it stands; None once it was put away."""
    if state.guide_is_closed:
        return None
    steps = [(step, step.is_done(state)) for step in STEPS]
    return Guide(steps, next((step for step, done in steps if not done), None))


def is_new(state: State) -> bool:
    """Whether nobody has spoken yet: then the first question stands in the box."""
    return not _asked(state) and all(each.user == state.bot_user for each in state.messages)
