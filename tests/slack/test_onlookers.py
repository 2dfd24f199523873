"""Who only reads is offered nothing to press that would be refused."""

from __future__ import annotations

import json
import re

from bot.domain.commands.press import Act
from tests.slack.conversation import play
from tests.slack.world import World

_ACTION = re.compile(r'"action_id": "([^"]+)"')
CHANGING = (f"dpc.{Act.DO}", f"dpc.{Act.FORM}")


def offered(world: World, who: str, said: str) -> list[str]:
    """The action ids of what changes something in the answer."""
    (seen,) = world.do(who, said)
    ids = _ACTION.findall(json.dumps(seen.blocks))
    return [each for each in ids if each.startswith(CHANGING) and "language" not in each]


def test_a_guest_is_offered_no_button_that_would_be_refused(world: World) -> None:
    """In a topic, a deliverable, the meetings and lists; a member is. All words are the same."""
    asked = ("topic cybersecurity", "show CYBER-2", "show DPC-3", "milestones", "unclaimed cyber")
    for said in asked:
        assert offered(world, "ingerid", f"/dpc {said}") == [], said
        assert offered(world, "marlies", f"/dpc {said}"), said
    play(world, ("ingerid", "/dpc claim CYBER-2", "private: Guests can only read"))


def test_a_guest_who_was_admitted_is_offered_what_a_member_is(world: World) -> None:
    """From then on."""
    play(world, ("tomek", "/dpc settings admit @ingerid eu", "private: … acts for the EU"))
    assert offered(world, "ingerid", "/dpc show CYBER-2")
