"""Conversations with the bot.

A conversation is a list of steps: who, what they do, and all that is seen of the bot then.

    play(
        world,
        ("marlies", "@dpc show CYBER-1", "thread: Product security frameworks … EU: no lead"),
        ("minori", "> claim", "private: … which side do you work for?"),
        ("minori", "[Japan]", "private: CYBER-1 … → release CYBER-1"),
        ("minori", "> thanks"),
    )

What they do: "/dpc …" is a command, "> …" a reply in the current thread, "dm …" a message in the
direct conversation, "[Label]" a press of the newest such button they see, in the modal if one is
open; the rest is said in the channel, "#cyber-desk …" in another. The "clock" goes to an instant.
They open the Home tab ("home") and press buttons there ("home [Label]"), send a modal off with
these fields ("submit note: Draft sent; person: @tomek") or "close" it, and use the shortcuts
("find a commitment", and of the newest message "record as evidence").
What is seen: "private", in the "thread", in the "channel", by "dm"; or something that all see
is "redrawn". A "modal" opened or turned into another, was "closed", or has an "error at note";
the "home" was drawn. All in whatever order: what goes to several places
goes at once. An ellipsis stands for any words. After the words stands what its buttons say, each
after an arrow: ids, dates, states and buttons tell what came of it, however it is worded.
"""

from __future__ import annotations

import re

from bot.domain.rules.rights import Rule
from bot.render.errors import why
from tests.slack.world import Seen, World

# Names a coordinator, who may then set milestones and reminders.
JAPANS_COORDINATOR = (
    "tomek",
    "/dpc settings coordinator japan @minori",
    "private: HAYASEGAWA Minori",
    "dm: HAYASEGAWA Minori",
)


def refused(rule: Rule, where: str = "private") -> str:
    """What somebody is told whom a rule stops, however it is worded."""
    return f"{where}: {why(rule, '…')}"


def play(world: World, *steps: tuple[str, ...]) -> None:
    """Let people do this and that; AssertionError unless exactly what is told was seen."""
    for number, (who, does, *expected) in enumerate(steps, start=1):
        seen = [_told(each) for each in world.do(who, does)]
        told = f"step {number}, {who}: {does}\nexpected {expected}\nseen {seen}"
        for pattern in expected:
            found = [line for line in seen if re.match(_pattern(pattern), line, re.DOTALL)]
            assert found, told
            seen.remove(found[0])
        assert not seen, told


def _told(seen: Seen) -> str:
    """Where it was seen, its words, and the commands of its buttons."""
    return "\n→ ".join([f"{seen.where}: {seen.text}", *seen.commands])


def _pattern(expected: str) -> str:
    where, _, words = expected.partition(": ")
    parts = [re.escape(part.strip()) for part in words.split("…")]
    return rf"{where}: .*?{'.*?'.join(parts)}"
