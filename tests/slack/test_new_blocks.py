"""Slack's newest blocks, in workspaces that take them and in those that refuse them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.clock import real_now
from bot.render.kit.message import Message, new_types
from bot.simulator.block_kit import NEWEST
from bot.slack.fallback import REMEMBERED, Fallback
from tests.slack.conversation import play
from tests.slack.world import Seen, World

ASKED = "Without a lead: 33 deliverables"
TABLE = Message("", ({"type": "data_table"},), plain=())


def refuse(world: World) -> None:
    """Let the workspace take none of the blocks of 2026 from now on."""
    world.local.slack.state.refused_blocks = list(NEWEST)


def fallback(world: World, later: timedelta = timedelta()) -> Fallback:
    """What the bot remembers, as any of its processes sees it some time later."""
    return Fallback(world.local.dpc.database, lambda: real_now() + later)


def new(seen: Seen) -> set[str]:
    """The types of new blocks in what was seen."""
    return set(new_types(seen.blocks))


def test_a_workspace_takes_them(world: World) -> None:
    """The first command is answered past the ack, as only that tells; the next one by the ack."""
    for is_known in (False, True):
        [answer] = world.do("marlies", "/dpc unclaimed")
        assert (answer.where, new(answer)) == ("private", {"data_table"})
        told = world.local.gateway.exchanges[-1].response
        assert bool(told.strip()) is is_known
    team = world.local.slack.state.team_id
    assert fallback(world).takes(team, TABLE) is True
    assert fallback(world, 2 * REMEMBERED).takes(team, TABLE) is None


def test_a_workspace_refuses_them(world: World) -> None:
    """By command, mention, direct message and button: the same content, once, in plain blocks."""
    refuse(world)
    for does, where in (
        ("/dpc unclaimed", "private"),
        ("@dpc unclaimed", "thread"),
        ("dm unclaimed", "dm"),
        ("/dpc overview", "private"),
        ("[Without a lead]", "private"),
    ):
        [answer] = world.do("marlies", does)
        assert (answer.where, new(answer)) == (where, set())
        assert ASKED in answer.text or "Overview: 33" in answer.text
    team = world.local.slack.state.team_id
    assert fallback(world).takes(team, TABLE) is False
    assert fallback(world, 2 * REMEMBERED).takes(team, TABLE) is None


@pytest.mark.parametrize("does", ["@dpc overview", "dm unclaimed", "[Without a lead]"])
def test_each_way_falls_back_by_itself(world: World, does: str) -> None:
    """Whichever is the first to find out, it tells it once."""
    if does.startswith("["):
        world.do("marlies", "/dpc overview")
        world.local.slack.state.refused_blocks = ["data_table"]
    else:
        refuse(world)
    [told] = world.do("marlies", does)
    assert new(told) == set()
    assert ASKED in told.text or "Overview: 33" in told.text


def test_a_workspace_refuses_them_in_the_middle_of_an_update(world: World) -> None:
    """What was posted as a table goes on as plain blocks, with nothing lost."""
    [posted] = world.do("tomek", "@dpc unclaimed CYBER")
    assert new(posted) == {"data_table"}
    refuse(world)
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        (
            "minori",
            "/dpc claim CYBER-2",
            "private: CYBER-2 … → release CYBER-2",
            "redrawn: Without a lead … CYBER-2 … Japan HAYASEGAWA Minori, not reported … CYBER-5",
        ),
    )
    message = next(each for each in reversed(world.messages) if "Without a lead" in each.text)
    assert new_types(message.blocks) == set()
    shown = str(message.blocks)
    assert all(f"CYBER-{n}" in shown for n in range(1, 6))


def test_of_several_types_the_one_that_was_taken_stays(world: World) -> None:
    """A workspace that has tables and no charts goes on having tables."""
    world.do("marlies", "/dpc unclaimed")
    world.local.slack.state.refused_blocks = ["data_visualization"]
    [overview] = world.do("marlies", "/dpc overview")
    assert new(overview) == set()
    [listed] = world.do("marlies", "/dpc unclaimed")
    assert new(listed) == {"data_table"}
