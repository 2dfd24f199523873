"""Forms: opened wherever a button stands, told where they were opened, each with one effect."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage import history
from tests.slack.conversation import play
from tests.slack.knocking import FORM, Knocker
from tests.slack.test_home import EU, OPENED
from tests.slack.world import World

LED = ("marlies", "/dpc claim AI-2", "private: AI-2 … → release AI-2")
OPEN = ("marlies", "[Report on AI-2…]", "modal: Report on AI-2")
COORDINATOR = ("tomek", "/dpc settings coordinator eu @tomek", "private: …")
REPORT = "submit status: in progress; note: Draft sent; date: 2024-06-01"
OVERTAKEN = "Since … Tomek Wilczarski reports AI-2 … as {} … Send it again to replace this."


def changes(world: World) -> list[str]:
    """What was changed of AI-2, oldest first."""
    with world.local.dpc.database.read() as connection:
        lines = history.of(connection, world.local.slack.state.team_id, "AI-2")
    return [line.what for line in lines]


def last_sent(world: World) -> str:
    """What Slack sent to the bot when somebody last pressed or sent off anything."""
    exchanges = world.local.gateway.exchanges
    return [each.request for each in exchanges if each.kind == "action"][-1]


def test_a_report_from_a_private_answer(world: World) -> None:
    """The answer is shown as it has become, with what was done on top."""
    play(
        world,
        EU,
        LED,
        ("marlies", "/dpc show AI-2", "private: AI-2 … Not reported"),
        OPEN,
        (
            "marlies",
            REPORT,
            "private: AI-2 … in progress … 1 June 2024 … AI-2 … EU note: Draft sent",
            "closed: ",
        ),
    )
    assert changes(world) == ["eu lead", "eu status", "eu due"]


def test_a_report_from_a_thread(world: World) -> None:
    """All who read along are told, without the note, and what was posted is drawn anew."""
    play(
        world,
        EU,
        LED,
        ("tomek", "@dpc AI-2", "thread: AI-2 … EU: Marlies"),
        ("marlies", "> @dpc mine", "private: What you lead"),
        OPEN,
    )
    seen = {each.where: each.text for each in world.do("marlies", REPORT)}
    assert sorted(seen) == ["closed", "private", "redrawn", "thread"]
    assert seen["thread"].startswith("Marlies Oosterveen reports AI-2")
    assert "Draft sent" not in seen["thread"] + seen["redrawn"]


def test_a_report_from_home(world: World) -> None:
    """The tab tells what was done."""
    play(
        world,
        EU,
        LED,
        ("marlies", "home", OPENED),
        ("marlies", "home [Report on AI-2…]", "modal: Report on AI-2"),
        ("marlies", REPORT, "home: … AI-2 … in progress … EU due 1 June 2024", "closed: "),
    )


def test_a_form_before_a_side_is_known(world: World) -> None:
    """The question takes the place of the form, and its answer opens it."""
    play(
        world,
        ("tomek", "find a commitment", "modal: Find a commitment"),
        ("tomek", "submit words: cyber", "modal: dpc Cybersecurity · §6"),
        ("tomek", "[Assign Cybersecurity…]", "modal: dpc Which side do you work for?"),
        ("tomek", "[EU]", "modal: Assign"),
    )


def test_a_form_from_a_private_answer_before_a_side_is_known(world: World) -> None:
    """The question takes the answer's place, and gives it back when the form opens."""
    play(
        world,
        ("tomek", "/dpc topic AI", "private: Artificial Intelligence"),
        ("tomek", "[Assign Artificial Intelligence…]", "private: Which side do you work for?"),
        (
            "tomek",
            "[EU]",
            "private: EU … Artificial Intelligence",
            "modal: Assign",
        ),
    )


def test_what_is_wrong_is_told_at_its_field(world: World) -> None:
    """And what was filled in stays, to be put right."""
    play(
        world,
        EU,
        LED,
        ("marlies", "/dpc mine", "private: What you lead"),
        OPEN,
        (
            "marlies",
            f"{REPORT}; milestone: OECD-2024",
            "error at milestone: Choose one of the two: a date, or a meeting.",
        ),
        ("marlies", "submit milestone: ; remark: a draft", "error at link: …"),
        ("marlies", "submit remark:", "private: AI-2", "closed: "),
    )
    assert changes(world) == ["eu lead", "eu status", "eu due"]


def test_a_form_that_was_overtaken(world: World) -> None:
    """It says what has changed, once for each change; sent again it replaces that."""
    play(
        world,
        EU,
        COORDINATOR,
        LED,
        ("marlies", "/dpc mine", "private: What you lead"),
        OPEN,
        ("tomek", "/dpc status AI-2 substantial", "private: …"),
        ("marlies", REPORT, f"error at status: {OVERTAKEN.format('substantial')}"),
        ("tomek", "/dpc status AI-2 complete", "private: …"),
        ("marlies", "submit", f"error at status: {OVERTAKEN.format('complete')}"),
        ("marlies", "submit", "private: AI-2 … in progress", "closed: "),
    )
    assert changes(world)[1:] == ["eu status", "eu status", "eu status", "eu due"]


def test_an_overtaken_form_that_comes_again(world: World, door: Knocker) -> None:
    """Slack's sending it again is not the person's sending it again."""
    play(
        world,
        EU,
        COORDINATOR,
        LED,
        ("marlies", "/dpc mine", "private: What you lead"),
        OPEN,
        ("tomek", "/dpc status AI-2 substantial", "private: …"),
        ("marlies", REPORT, f"error at status: {OVERTAKEN.format('substantial')}"),
    )
    before = changes(world)
    assert door.post(last_sent(world), FORM).json()["response_action"] == "errors"
    assert changes(world) == before
    play(world, ("marlies", "submit", "private: AI-2 … in progress", "closed: "))


def test_a_form_that_comes_twice(world: World, door: Knocker) -> None:
    """The second has no effect, and is told so."""
    play(world, EU, LED, ("marlies", "/dpc mine", "private: What you lead"), OPEN)
    world.do("marlies", REPORT)
    before, posts = changes(world), len(world.messages)
    assert door.post(last_sent(world), FORM).json()["response_action"] == "errors"
    world.settle()
    assert (changes(world), len(world.messages)) == (before, posts)


def test_closing_a_form_does_nothing(world: World) -> None:
    """It is acknowledged."""
    play(
        world,
        EU,
        LED,
        ("marlies", "/dpc mine", "private: What you lead"),
        OPEN,
        ("marlies", "close", "closed: "),
    )
    assert changes(world) == ["eu lead"]


def test_several_are_assigned_by_a_form(world: World) -> None:
    """The preview takes the form's place; what was done is told in the thread that it came from."""
    play(
        world,
        EU,
        ("tomek", "/dpc side eu", "private: EU"),
        ("tomek", "@dpc topic AI", "thread: Artificial Intelligence"),
        ("marlies", "> @dpc mine", "private: …"),
        ("marlies", "find a commitment", "modal: Find a commitment"),
        ("marlies", "submit words: AI", "modal: dpc Artificial Intelligence"),
        ("marlies", "[Assign Artificial Intelligence…]", "modal: Assign"),
        (
            "marlies",
            "submit deliverables: AI-1, AI-2; person: @tomek",
            "modal: dpc Assign 2 deliverables to Tomek Wilczarski for the EU?",
        ),
    )
    seen = [each.where for each in world.do("marlies", "[Assign]")]
    assert sorted(seen) == ["dm", "modal", "redrawn"]


@pytest.mark.parametrize("start", [datetime(2026, 2, 3, 8, tzinfo=UTC)])
def test_a_meeting_is_recorded_from_a_thread(world: World) -> None:
    """What is saved is what was understood; the thread is told."""
    play(
        world,
        ("tomek", "@dpc next", "thread: No upcoming meeting is known."),
        ("tomek", "[Record when held]", "modal: …"),
        ("tomek", "submit date: 2025-05-12", "modal: dpc … 12 May 2025 … → milestone"),
    )
    seen = {each.where: each.text for each in world.do("tomek", "[Save]")}
    assert "held" in seen["modal"]
    assert "held" in seen["thread"]


def test_a_refusal_keeps_the_form(world: World) -> None:
    """Whoever lost the right to it meanwhile is told so at the first field."""
    play(
        world,
        EU,
        LED,
        ("marlies", "/dpc mine", "private: What you lead"),
        OPEN,
        ("marlies", "/dpc release AI-2", "private: AI-2 … → claim AI-2"),
        ("marlies", REPORT, "error at status: …"),
    )
    assert changes(world) == ["eu lead", "eu lead"]


def test_a_coordinator_is_named_by_a_form(world: World) -> None:
    """From the private settings, which are then shown as they have become."""
    play(
        world,
        ("tomek", "/dpc settings", "private: Settings … EU: nobody"),
        ("tomek", "[EU coordinator…]", "modal: …"),
        (
            "tomek",
            "submit person: @tomek",
            "private: … Tomek Wilczarski … Settings … EU: Tomek Wilczarski",
            "closed: ",
        ),
    )
