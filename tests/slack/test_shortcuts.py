"""The two shortcuts: finding a commitment from anywhere, and a message as evidence."""

from __future__ import annotations

import pytest

from bot.simulator.faults import Fault
from bot.simulator.model import Channel
from storage import evidence
from tests.slack.conversation import play
from tests.slack.test_home import EU
from tests.slack.world import World

LED = ("marlies", "/dpc claim AI-2", "private: AI-2 … → release AI-2")
REFUSED = "modal: dpc That is a private conversation, or one that I cannot see"


def links(world: World) -> list[str]:
    """What was put forward for AI-2."""
    with world.local.dpc.database.read() as connection:
        found = evidence.of(connection, world.local.slack.state.team_id, "AI-2")
    return [each.link for each in found]


def test_finding_a_commitment(world: World) -> None:
    """By words; the modal turns into the answer, and its buttons work."""
    play(
        world,
        EU,
        ("marlies", "find a commitment", "modal: Find a commitment"),
        ("marlies", "submit words: 海底ケーブル", "modal: dpc Submarine cables · §4"),
        ("marlies", "[Claim: CABLES-1]", "modal: dpc … CABLES-1"),
        ("marlies", "close", "closed: "),
        ("marlies", "find a commitment", "modal: Find a commitment"),
        ("marlies", "submit words: release CABLES-1", "modal: dpc …"),
        ("marlies", "/dpc mine", "private: … CABLES-1"),
    )


def test_a_message_as_evidence(world: World) -> None:
    """Its link is recorded, once it is said what it is evidence of."""
    play(
        world,
        EU,
        LED,
        ("minori", "The outreach paper is out."),
        ("marlies", "record as evidence", "modal: Record as evidence"),
        (
            "marlies",
            "submit deliverable: AI-2; remark: The paper",
            "modal: dpc … AI-2",
        ),
    )
    (link,) = links(world)
    said = next(each for each in world.messages if each.text == "The outreach paper is out.")
    assert link.endswith(f"/archives/{said.channel}/p{said.ts.replace('.', '')}")


def test_a_message_as_evidence_before_a_side_is_known(world: World) -> None:
    """The question comes first, and its answer opens the form."""
    play(
        world,
        ("minori", "The outreach paper is out."),
        ("marlies", "record as evidence", "modal: dpc Which side do you work for?"),
        ("marlies", "[EU]", "modal: Record as evidence …"),
    )


def test_what_is_private_is_no_evidence(world: World) -> None:
    """A direct message, a private channel: both sides read evidence."""
    state = world.local.slack.state
    members = [each.id for each in state.people if each.name in ("marlies", "dpc")]
    dispatcher = Channel(id="C06RHPRIVAT", name="back-room", kind="channel", members=members)
    state.channels.append(dispatcher.model_copy(update={"is_private": True}))
    play(
        world,
        EU,
        LED,
        ("marlies", "#back-room Between us."),
        ("marlies", "record as evidence", REFUSED),
        ("marlies", "close", "closed: "),
        ("marlies", "dm thanks", "dm: …"),
        ("marlies", "record as evidence", REFUSED),
    )
    assert links(world) == []


@pytest.mark.parametrize("method", ["conversations.info", "chat.getPermalink"])
@pytest.mark.parametrize("kind", ["500", "429", "drop_after"])
def test_what_slack_does_not_tell_is_private(world: World, method: str, kind: str) -> None:
    """Whatever fails, nothing is recorded that might be private; the next try works."""
    play(world, EU, LED, ("minori", "The outreach paper is out."))
    world.local.slack.faults.append(Fault(method, kind))  # type: ignore[arg-type]  # one of the three
    play(
        world,
        ("marlies", "record as evidence", REFUSED),
        ("marlies", "close", "closed: "),
        ("marlies", "record as evidence", "modal: Record as evidence"),
    )
