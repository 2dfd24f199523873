"""What the buttons carry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.commands.assignments import Accept, Assign
from bot.domain.commands.base import BadCommand
from bot.domain.commands.coworkers import Join, Leave
from bot.domain.commands.digests import SetDigest
from bot.domain.commands.forms import OpenForm
from bot.domain.commands.menu import MENU, parse
from bot.domain.commands.milestones import AddMilestone
from bot.domain.commands.press import Press, meant
from bot.domain.commands.progress import AddEvidence, Done, SetDue, SetStatus
from bot.domain.commands.proposals import DecideProposal
from bot.domain.commands.seats import Claim, Release
from bot.domain.commands.settings import Dismiss
from bot.domain.commands.statement import Find
from bot.domain.commands.subscriptions import Mute, Unmute
from bot.domain.outcomes.milestones import MilestonePreviewed
from bot.domain.statement import Fate, Milestone
from bot.render.answer import answer
from bot.render.milestones import command
from bot.render.usages import FIRST, USAGES

from .checks import buttons_of, labels
from .samples import ADDED, HELD, MOVED, OUTCOMES
from .world import CLARA, MILESTONES, MORI, topic, when

CHANGING = (
    Accept | AddEvidence | AddMilestone | Assign | Claim | DecideProposal | Dismiss | Done | Join
    | Leave | OpenForm | Release | SetDue | SetStatus | Mute | Unmute | SetDigest
)  # fmt: skip


def test_forms_are_for_one_reader() -> None:
    """A post offers neither to assign a topic nor to move a meeting."""
    for shown, label in (
        (topic("CYBER"), "Assign Cybersecurity…"),
        (OUTCOMES["milestone set here"], "Move Experts' meeting on standards…"),
    ):
        assert label in labels(answer(shown, viewer=CLARA))
        assert label not in labels(answer(shown))
    held = labels(answer(OUTCOMES["milestone held"], viewer=CLARA))
    assert not any(label.startswith("Move") for label in held)


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_form_that_is_offered_can_be_opened(name: str) -> None:
    """The button's words are read as the form's."""
    for button in buttons_of(answer(OUTCOMES[name], viewer=CLARA)):
        press = Press.decode(button["value"])
        assert press is not None
        is_form = button["action_id"].startswith("dpc.form")
        assert isinstance(meant(press.command), OpenForm) is is_form


def test_a_decision_is_said_once() -> None:
    """What was just decided is all that is left to show."""
    decided = OUTCOMES["proposal accepted"]
    message = answer(decided, viewer=CLARA, notice=OUTCOMES["proposal accepted"])
    assert message.text == answer(decided, viewer=CLARA).text


def test_buttons_go_back_to_the_page_that_they_were_pressed_on() -> None:
    """A claim redraws the answer that it was made in."""
    message = answer(topic("CYBER"), viewer=MORI, page=1)
    presses = [Press.decode(button["value"]) for button in buttons_of(message)]
    assert presses[0] == Press("claim CYBER-1", view="topic CYBER", page=1)


def test_an_interrupted_command_is_taken_up_after_the_question() -> None:
    """Choosing a side finishes the claim that needed one."""
    buttons = buttons_of(answer(OUTCOMES["side asked"], viewer=CLARA))
    assert Press.decode(buttons[0]["value"]) == Press("side eu", then="claim CYBER-1")


def test_posting_repeats_the_command_that_was_answered() -> None:
    """What is posted is the view itself."""
    assert labels(answer(topic("AI"), postable=True))["Post in channel"] == "topic AI"


@pytest.mark.parametrize("name", OUTCOMES)
def test_looking_never_changes_anything(name: str) -> None:
    """A button that only shows carries a command that only shows."""
    for button in buttons_of(answer(OUTCOMES[name], viewer=CLARA)):
        press = Press.decode(button["value"])
        assert press is not None
        read = meant(press.command)
        if button["action_id"].startswith("dpc.look"):
            assert not isinstance(read, CHANGING | BadCommand)


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_view_is_a_command(name: str) -> None:
    """What an answer is called is understood; most of it can be typed."""
    assert not isinstance(meant(OUTCOMES[name].view), BadCommand | Find)


PREVIEWS: dict[str, tuple[Milestone | None, Milestone]] = {
    "add": (None, ADDED),
    "add with a date in its title": (
        None,
        ADDED.model_copy(update={"title": "CES 2026, 6 January 2026", "when": when("2027")}),
    ),
    "add with quotes in its title": (
        None,
        ADDED.model_copy(update={"title": 'The "6G" week', "when": when("12-14 May 2026")}),
    ),
    "add without a place": (None, ADDED.model_copy(update={"place": None})),
    "move": (MILESTONES["DPC-3"], MOVED),
    "record": (MOVED, HELD),
    "record without a date": (
        MILESTONES["ICS-1"],
        MILESTONES["ICS-1"].model_copy(update={"outcome": Fate.HELD}),
    ),
    "cancel": (ADDED, ADDED.model_copy(update={"outcome": Fate.CANCELLED})),
}


@pytest.mark.parametrize("name", PREVIEWS)
def test_saving_means_what_was_previewed(name: str) -> None:
    """The button's command, read again, asks for the same change."""
    before, after = PREVIEWS[name]
    read = parse(command(before, after))
    assert not isinstance(read, BadCommand)
    for field, value in vars(read).items():
        if field in ("when", "link") and value is None:
            assert before is not None
            assert getattr(after, field) == getattr(before, field)
        else:
            assert value == getattr(after, field)


def test_a_preview_confirms_the_revision_that_it_showed() -> None:
    """Zero for what is new, else the one that the change was made of."""
    for preview, revision in ((MilestonePreviewed(None, ADDED), 0), (HELD_NEXT, 2)):
        (save,) = buttons_of(answer(preview, viewer=CLARA))
        press = Press.decode(save["value"])
        assert press is not None
        assert press.confirmed == revision


HELD_NEXT = replace(
    MilestonePreviewed(HELD, HELD), after=HELD.model_copy(update={"link": "https://example.org"})
)


def test_help_knows_the_menu() -> None:
    """Every command is explained, none is invented, and each example works."""
    assert set(USAGES) == {item.name for item in MENU}
    assert set(FIRST) <= set(USAGES)
    for name, usage in USAGES.items():
        assert usage.example.startswith(name)
        picked = usage.example.replace("@person", f"<@{CLARA}>")  # as Slack passes people on
        assert not isinstance(parse(picked), BadCommand | Find)
