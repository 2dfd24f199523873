"""Giving seats to others: who may, to whom; what they are told, and what they can answer."""

from __future__ import annotations

import pytest

from bot.domain.rules.rights import Rule
from storage import history, seats
from tests.slack.conversation import play, refused
from tests.slack.knocking import FORM, JSON, Knocker
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
TOMEK = ("tomek", "/dpc side eu", "private: EU")
TOLD = "dm: Marlies Oosterveen assigned CYBER-2 Standards experts to you for the EU."
GIVEN = "Tomek Wilczarski leads CYBER-2 Standards experts for the EU, assigned by"
MANY = "dm: Marlies Oosterveen assigned 2 deliverables to you for the EU. … CYBER-2 … CYBER-3"


def held(world: World) -> dict[str, str]:
    """Who holds which seat, as it is kept."""
    with world.local.dpc.database.read() as connection:
        taken = seats.of_team(connection, world.local.slack.state.team_id)
    return {f"{seat.deliverable} {seat.side}": seat.name for seat in taken}


def changes(world: World, subject: str = "CYBER-2") -> list[str]:
    """What was changed of a deliverable, oldest first."""
    with world.local.dpc.database.read() as connection:
        lines = history.of(connection, world.local.slack.state.team_id, subject)
    return [line.what for line in lines]


def told(world: World, who: str) -> int:
    """How many messages about what they were given somebody has got."""
    direct = world.local.slack.direct(world.person(who).id).id
    return sum(m.channel == direct and "assigned" in m.text for m in world.messages)


def test_one_is_given_at_once_and_accepted(world: World) -> None:
    """The assignee is told once, with the text's own words; accepting is on the record, once."""
    play(
        world,
        EU,
        (
            "marlies",
            "/dpc assign CYBER-2 @tomek",
            f"private: {GIVEN} you.",
            f"{TOLD} … Both sides concurred on cooperating … §6.2",
        ),
        ("tomek", "[Accept]", "dm: … · accepted"),
        ("tomek", "/dpc mine", "private: What you lead for the EU … CYBER-2"),
        ("tomek", "/dpc side japan", "private: You still act for the EU"),
        ("tomek", "/dpc history CYBER-2", "private: … acceptance: none → accepted"),
    )
    assert changes(world) == ["eu lead", "eu acceptance"]


def test_handing_back(world: World) -> None:
    """The seat is open again, the message says that nothing is left; it may be given anew."""
    play(
        world,
        EU,
        ("marlies", "/dpc assign CYBER-2 @tomek", "private: Tomek", TOLD),
        (
            "tomek",
            "[Release: CYBER-2]",
            "dm: … CYBER-2 is no longer yours.",
            "dm: Tomek Wilczarski released CYBER-2 … EU no lead",
        ),
    )
    assert held(world) == {}
    world.do("marlies", "/dpc assign CYBER-2 @tomek")
    assert held(world) == {"CYBER-2 eu": "Tomek Wilczarski"}
    assert told(world, "tomek") == 2


def test_a_first_assignment_asks_for_the_side_and_then_goes_on(world: World) -> None:
    """The question's answer completes it, and all who saw the deliverable see it as it is."""
    play(
        world,
        ("tomek", "@dpc CYBER-2", "thread: CYBER-2"),
        ("marlies", "> @dpc assign CYBER-2 to @tomek", "private: Which side do you work for?"),
    )
    seen = world.do("marlies", "[EU]")
    assert sorted(each.where for each in seen) == ["dm", "private", "redrawn", "thread"]
    assert held(world) == {"CYBER-2 eu": "Tomek Wilczarski"}


def test_several_are_shown_before_they_are_given(world: World) -> None:
    """What would not change is said, and by whom it is led; one message tells of them all."""
    play(
        world,
        EU,
        TOMEK,
        ("tomek", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        (
            "marlies",
            "/dpc assign CYBER-1, CYBER-2 and CYBER-3 @tomek",
            "private: Assign 2 deliverables to Tomek Wilczarski for the EU? … CYBER-2 … no lead … "
            "CYBER-3 … Not changed: … CYBER-1 … led by Tomek … Nothing has changed yet.",
        ),
    )
    assert held(world).keys() == {"CYBER-1 eu"}
    play(
        world,
        ("marlies", "[Assign]", "private: Tomek … leads CYBER-2 and CYBER-3 for the EU, ass", MANY),
        (
            "tomek",
            "[Release: CYBER-3]",
            "dm: … Marlies … assigned CYBER-2",
            "dm: Tomek Wilczarski released CYBER-3 … EU no lead",
        ),
        ("tomek", "[Accept]", "dm: … · accepted"),
    )
    assert held(world).keys() == {"CYBER-1 eu", "CYBER-2 eu"}
    assert changes(world) == ["eu lead", "eu acceptance"]


def test_a_topic_is_given_in_a_thread(world: World) -> None:
    """The preview is private; what was done is told in the thread, and the topic drawn anew."""
    play(
        world,
        EU,
        ("tomek", "@dpc topic cybersecurity", "thread: Cybersecurity · §6 … EU 0 of 5"),
        ("marlies", "> @dpc assign cyber @tomek", "private: Assign 5 deliverables to Tomek"),
    )
    seen = world.do("marlies", "[Assign]")
    assert sorted(each.where for each in seen) == ["dm", "private", "redrawn", "thread"]
    assert len(held(world)) == 5


def test_a_doubtful_topic_is_asked_for(world: World) -> None:
    """The choice goes on with the assignment, side and person kept."""
    play(
        world,
        EU,
        ("marlies", "/dpc assign standards @tomek eu", "private: “standards” fits more than one"),
        ("marlies", "[Cybersecurity]", "private: Assign 5 deliverables to Tomek Wilczarski for"),
    )


def test_what_was_taken_meanwhile_is_skipped_and_said(world: World) -> None:
    """A preview that was overtaken gives what is left; nothing, where nothing is."""
    play(
        world,
        EU,
        TOMEK,
        ("marlies", "/dpc assign CYBER-1, CYBER-2 @tomek", "private: Assign 2 deliverables"),
        ("tomek", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        (
            "marlies",
            "[Assign]",
            "private: Tomek … leads CYBER-2 … assigned by you. … Not changed: … CYBER-1 … led",
            TOLD,
        ),
        ("marlies", "/dpc assign CYBER-3, CYBER-4 @tomek", "private: Assign 2 deliverables"),
        ("tomek", "/dpc claim CYBER-3", "private: CYBER-3 … → release CYBER-3"),
        ("tomek", "/dpc claim CYBER-4", "private: CYBER-4 … → release CYBER-4"),
        (
            "marlies",
            "[Assign]",
            "private: None of these can be assigned to Tomek … CYBER-3 … CYBER-4",
        ),
    )


def test_two_clicks_on_assign_are_one(world: World) -> None:
    """One line of history a seat, and one message."""
    play(
        world,
        EU,
        ("marlies", "/dpc assign CYBER-2, CYBER-3 @tomek", "private: Assign 2 deliverables"),
    )
    world.double_click("marlies", "Assign")
    assert (changes(world), told(world, "tomek")) == (["eu lead"], 1)
    world.double_click("tomek", "Accept")
    assert (changes(world), told(world, "tomek")) == (["eu lead", "eu acceptance"], 1)


def test_what_slack_sends_again_changes_nothing(world: World, door: Knocker) -> None:
    """Neither the mention nor the click; the assignee is told once."""
    play(
        world,
        EU,
        ("marlies", "@dpc assign CYBER-2 @tomek", TOLD, f"thread: {GIVEN} Marlies Oosterveen."),
        ("marlies", "/dpc assign CYBER-3, CYBER-4 @tomek", "private: Assign 2 deliverables"),
        ("marlies", "[Assign]", "private: Tomek … leads CYBER-3 and CYBER-4", "dm: Marlies"),
    )
    said = len(world.messages)
    for each in [
        each for each in world.local.gateway.exchanges if each.kind in ("event", "action")
    ]:
        kind = JSON if each.kind == "event" else FORM
        assert door.post(each.request, kind).status_code == 200
    world.settle()
    assert (len(world.messages), told(world, "tomek")) == (said, 2)
    assert changes(world) == ["eu lead"]


def test_handing_over_what_is_ones_own(world: World) -> None:
    """One's own seat goes to another at once; another's stays where it is."""
    play(
        world,
        EU,
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("marlies", "/dpc assign CYBER-2 @tomek", f"private: {GIVEN} you.", TOLD),
        ("marlies", "/dpc assign CYBER-2 @marlies", "private: Tomek … has led CYBER-2"),
        ("marlies", "/dpc assign CYBER-2 @tomek", "private: Tomek … has led CYBER-2"),
        ("marlies", "/dpc assign CYBER-3 @marlies", "private: CYBER-3 … → release CYBER-3"),
        ("tomek", "/dpc history CYBER-2", "private: … EU lead: Marlies Oosterveen → Tomek"),
    )
    assert told(world, "tomek") == 1


def test_a_unit_by_name(world: World) -> None:
    """No message goes out; whoever named it reports for it, hands it on, gives it back."""
    play(
        world,
        EU,
        TOMEK,
        (
            "marlies",
            '/dpc assign CYBER-2 "Unit CNECT.B1"',
            "private: Unit CNECT.B1 leads CYBER-2 Standards experts for the EU, assigned by you.",
        ),
        ("tomek", "/dpc assign CYBER-2 @tomek", "private: Unit CNECT.B1 has led CYBER-2"),
        ("tomek", "/dpc release CYBER-2", "private: Unit CNECT.B1 has led CYBER-2"),
        ("marlies", "/dpc status CYBER-2 in progress", "private: CYBER-2"),
        ("marlies", '/dpc assign CYBER-2 "Unit CNECT.H2"', "private: Unit CNECT.H2 leads CYBER-2"),
        ("marlies", "/dpc release CYBER-2", "private: Unit CNECT.H2 released CYBER-2"),
    )
    assert held(world) == {}


STRANGERS = refused(Rule.NOT_A_MEMBER)
OUTSIDERS = "private: Guests and people of a connected workspace … settings admit @person eu."
OTHERS = refused(Rule.THEIR_SIDE)
WHO_MAY = [
    ("marlies", "AI-1 @tomek", OTHERS),  # a coordinator
    ("marlies", "AI-1 @minori", OTHERS),
    ("marlies", "AI-1 @ingerid", OUTSIDERS),  # a guest
    ("marlies", "AI-1 @touko", OUTSIDERS),  # of another workspace
    ("marlies", "AI-1 @slackbot", STRANGERS),
    ("marlies", "AI-1 @gone", STRANGERS),  # deactivated
    ("marlies", "AI-1 @nobody", "private: “@nobody” is not a person whom Slack knows. Type @ and"),
    ("marlies", "AI-1 @newcomer japan", refused(Rule.NO_COORDINATOR)),
    ("marlies", "AI-1, AI-2 @minori", OTHERS),
    ("marlies", "AI @ingerid", OUTSIDERS),
    ("minori", "AI-1 @marlies", OTHERS),
    ("tomek", "AI-1 @marlies", refused(Rule.NOT_NAMED)),
    ("ingerid", "AI-1 @marlies", refused(Rule.GUEST)),
    ("touko", "AI-1 @marlies", refused(Rule.FOREIGN)),
    ("marlies", "AI-99 @newcomer", "private: I did not understand “AI-99”."),
    ("marlies", "AI-1, AI-99 @newcomer", "private: I did not understand “AI-99”."),
    ("marlies", "nonsense @newcomer", "private: I did not understand “nonsense”."),
    ("marlies", 'AI-1 "U06RHV4K2M8"', "private: “U06RHV4K2M8” is not a person whom Slack knows"),
]


@pytest.fixture(scope="module")
def staffed(shared_world: World) -> World:
    """A side for everybody who may have one, somebody who has none, and somebody who left."""
    state = shared_world.local.slack.state
    model = shared_world.person("marlies")
    for number, (name, deleted) in enumerate((("newcomer", False), ("gone", True))):
        changed = {"id": f"U06RHX0{number}", "name": name, "deleted": deleted}
        state.people.append(model.model_copy(update=changed))
    for who, side in (("marlies", "eu"), ("minori", "japan"), ("tomek", "coordinator")):
        shared_world.do(who, f"/dpc side {side}")
    return shared_world


@pytest.mark.parametrize(("who", "said", "refusal"), WHO_MAY)
def test_who_may_not(staffed: World, who: str, said: str, refusal: str) -> None:
    """Nothing is changed and nobody is told, whatever the reason."""
    play(staffed, (who, f"@dpc assign {said}", refusal))
    assert held(staffed) == {}
    assert staffed.outbox() == {}


def test_whoever_has_no_side_yet_acts_for_the_giver_s(staffed: World) -> None:
    """Being given a seat of a side is acting for it; the history says who saw to that."""
    given = "private: Marlies Oosterveen leads DATA-1"
    play(
        staffed, ("minori", "/dpc assign DATA-1 @newcomer", given, "dm: HAYASEGAWA Minori assigned")
    )
    with staffed.local.dpc.database.read() as connection:
        team, person = staffed.local.slack.state.team_id, staffed.person("newcomer").id
        (line,) = history.of(connection, team, f"person {person}")
    assert (line.what, line.new, line.by) == ("side", "japan", staffed.person("minori").id)
