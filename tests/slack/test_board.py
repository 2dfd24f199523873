"""A channel's board: one a channel, kept true, pinned by a button."""

from __future__ import annotations

from sqlalchemy import select

from bot.simulator.model import Message
from storage.tables import table
from storage.tables.messages import Shown
from tests.slack.conversation import play
from tests.slack.world import World

_shown = table(Shown)
POSTED = "private: The board is posted in this channel"
BOARD = "channel: Overview: 33 deliverables … This board is kept up to date."


def boards(world: World) -> list[Message]:
    """The boards that stand in the channel, the newest last."""
    return [each for each in world.messages if "This board is kept up" in each.text]


async def deleted(world: World, message: Message) -> None:
    """Delete a message, as somebody may by Slack's own menu."""
    world.local.slack.delete(message)


def views(world: World) -> list[str]:
    """What the bot remembers of boards."""
    with world.local.dpc.database.read() as conn:
        found = conn.execute(select(_shown.c.view).order_by(_shown.c.ts)).scalars()
        return [view for view in found if view.startswith("pinboard")]


def test_a_board_is_kept_true_and_pinned(world: World) -> None:
    """What changes is in it at once; once it is pinned it no longer offers that."""
    play(
        world,
        ("marlies", "/dpc board", POSTED, BOARD),
        ("minori", "/dpc side japan", "private: Japan"),
        (
            "minori",
            "/dpc claim CYBER-2",
            "private: → release CYBER-2",
            "redrawn: … Japan: 1 led",
        ),
        (
            "marlies",
            "[Pin to this channel]",
            "private: The board is pinned to this channel.",
            "redrawn: Overview",
        ),
    )
    [board] = boards(world)
    assert board.pinned
    assert "Japan: 1 led" in board.text
    assert "Pin to this channel" not in str(board.blocks)
    assert views(world) == ["pinboard pinned"]


def test_a_channel_has_one_board(world: World) -> None:
    """Asking again moves it down; the earlier one says so and changes no more."""
    play(
        world,
        ("marlies", "@dpc board", POSTED, BOARD),
        ("tomek", "/dpc board", "private: A new board", BOARD, "redrawn: The board has moved."),
    )
    assert len(boards(world)) == 1
    assert views(world) == ["pinboard moved", "pinboard offered"]


def test_two_who_ask_at_once_get_one(world: World) -> None:
    """Neither waits for the other."""
    ask = world.local.gateway.command
    here, people = world.channel(), [world.person(each).id for each in ("marlies", "tomek")]
    seen = world.at_once("marlies", *(ask(each, here, "/dpc board") for each in people))
    assert [each.where for each in seen].count("channel") == 1


def test_a_board_is_drawn_again_each_day(world: World) -> None:
    """What becomes late or silent by itself is in it on that day."""
    play(world, ("marlies", "/dpc board", POSTED, BOARD))
    seen = world.do("clock", "2024-05-04T09:00")
    assert [each.where for each in seen if "Overview" in each.text] == ["redrawn"]
    assert "OECD Ministerial" not in boards(world)[0].text


def test_slack_may_not_let_the_bot_pin(world: World) -> None:
    """Then the board offers it still, and the presser learns how to do it by hand."""
    world.local.slack.state.scopes.remove("pins:write")
    play(
        world,
        ("marlies", "/dpc board", POSTED, BOARD),
        ("marlies", "[Pin to this channel]", "private: Slack did not let me pin", "redrawn: Over"),
    )
    assert "Pin to this channel" in str(boards(world)[0].blocks)


def test_who_only_reads_neither_posts_nor_pins_one(world: World) -> None:
    """A guest is told why; in a direct message there is no channel."""
    play(
        world,
        ("marlies", "/dpc board", POSTED, BOARD),
        ("ingerid", "@dpc board", "private: Guests"),
        ("ingerid", "[Pin to this channel]", "private: Guests"),
        ("marlies", "dm board", "dm: "),
    )
    assert not boards(world)[0].pinned


def test_a_board_that_is_gone_is_forgotten(world: World) -> None:
    """Deleted or in an archived channel: nobody is told, and nothing is tried for ever."""
    play(world, ("marlies", "/dpc board", POSTED, BOARD))
    world.run(deleted(world, boards(world)[0]))
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim CYBER-2", "private: → release CYBER-2"),
        ("marlies", "/dpc board", POSTED, BOARD),
    )
    world.local.slack.channel(world.channel()).is_archived = True  # nothing is told of it
    world.do("minori", "dm release CYBER-2")
    assert views(world) == []
