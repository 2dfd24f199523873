"""Who leads what: sides, claims and releases, by every way in."""

from __future__ import annotations

import pytest

from bot.domain.rules.rights import Rule
from bot.simulator.faults import Fault
from storage import seats
from tests.slack.conversation import play, refused
from tests.slack.world import World

ASKED = "private: … which side do you work for? … The EU, Japan, or do you coordinate"


def held(world: World) -> dict[str, str]:
    """Who holds which seat, as it is kept."""
    with world.local.dpc.database.read() as connection:
        taken = seats.of_team(connection, world.local.slack.state.team_id)
    return {f"{seat.deliverable} {seat.side}": seat.name for seat in taken}


def test_a_first_claim_asks_for_the_side_and_then_goes_on(world: World) -> None:
    """The question's answer completes the claim that it interrupted."""
    play(
        world,
        ("marlies", "/dpc claim CYBER-1", ASKED),
        ("marlies", "[EU]", "private: CYBER-1 … EU … Japan … → release CYBER-1"),
        ("marlies", "/dpc claim CYBER-1", "private: You have led CYBER-1 … since 30 April"),
        ("marlies", "/dpc", "private: … Yours: 1 deliverable, "),
    )
    assert held(world) == {"CYBER-1 eu": "Marlies Oosterveen"}


def test_the_two_seats_are_independent(world: World) -> None:
    """Each side takes and gives back its own; the second of a side is told who was first."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("minori", "/dpc side japan", "private: Japan"),
        ("tomek", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim cyber 1", "private: CYBER-1 … Japan … → release CYBER-1"),
        ("tomek", "/dpc claim CYBER-1", "private: Marlies Oosterveen has led CYBER-1 … for"),
        ("minori", "/dpc claim CYBER-1", "private: CYBER-1 … Japan … → release CYBER-1"),
        ("tomek", "/dpc release CYBER-1", "private: Marlies … Only they or their coordinator"),
        (
            "marlies",
            "[Release: CYBER-1]",
            "private: CYBER-1 … EU … → claim CYBER-1",
        ),
        ("marlies", "/dpc release CYBER-1", "private: Nobody leads CYBER-1 … for the EU"),
    )
    assert held(world) == {"CYBER-1 japan": "HAYASEGAWA Minori"}


def test_what_a_side_may_not_do(world: World) -> None:
    """The other side's seat, a coordinator's claim, and changing sides with seats in hand."""
    play(
        world,
        ("tomek", "/dpc side coordinator", "private: You coordinate a side and lead nothing"),
        ("tomek", "/dpc claim AI-2", refused(Rule.COORDINATOR)),
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim AI-2 japan", refused(Rule.OTHER_SIDE)),
        ("marlies", "/dpc claim AI-2 eu", "private: AI-2 … → release AI-2"),
        ("marlies", "/dpc side japan", "private: You still act for the EU, because you lead AI-2."),
        ("marlies", "[Release: AI-2]", "private: AI-2 … → claim AI-2"),
        ("marlies", "/dpc side japan", "private: Japan"),
    )
    assert held(world) == {}


def test_claims_in_a_thread_about_one_deliverable(world: World) -> None:
    """By a mention, by a bare reply; told in the thread, drawn in its root; refusals private."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("tomek", "/dpc side eu", "private: EU"),
        (
            "tomek",
            "@dpc CYBER-1",
            "thread: CYBER-1 · Product security … EU: no lead … Japan: no lead",
        ),
        ("marlies", "> claim", "redrawn: EU: Marlies", "thread: Marlies Oosterveen leads CYBER-1"),
        ("tomek", "> @dpc claim", "private: Marlies Oosterveen has led CYBER-1"),
        ("minori", "> claim", ASKED),
        (
            "minori",
            "[Japan]",
            "redrawn: EU: Marlies Oosterveen … Japan: HAYASEGAWA Minori",
            "private: CYBER-1 … → release CYBER-1",
            "thread: HAYASEGAWA Minori leads CYBER-1",
        ),
        (
            "marlies",
            "> @dpc release CYBER-1",
            "redrawn: EU: no lead",
            "thread: Marlies … released",
        ),
        ("tomek", "> Claim!", "redrawn: EU: Tomek", "thread: Tomek Wilczarski leads CYBER-1"),
        ("minori", "> release", "redrawn: Japan: no lead", "thread: HAYASEGAWA Minori released"),
    )
    assert held(world) == {"CYBER-1 eu": "Tomek Wilczarski"}


def test_talk_in_a_thread_is_left_alone(world: World) -> None:
    """What only begins like a command, or is one that needs a mention, gets no answer."""
    play(
        world,
        ("tomek", "@dpc CYBER-1", "thread: CYBER-1"),
        ("marlies", "> claim that we agreed on this"),
        ("marlies", "> release the hounds"),
        ("marlies", "> thanks"),
        ("marlies", "> topics"),
        ("marlies", "claim CYBER-1"),
        ("marlies", "> claim"),
    )
    assert held(world) == {}


def test_a_reply_under_another_persons_post_is_left_alone(world: World) -> None:
    """A thread in which the bot has shown nothing is not the bot's business."""
    play(world, ("tomek", "Who takes CYBER-1?"), ("marlies", "> claim CYBER-1"))


def test_claims_in_a_thread_about_several(world: World) -> None:
    """An id is enough; without one there is a choice, private, and the click takes it."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("tomek", "@dpc topic cybersecurity", "thread: Cybersecurity · §6"),
        ("marlies", "> claim", "private: Which one do you want to claim? … CYBER-5"),
        (
            "marlies",
            "[Claim: CYBER-2]",
            "redrawn: EU 1 of 5",
            "private: CYBER-2 … → release CYBER-2",
            "thread: Marlies Oosterveen leads CYBER-2",
        ),
        ("marlies", "> claim CYBER-3", "redrawn: EU 2 of 5", "thread: Marlies … leads CYBER-3"),
    )
    assert held(world).keys() == {"CYBER-2 eu", "CYBER-3 eu"}


def test_a_claim_by_a_button_that_one_person_sees(world: World) -> None:
    """The private answer is drawn anew around it; nothing is posted."""
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        (
            "minori",
            "/dpc topic cybersecurity",
            "private: Cybersecurity · §6 … EU no lead · Japan no lead",
        ),
        (
            "minori",
            "[Claim: CYBER-4]",
            "private: CYBER-4 … Japan 1 of 5 … Japan HAYASEGAWA",
        ),
        ("minori", "[Release: CYBER-4]", "private: CYBER-4 … Japan 0 of 5"),
    )
    assert held(world) == {}


def test_a_claim_by_a_button_that_all_see(world: World) -> None:
    """The message is drawn anew for everybody, and its thread is told."""
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc topic cybersecurity", "private: Cybersecurity · §6"),
        ("marlies", "[Post in channel]", "private: Posted", "channel: Cybersecurity"),
        ("minori", "[Claim: CYBER-4]", "redrawn: Japan 1 of 5 … HAYASEGAWA", "thread: HAYASEGAWA"),
        ("minori", "[Claim: CYBER-4]", "private: You have led CYBER-4"),
    )


def test_a_first_claim_by_a_button_that_all_see(world: World) -> None:
    """The question is private; the claim that it interrupted is told in the thread."""
    play(
        world,
        ("tomek", "@dpc CYBER-4", "thread: CYBER-4 … EU: no lead"),
        ("marlies", "[Claim: CYBER-4]", ASKED),
        (
            "marlies",
            "[EU]",
            "redrawn: EU: Marlies Oosterveen",
            "private: CYBER-4 … → release CYBER-4",
            "thread: Marlies Oosterveen leads CYBER-4",
        ),
    )


def test_a_claim_by_command_is_drawn_where_it_was_posted(world: World) -> None:
    """Whatever shows the deliverable is kept true, in every channel, on its own page."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("tomek", "@dpc CYBER-4", "thread: CYBER-4 … EU: no lead"),
        ("tomek", "#cyber-desk @dpc cyber", "thread: Cybersecurity · §6"),
        (
            "marlies",
            "/dpc claim CYBER-4",
            "redrawn: EU: Marlies",
            "redrawn: EU 1 of 5",
            "private: You",
        ),
    )


def test_two_clicks_on_claim_are_one_claim(world: World) -> None:
    """The second of a quick pair finds the seat taken by the first."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "@dpc CYBER-4", "thread: CYBER-4"),
    )
    seen = world.double_click("marlies", "Claim: CYBER-4")
    leads = [each for each in seen if "Marlies Oosterveen leads CYBER-4" in each.text]
    assert [each.where for each in leads] == ["thread"]
    assert held(world) == {"CYBER-4 eu": "Marlies Oosterveen"}


def test_a_guest_reads_only(world: World) -> None:
    """By no way in does a guest change anything; reading is theirs like anyone's."""
    private, direct = refused(Rule.GUEST), refused(Rule.GUEST, "dm")
    play(
        world,
        ("ingerid", "/dpc topic AI", "private: Artificial Intelligence · §8"),
        # Their own answer offers no claim; what a member asked for is seen by all.
        ("marlies", "@dpc topic AI", "thread: Artificial Intelligence · §8"),
        ("ingerid", "[Claim: AI-1]", private),
        ("ingerid", "/dpc side eu", private),
        ("ingerid", "/dpc claim AI-1", private),
        ("ingerid", "/dpc subscribe", private),
        ("ingerid", "/dpc milestone add Seminar 2026", private),
        ("ingerid", "@dpc AI-1", "thread: AI-1 · AI Office"),
        ("ingerid", "> claim", private),
        ("ingerid", "> @dpc claim AI-1", private),
        ("ingerid", "@dpc release AI-1", private),
        ("ingerid", "dm claim AI-1", direct),
        ("ingerid", "dm AI-1", "dm: AI-1 · AI Office"),
    )
    assert held(world) == {}


@pytest.mark.parametrize("kind", ["500", "429", "drop_after"])
def test_whoever_slack_does_not_tell_changes_nothing(world: World, kind: str) -> None:
    """While users.info fails nothing is written; the next try works."""
    play(world, ("marlies", "/dpc side eu", "private: EU"))
    world.local.slack.faults.append(Fault("users.info", kind))  # type: ignore[arg-type]  # one of the three
    play(
        world,
        ("minori", "/dpc side japan", refused(Rule.UNKNOWN)),
        ("minori", "/dpc side japan", "private: Japan"),
    )
