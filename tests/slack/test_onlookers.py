"""Who only reads is offered nothing to press that would be refused."""

from __future__ import annotations

import json
import re

from bot.domain.commands.press import Act
from bot.domain.rules.rights import Rule
from bot.simulator.model import Block
from tests.slack.conversation import play, refused
from tests.slack.world import World

_ACTION = re.compile(r'"action_id": "([^"]+)"')
CHANGING = (f"dpc.{Act.DO}", f"dpc.{Act.FORM}")


def offered(world: World, who: str, said: str) -> list[str]:
    """The action ids of what changes something in the answer."""
    (seen,) = world.do(who, said)
    return changing(seen.blocks)


def changing(blocks: list[Block]) -> list[str]:
    """The action ids of what changes something in these blocks."""
    ids = _ACTION.findall(json.dumps(blocks))
    return [each for each in ids if each.startswith(CHANGING) and "language" not in each]


def test_a_guest_is_offered_no_button_that_would_be_refused(world: World) -> None:
    """In a topic, a deliverable, the meetings and lists; a member is. All words are the same."""
    asked = ("topic cybersecurity", "show CYBER-2", "show DPC-3", "milestones", "unclaimed cyber")
    for said in asked:
        assert offered(world, "ingerid", f"/dpc {said}") == [], said
        assert offered(world, "marlies", f"/dpc {said}"), said
    play(world, ("ingerid", "/dpc claim CYBER-2", refused(Rule.GUEST)))


def test_a_guest_who_was_admitted_is_offered_what_a_member_is(world: World) -> None:
    """From then on."""
    play(world, ("tomek", "/dpc settings admit @ingerid eu", "private: … acts for the EU"))
    assert offered(world, "ingerid", "/dpc show CYBER-2")


def test_a_direct_answer_is_drawn_again_for_a_guest_as_it_was(world: World) -> None:
    """What others change is told there, and still nothing is offered that would be refused."""
    assert offered(world, "ingerid", "dm show CYBER-2") == []
    play(world, ("marlies", "/dpc side eu", "private: …"))
    seen = world.do("marlies", "/dpc claim CYBER-2")
    (redrawn,) = [each for each in seen if each.where == "dm"]
    assert "EU: Marlies Oosterveen" in redrawn.text
    assert changing(redrawn.blocks) == []


def test_a_guest_who_searches_is_offered_no_more_in_the_modal(world: World) -> None:
    """What the form turns into is for them, too; a member may claim there."""
    for who, may in (("ingerid", False), ("marlies", True)):
        world.do(who, "find a commitment")
        world.do(who, "submit words: CYBER-2")
        assert bool(changing(world.modal(who).blocks)) is may, who
