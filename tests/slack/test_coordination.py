"""Coordinators, co-workers, proposals across sides, and who is let in: who is told what."""

from __future__ import annotations

import pytest

from bot.domain.rules.rights import Rule
from storage import coordinators, history, seats
from tests.slack.conversation import JAPANS_COORDINATOR, play, refused
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
EUS_COORDINATOR = (
    "tomek",
    "/dpc settings coordinator eu @tomek",
    "private: Tomek Wilczarski",
)
LEADS = ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1")


def held(world: World) -> dict[str, str]:
    """Who holds which seat, as it is kept."""
    with world.local.dpc.database.read() as connection:
        taken = seats.of_team(connection, world.local.slack.state.team_id)
    return {f"{seat.deliverable} {seat.side}": seat.name for seat in taken}


def record(world: World, id: str) -> list[tuple[str, str | None]]:
    """What was changed of a deliverable, and the note beside it."""
    with world.local.dpc.database.read() as connection:
        changes = history.of(connection, world.local.slack.state.team_id, id)
    return [(each.what, each.note) for each in changes]


def test_a_coordinator_acts_for_all_seats_of_the_side(world: World) -> None:
    """Assigns, takes back and reports on what others lead; who was relieved is told once."""
    play(
        world,
        EU,
        LEADS,
        EUS_COORDINATOR,
        ("tomek", "/dpc", "private: … You coordinate the EU, and lead nothing yourself. …"),
        ("tomek", "/dpc mine", "private: You coordinate the EU, and lead nothing yourself."),
        ("tomek", "/dpc claim CYBER-2", refused(Rule.NAMED_COORDINATOR)),
        ("tomek", "/dpc status CYBER-1 substantial", "private: CYBER-1"),
        ("tomek", "/dpc due CYBER-2 12 May 2025", "private: … CYBER-2"),
        (
            "tomek",
            '/dpc assign CYBER-1 "Unit CNECT.H2"',
            "private: Unit CNECT.H2 leads CYBER-1",
            "dm: Tomek Wilczarski reassigned CYBER-1 … you no longer lead it for the EU. "
            "… EU Unit CNECT.H2",
        ),
        ("marlies", "[Help with CYBER-1]", "dm: … EU Unit CNECT.H2 with 1 other"),
        # The message that told of it stays true.
        ("tomek", "/dpc release CYBER-1", "dm: … EU no lead", "private: Unit CNECT.H2 released"),
        (
            "marlies",
            "/dpc claim CYBER-1",
            "dm: … EU Marlies",
            "private: CYBER-1 … → release CYBER-1",
        ),
    )
    assert held(world) == {"CYBER-1 eu": "Marlies Oosterveen"}


def test_a_coordinator_acts_for_one_side_only(world: World) -> None:
    """The other side's seats are out of reach, and no side is changed by oneself."""
    play(
        world,
        EUS_COORDINATOR,
        JAPANS_COORDINATOR,
        ("tomek", "/dpc release CYBER-1 japan", refused(Rule.OTHER_SIDE)),
        ("tomek", "/dpc side japan", refused(Rule.COORDINATES)),
        ("minori", "/dpc side japan", "private: Japan"),
        ("tomek", "/dpc settings coordinator eu @minori", "private: That person"),
    )


def test_who_holds_a_seat_cannot_coordinate(world: World) -> None:
    """Not until they have given it back; then nobody else is coordinator any more."""
    play(
        world,
        EU,
        LEADS,
        EUS_COORDINATOR,
        ("tomek", "/dpc settings coordinator eu @marlies", refused(Rule.HOLDS_SEATS)),
        ("marlies", "/dpc release CYBER-1", "private: CYBER-1 … → claim CYBER-1"),
        (
            "tomek",
            "/dpc settings coordinator eu @marlies",
            "private: Marlies Oosterveen",
            "dm: Marlies Oosterveen",
        ),
        ("tomek", "/dpc settings coordinator eu none", "private: …"),
    )
    with world.local.dpc.database.read() as connection:
        assert coordinators.of_team(connection, world.local.slack.state.team_id) == {}


def test_settings_are_for_admins(world: World) -> None:
    """Nobody else changes them, or reads more than who coordinates; they are private."""
    play(
        world,
        ("marlies", "@dpc settings", "private: Coordinators…EU: nobody"),
        ("marlies", "/dpc settings coordinator eu @marlies", refused(Rule.ADMINS)),
        ("tomek", "@dpc settings", "private: …"),
    )


def test_milestones_and_reminders_are_for_coordinators_and_admins(world: World) -> None:
    """Whoever else says so is told in a sentence, and nothing is previewed."""
    for said in (
        "subscribe",
        "unsubscribe",
        "milestone add Seminar 12 May 2025",
        "milestone move DPC-3 12 May 2025",
        "milestone held DPC-3",
        "milestone cancel DPC-3",
    ):
        play(world, ("minori", f"@dpc {said}", refused(Rule.ORGANISERS)))
    play(
        world,
        JAPANS_COORDINATOR,
        ("minori", "/dpc milestone add Seminar 12 May 2025", "private: → milestone"),
    )


def test_co_workers(world: World) -> None:
    """They report as the lead does; the lead asks them in and out; who is asked is told."""
    play(
        world,
        EU,
        LEADS,
        ("tomek", "/dpc side eu", "private: EU"),
        ("tomek", "/dpc status CYBER-1 in progress", "private: Marlies … has led CYBER-1"),
        ("tomek", "/dpc join CYBER-1", "private: You help with CYBER-1"),
        ("tomek", "/dpc join CYBER-1", "private: You already help"),
        ("tomek", "/dpc status CYBER-1 in progress", "private: CYBER-1"),
        ("tomek", "/dpc mine", "private: … CYBER-1"),
        ("minori", "/dpc show CYBER-1", "private: … With Tomek Wilczarski"),
        ("marlies", "/dpc leave CYBER-1 @tomek", "private: Tomek Wilczarski no longer helps"),
        ("tomek", "/dpc leave CYBER-1", "private: You do not help"),
        (
            "marlies",
            "/dpc join CYBER-1 @tomek",
            "private: Tomek Wilczarski helps",
            "dm: Marlies Oosterveen asked you to help with CYBER-1",
        ),
        ("tomek", "[Stop helping: CYBER-1]", "dm: You no longer help with CYBER-1"),
        ("minori", "/dpc side japan", "private: Japan"),
        (
            "marlies",
            "/dpc join CYBER-1 @minori",
            refused(Rule.THEIR_SIDE),
        ),
    )
    assert [what for what, _ in record(world, "CYBER-1")].count("eu co-worker") == 4


def test_a_proposal_is_private_until_it_is_accepted(world: World) -> None:
    """The coordinator decides, once; nothing shows before, and the record says whose idea."""
    play(
        world,
        EU,
        ("marlies", "/dpc assign CYBER-2 @minori japan", refused(Rule.NO_COORDINATOR)),
        ("tomek", "/dpc settings coordinator japan @tomek", "private: Tomek Wilczarski"),
        (
            "marlies",
            "@dpc assign CYBER-2 @minori japan",
            "private: You proposed HAYASEGAWA Minori as lead of CYBER-2 … Tomek Wilczarski decides",
            "dm: Marlies Oosterveen proposes HAYASEGAWA Minori as lead of CYBER-2 … for Japan.",
        ),
        ("marlies", "/dpc assign CYBER-2 @minori japan", "private: You proposed"),
        ("minori", "/dpc history CYBER-2", "private: …"),
    )
    assert (held(world), record(world, "CYBER-2")) == ({}, [])
    play(
        world,
        (
            "tomek",
            "[Accept]",
            "dm: You accepted the proposal. HAYASEGAWA Minori leads CYBER-2 for Japan.",
            "dm: Tomek Wilczarski assigned CYBER-2",
            "dm: Tomek Wilczarski accepted your proposal",
        ),
    )
    assert held(world) == {"CYBER-2 japan": "HAYASEGAWA Minori"}
    assert record(world, "CYBER-2") == [("japan lead", "proposed by Marlies Oosterveen")]


def test_a_proposal_is_declined(world: World) -> None:
    """Nothing is changed, and whoever proposed is told."""
    play(
        world,
        EU,
        JAPANS_COORDINATOR,
        (
            "marlies",
            '/dpc assign CYBER-2, CYBER-3 "METI" japan',
            "private: You proposed METI",
            "dm: Marlies Oosterveen proposes METI as lead of 2 deliverables",
        ),
        (
            "minori",
            "[Decline]",
            "dm: You declined",
            "dm: HAYASEGAWA Minori declined your proposal",
        ),
    )
    assert held(world) == {}


def test_a_guest_is_let_in_and_out(world: World) -> None:
    """Reads only, acts for the one side that was named, reads only again."""
    play(
        world,
        ("ingerid", "@dpc claim CYBER-1", refused(Rule.GUEST)),
        ("tomek", "/dpc settings admit @marlies eu", refused(Rule.INSIDER)),
        ("tomek", "/dpc settings admit @ingerid eu", "private: Ingerid Solvang-Reyes"),
        ("ingerid", "@dpc claim CYBER-1", "thread: Ingerid Solvang-Reyes leads CYBER-1"),
        ("ingerid", "@dpc side japan", refused(Rule.ADMITTED)),
        ("ingerid", "@dpc subscribe", refused(Rule.ORGANISERS)),
        ("tomek", "/dpc settings", "private: … Ingerid Solvang-Reyes"),
        ("tomek", "/dpc settings dismiss @ingerid", "private: Ingerid Solvang-Reyes"),
        ("ingerid", "@dpc status CYBER-1 complete", refused(Rule.GUEST)),
    )
    assert held(world) == {"CYBER-1 eu": "Ingerid Solvang-Reyes"}


def test_a_connected_workspace_is_let_in(world: World) -> None:
    """All of its people act for one side: by mentions and buttons, having no slash commands."""
    play(
        world,
        ("touko", "@dpc claim CYBER-1", refused(Rule.FOREIGN)),
        ("tomek", "/dpc settings admit @touko japan", "private: … SHIRAKABE Touko"),
        ("touko", "@dpc CYBER-1", "thread: CYBER-1"),
        (
            "touko",
            "[Claim: CYBER-1]",
            "redrawn: … SHIRAKABE Touko",
            "thread: SHIRAKABE Touko leads",
        ),
        ("touko", "> @dpc status CYBER-1 in progress", "redrawn: …", "thread: SHIRAKABE Touko"),
        JAPANS_COORDINATOR,
    )
    assert held(world) == {"CYBER-1 japan": "SHIRAKABE Touko"}


@pytest.mark.parametrize("again", [1, 2])
def test_a_closed_account(world: World, again: int) -> None:
    """Its seats fall vacant, the coordinator is told, once; a coordinator's seat falls too."""
    play(
        world,
        EU,
        LEADS,
        ("marlies", "/dpc join CYBER-2", "private: You help with CYBER-2"),
        EUS_COORDINATOR,
    )
    world.note()
    for _ in range(again):
        world.run(world.local.gateway.deactivate(world.person("marlies").id))
    world.settle()
    told = [each.text for each in world.messages if "account" in each.text]
    assert len(told) == 1
    assert told[0].startswith("The account of Marlies Oosterveen was closed. They led CYBER-1")
    assert held(world) == {}
    assert record(world, "CYBER-1")[-1] == ("eu lead", "account closed")


def test_a_closed_account_of_who_coordinated_both_in_turn(world: World) -> None:
    """Whoever had named them is told of the side that lacks a coordinator now."""
    play(
        world,
        ("tomek", "/dpc settings coordinator eu @marlies", "dm: …", "private: Marlies Oosterveen"),
        ("tomek", "/dpc settings coordinator eu @tomek", "private: Tomek Wilczarski"),
        ("tomek", "/dpc settings coordinator japan @marlies", "dm: …", "private: Marlies"),
    )
    world.note()
    world.run(world.local.gateway.deactivate(world.person("marlies").id))
    world.settle()
    (told,) = [each.text for each in world.messages if "account" in each.text]
    assert "They coordinated Japan. An admin can name somebody else" in told


def test_a_guest_who_comes_back_for_the_other_side(world: World) -> None:
    """Leads nothing of the first side any more, from the first thing that they do."""
    play(
        world,
        ("tomek", "/dpc settings admit @ingerid eu", "private: …"),
        ("ingerid", "@dpc claim CYBER-1", "thread: Ingerid Solvang-Reyes leads CYBER-1"),
        ("tomek", "/dpc settings admit @ingerid japan", "private: …"),
        ("ingerid", "@dpc claim CYBER-2", "thread: Ingerid … leads CYBER-2 … for Japan"),
    )
    assert held(world) == {"CYBER-2 japan": "Ingerid Solvang-Reyes"}
    assert record(world, "CYBER-1")[-1] == ("eu lead", "admitted for the other side")


def test_leaving_in_a_thread_about_several(world: World) -> None:
    """Without an id there is a choice of what to leave, and the click leaves it."""
    play(
        world,
        ("tomek", "/dpc side eu", "private: EU"),
        ("tomek", "/dpc join CYBER-2", "private: You help with CYBER-2"),
        ("marlies", "@dpc topic cybersecurity", "thread: Cybersecurity · §6"),
        ("tomek", "> @dpc leave", "private: Which one do you no longer help with? … CYBER-5"),
        (
            "tomek",
            "[Stop helping: CYBER-2]",
            "redrawn: CYBER-2 Standards experts",
            "private: You no longer help with CYBER-2",
            "thread: Tomek Wilczarski no longer helps with CYBER-2",
        ),
    )
