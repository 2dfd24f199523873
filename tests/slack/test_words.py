"""What people type that no one expected: a short private answer, nothing rung, nothing lost."""

from __future__ import annotations

import json

import pytest

from tests.slack.conversation import play
from tests.slack.knocking import FORM, JSON, Knocker, envelope, message, slash
from tests.slack.world import World

ODD = {
    "what on earth is this": "I did not understand “what on earth is this”.",
    "topic @here": "I did not understand",
    "@channel": "Search: “@\u2060channel”",
    "<!channel>": "Search: “@\u2060channel”",
    "<!subteam^S1>": "I did not understand",
    "claim <@U06RHJ9T3QD>": "You named somebody, and this is for yourself.",
    "search *bold* _it_ ~no~ `code` <b>": "Search: “*bold* _it_ ~no~ `code` &lt;b&gt;”",
    "🦄🦄🦄": "I did not understand “🦄🦄🦄”.",
    "\u202etopic\u202c zzz": "I did not understand “zzz”.",
    "\u200f\u200e": "EU–Japan Digital Partnership",
    "ｔｏｐｉｃ　ｚｚｚ": "I did not understand “zzz”.",
    "\u3000": "EU–Japan Digital Partnership",
    "topic \x00\x07\x1b[31m": "I did not understand “[31m”.",
    "z" * 2_900: "I did not understand “zzzz",
    "word " * 1_200: "A message to me can have at most 3,000 characters",
    "x" * 6_000: "A message to me can have at most 3,000 characters",
    "6.99": "I did not understand “6.99”.",
    "show 99999-1": "I did not understand",
    "%s %(x)s {x} {0} \\": "I did not understand",
    "search '; DROP TABLE seat; --": "Search: “'; DROP TABLE seat; --”",
    'search "': "I did not understand",
    "search <https://example.org|topics>": "Search: “",
}


def test_odd_words_get_a_short_private_answer(world: World) -> None:
    """By a command and by a mention alike; the fixture sees to it that nobody is rung."""
    for said, answer in ODD.items():
        play(world, ("marlies", f"/dpc {said}", f"private: {answer}"))
        (seen,) = world.do("marlies", f"@dpc {said}")
        found = answer.startswith("Search")
        assert seen.where == ("thread" if found else "private"), said
        assert len(seen.text) < 1_300  # as long as the overview, with every command


def test_odd_titles_ring_nobody(world: World) -> None:
    """What somebody typed is shown as they typed it, in every place where it is shown."""
    title = "@here *Call* <all> & `go`"
    play(
        world,
        ("tomek", f"/dpc milestone add {title} 2 May 2024", "private: → milestone"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
        ("tomek", "[Post in channel]", "private: Posted", "channel: M-1"),
        ("tomek", "@dpc milestones", "thread: M-1"),
        ("tomek", "@dpc subscribe", "thread: → language here"),
        ("clock", "2024-05-01T12:00+02:00", "channel: OECD", "channel: Tomorrow"),
    )


@pytest.mark.parametrize("text", ["%ED%A0%80", "%FF", "%00", "%EF%BF%BE", "%F0%9F%A6%84", "%zz"])
def test_odd_bytes_in_a_command(door: Knocker, text: str) -> None:
    """Lone surrogates and bytes that are no UTF-8 are a 400; what can be read is answered."""
    fields = "&".join(f"{name}={value}" for name, value in slash("").items() if name != "text")
    answer = door.post(f"{fields}&text=topic%20{text}", FORM)
    assert answer.status_code == (400 if text in ("%ED%A0%80", "%FF") else 200)


def test_half_a_character_in_an_event(world: World, door: Knocker) -> None:
    """JSON can spell a lone surrogate: it is dropped, the rest is heard."""
    play(world, ("tomek", "@dpc CYBER-1", "thread: CYBER-1"))
    bot, (_, thread) = world.local.slack.state.bot_user, world.thread
    said = message(f"<@{bot}> \ud800topics\udfff", thread_ts=thread)
    assert door.post(json.dumps(envelope(said)), JSON).status_code == 200
    world.settle()
    assert world.messages[-1].text.startswith("10 topics")
