"""What Slack sends again: the same event, the same message under other names; one effect each."""

from __future__ import annotations

import json

from storage import history
from tests.slack.conversation import play
from tests.slack.knocking import FORM, JSON, Knocker
from tests.slack.world import World

CLAIM = ("marlies", "@dpc claim CYBER-1", "thread: Marlies Oosterveen leads CYBER-1")
RELEASE = ("marlies", "/dpc release CYBER-1", "private: CYBER-1 … → claim CYBER-1")


def sent(world: World) -> list[str]:
    """The events that went out for what was last said by a person, as Slack sent them."""
    events = [each.request for each in world.local.gateway.exchanges if each.kind == "event"]
    newest = max(json.loads(each)["event"]["ts"] for each in events if "bot_id" not in each)
    return [each for each in events if json.loads(each)["event"]["ts"] == newest]


def last(world: World, kind: str) -> str:
    """The newest request of a kind, as Slack sent it."""
    return [each.request for each in world.local.gateway.exchanges if each.kind == kind][-1]


def changes(world: World) -> int:
    """How often the seat changed hands, by its history."""
    with world.local.dpc.database.read() as connection:
        return len(history.of(connection, world.local.slack.state.team_id, "CYBER-1"))


def test_a_mention_is_one_command(world: World) -> None:
    """Slack sends it as a message and as a mention, at the same moment."""
    play(world, ("marlies", "/dpc side eu", "private: EU"), CLAIM)
    assert len(sent(world)) == 2
    assert changes(world) == 1


def test_an_event_that_comes_again_changes_nothing(world: World, door: Knocker) -> None:
    """Not at once, not after the seat was given back: it was heard."""
    play(world, ("marlies", "/dpc side eu", "private: EU"), CLAIM)
    events = sent(world)
    play(world, RELEASE)
    posts = len(world.messages)
    for event in events * 2:
        assert door.post(event, JSON).status_code == 200
    world.settle()
    assert (len(world.messages), changes(world)) == (posts, 2)


def test_a_message_under_another_event_id_changes_nothing(world: World, door: Knocker) -> None:
    """One message can come under several ids: it is known by its channel and time."""
    play(world, ("marlies", "/dpc side eu", "private: EU"), CLAIM, RELEASE)
    posts = len(world.messages)
    for number, event in enumerate(sent(world)):
        renamed = json.loads(event) | {"event_id": f"Ev0{number}"}
        assert door.post(json.dumps(renamed), JSON).status_code == 200
    world.settle()
    assert (len(world.messages), changes(world)) == (posts, 2)


def test_a_retry_of_what_was_never_heard_is_heard(world: World, door: Knocker) -> None:
    """A retry carries its number; who drops all of these loses events."""
    world.do("tomek", "nothing for the bot")
    event = json.loads(sent(world)[0])
    event["event"] |= {"text": f"<@{world.local.slack.state.bot_user}> topics"}
    world.note()
    headers = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
    assert door.post(json.dumps(event), JSON, headers=headers).status_code == 200
    world.settle()
    assert world.messages[-1].text.startswith("10 topics")


def test_a_saved_preview_that_comes_again_saves_nothing(world: World, door: Knocker) -> None:
    """The click is known by its message and button."""
    play(
        world,
        ("tomek", "/dpc milestone add Seminar 2026", "private: → milestone"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
    )
    click = next(each.request for each in world.local.gateway.exchanges if each.kind == "action")
    assert door.post(click, FORM).status_code == 200
    play(world, ("marlies", "/dpc show M-2", "private: I did not understand “M-2”."))


def test_a_command_that_comes_again_changes_nothing(world: World, door: Knocker) -> None:
    """It is told that it was carried out; a question is answered as often as it is asked."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
    )
    command = last(world, "command")
    play(world, RELEASE)
    again = door.post(command, FORM)
    assert (again.status_code, changes(world)) == (200, 2)
    assert "You lead" not in again.json()["text"]
    world.do("marlies", "/dpc topics")
    assert door.post(last(world, "command"), FORM).json()["text"].startswith("10 topics")


def test_a_press_that_comes_again_changes_nothing(world: World, door: Knocker) -> None:
    """Not even after what it did was undone; a later press of the same button is another."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("tomek", "@dpc CYBER-1", "thread: CYBER-1"),
        ("marlies", "[Claim: CYBER-1]", "redrawn: … Marlies", "thread: Marlies"),
    )
    press = last(world, "action")
    play(
        world,
        (
            "marlies",
            "/dpc release CYBER-1",
            "redrawn: … no lead",
            "private: CYBER-1 … → claim CYBER-1",
        ),
    )
    posts = len(world.messages)
    assert door.post(press, FORM).status_code == 200
    world.settle()
    assert (len(world.messages), changes(world)) == (posts, 2)
    play(world, ("marlies", "[Claim: CYBER-1]", "redrawn: … Marlies", "private: CYBER-1"))


def test_what_names_no_trigger_is_carried_out(world: World, door: Knocker) -> None:
    """It cannot be told from another that says the same."""
    world.do("marlies", "/dpc side eu")
    for answer in ("You lead CYBER-1", "You have led CYBER-1"):
        assert door.command("claim CYBER-1", trigger_id="").json()["text"].startswith(answer)
