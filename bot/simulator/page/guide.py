"""The guided first minute: five steps, each ticked by what stands in the workspace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.simulator.model import Message, State


@dataclass(frozen=True)
class Step:
    """One step: its name, what to do, and how it is known that it was done."""

    name: str
    words: Markup
    is_done: Callable[[State], bool]


def _asked(state: State) -> bool:
    return any(each.to or each.thread_ts for each in _said(state))


def _claiming(state: State) -> bool:
    return bool(_claims(state))


def _claimed(state: State) -> bool:
    claims = _claims(state)
    return any(each.thread_ts in claims and each.to is None for each in _said(state))


def _claims(state: State) -> set[str]:
    """The threads in which somebody claims."""
    return {
        each.thread_ts
        for each in state.messages
        if each.thread_ts and each.user != state.bot_user and "claim" in each.text.casefold()
    }


def _moved(state: State) -> bool:
    first = state.messages[0].at if state.messages else None
    return bool(first and state.clock and state.clock.date() > first.date())


def _reminded(state: State) -> bool:
    channels = {each.id for each in state.channels if each.kind == "channel"}
    first = state.messages[0].at if state.messages else None
    return any(
        first and each.at.date() > first.date() and each.channel in channels
        for each in _said(state)
        if each.thread_ts is None and each.to is None
    )


def _said(state: State) -> Sequence[Message]:
    return [each for each in state.messages if each.user == state.bot_user]


STEPS = (
    Step(
        "Ask",
        Markup("Send what stands in the box below: <kbd>/dpc topic cybersecurity</kbd>."),
        _asked,
    ),
    Step(
        "Claim",
        Markup(
            "Press <b>Post in channel</b> under the answer, then <b>Reply in thread</b>, "
            "and write <kbd>claim CYBER-1</kbd>."
        ),
        _claiming,
    ),
    Step("Say your side", Markup("Press the side you work for: the claim follows."), _claimed),
    Step(
        "Move the clock",
        Markup(
            "Be Tomek, an admin, under <b>You are</b>: send <kbd>/dpc subscribe</kbd>, then press "
            "<b>Next reminder</b>."
        ),
        _moved,
    ),
    Step(
        "See the reminder",
        Markup("Press <b>Next reminder</b> on: it stands here, and can be answered in its thread."),
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
