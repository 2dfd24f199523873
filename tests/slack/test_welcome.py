"""The bot is let into a channel: it says once what it can do, and offers reminders."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from bot.simulator.model import Message
from tests.slack.conversation import play, refused
from tests.slack.knocking import BOT, MARLIES, Knocker
from tests.slack.world import World

WELCOME = (
    "The EU–Japan Digital Partnership, in this channel … /dpc topic cybersecurity … "
    "/dpc claim CYBER-2 … /dpc next … I post nothing here unless I am asked."
)
REMINDED = "redrawn: The EU–Japan Digital Partnership … This channel is reminded of"


def let_in(world: World, door: Knocker, channel: str, *ids: str, user: str = BOT) -> list[Message]:
    """Somebody is added to a channel, as Slack tells it under each of these event ids."""
    posts = len(world.messages)
    event = {"type": "member_joined_channel", "channel": channel, "channel_type": "C"}
    for id in ids:
        joined = event | {"user": user, "inviter": MARLIES, "team": "T1"}
        assert door.event(joined, id).status_code == 200
    world.settle()
    return world.messages[posts:]


def test_it_says_once_what_it_can_do(world: World, door: Knocker) -> None:
    """However often Slack tells it, and not again when it comes back: once a channel, ever."""
    [said] = let_in(world, door, world.channel(), "Ev1", "Ev1", "Ev1", "Ev2")
    assert said.text.startswith("The EU–Japan Digital Partnership, in this channel\n")
    assert (said.channel, said.thread_ts, said.to) == (world.channel(), None, None)
    assert let_in(world, door, world.channel(), "Ev3") == []
    [other] = let_in(world, door, world.channel("cyber-desk"), "Ev4")
    assert other.text == said.text


def test_others_join_without_a_word(world: World, door: Knocker) -> None:
    """A welcome is not for each new person."""
    assert let_in(world, door, world.channel(), "Ev1", user=MARLIES) == []


def test_its_button_is_subscribe(world: World, door: Knocker) -> None:
    """In its thread all read who has asked for what, and the offer is gone until it is over."""
    let_in(world, door, world.channel(), "Ev1")
    play(
        world,
        (
            "tomek",
            "[Post reminders here]",
            f"{REMINDED} all topics: at 09:00 Brussels time",
            "thread: 09:00 Brussels … 30, 14, 7 … Tomek Wilczarski",
        ),
        ("tomek", "/dpc reminders", "private: This channel is reminded of all topics"),
        (
            "tomek",
            "/dpc subscribe AI",
            f"{REMINDED} Artificial Intelligence",
            "private: Artificial Intelligence … → language here",
        ),
        (
            "tomek",
            "/dpc unsubscribe",
            f"redrawn: {WELCOME}",
            "private: This channel gets no more reminders.",
        ),
        ("minori", "[All commands]", "private: All commands … What was agreed"),
    )


def test_its_button_asks_no_less_than_the_command(world: World, door: Knocker) -> None:
    """Whoever may not set reminders is told so, and nothing changes."""
    let_in(world, door, world.channel(), "Ev1")
    play(
        world,
        ("marlies", "[Post reminders here]", refused(Rule.ORGANISERS)),
        ("ingerid", "[Post reminders here]", refused(Rule.GUEST)),
        ("touko", "[Post reminders here]", refused(Rule.FOREIGN)),
        ("tomek", "/dpc reminders", "private: This channel gets no reminders."),
    )


def test_a_channel_that_is_reminded_is_not_offered_it(world: World, door: Knocker) -> None:
    """It subscribed before it ever said hello."""
    play(world, ("tomek", "/dpc subscribe AI", "private: → language here"))
    [said] = let_in(world, door, world.channel(), "Ev1")
    assert "This channel is reminded of Artificial Intelligence" in said.text
    assert "Post reminders here" not in str(said.blocks)
