"""What was posted, once something has changed: drawn again for those who read it, as it is now."""

from __future__ import annotations

from bot.domain.state import Posted
from bot.simulator.block_kit import elements
from bot.simulator.model import Message
from tests.slack.conversation import play
from tests.slack.world import World

BEGUN = (
    ("marlies", "/dpc side eu", "private: EU"),
    ("minori", "/dpc side japan", "private: Japan"),
    ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
    ("minori", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
)


def labels(message: Message) -> set[str]:
    """What is on the buttons of a message."""
    found = [element for block in message.blocks for element in elements(block)]
    return {each["text"]["text"] for each in found if each["type"] == "button"}


def test_a_direct_answer_is_drawn_again_for_its_reader(world: World) -> None:
    """Their own list, the notes, and the buttons that are theirs: as before, with what is new."""
    play(
        world,
        *BEGUN,
        ("minori", "dm mine", "dm: What you lead for Japan … CYBER-1"),
        ("minori", "dm show CYBER-1", "dm: CYBER-1 … EU: … Not reported"),
    )
    before = labels(world.messages[-1])
    assert {"History", "Report…", "Release"} <= before
    play(
        world,
        (
            "marlies",
            "/dpc status CYBER-1 in progress drafting",
            "dm: What you lead for Japan … CYBER-1 … in progress",
            "dm: CYBER-1 … EU: … In progress, reported by Marlies … EU note: drafting",
            "private: CYBER-1",
        ),
    )
    assert labels(world.messages[-2]) == before


def test_what_admins_alone_may_read_is_drawn_again_for_one(world: World) -> None:
    """And for nobody else, whatever is done in the meantime."""
    compose, team = world.local.dpc.composer.posted, world.local.slack.state.team_id
    world.do("tomek", "dm settings")
    words = world.messages[-1].text
    for name, may in (("tomek", True), ("ingerid", False)):
        user = world.person(name).id
        again = compose(Posted(team, "D1", "1.0", "settings", reader=user))
        assert (again.text == words) is may


def test_a_meeting_that_moves_is_moved_wherever_it_is_shown(world: World) -> None:
    """What is due before it, on its lead's Home tab too; the meeting itself, and the lists."""
    moved = "… 9 June 2099 …"
    play(
        world,
        *BEGUN[::2],
        ("tomek", "/dpc milestone add Experts' meeting 2 May 2099", "private: Understood"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
        ("marlies", "/dpc due CYBER-1 M-1", "private: …"),
        ("marlies", "home", "home: … 2 May 2099 …"),
        ("minori", "@dpc show CYBER-1", "thread: … 2 May 2099 …"),
        ("minori", "@dpc show M-1", "thread: Experts' meeting … 2 May 2099 …"),
        ("minori", "@dpc milestones", "thread: Milestones … 2 May 2099 …"),
        ("minori", "dm next", "dm: Next: … M-1 Experts' meeting … 2 May 2099"),
        ("tomek", "/dpc milestone move M-1 9 June 2099", "private: Before: 2 May 2099"),
        (
            "tomek",
            "[Save]",
            *(f"redrawn: {shown} {moved}" for shown in ("CYBER-1", "Experts'", "Milestones")),
            f"dm: Next: {moved}",
            f"home of marlies: {moved}",
            "private: → show",
        ),
    )
