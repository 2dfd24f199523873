"""Digests: what changed since the last one; none when nothing did."""

from __future__ import annotations

from datetime import datetime

from bot.render.kit.lateness import total
from tests.slack.conversation import play
from tests.slack.world import World

MONDAY, NEXT, THIRD = (f"2024-05-{day}T12:00+02:00" for day in ("06", "13", "20"))
# Nobody is asked or reminded of anything else then.
QUIET = (
    ("tomek", "/dpc milestone cancel OECD-2024", "private: cancelled"),
    ("tomek", "[Save]", "private: → show"),
)
SIDES = (
    ("marlies", "/dpc side eu", "private: EU"),
    ("minori", "/dpc side japan", "private: Japan"),
)
WEEKLY = (
    "thread: This channel now gets a digest every Monday at 09:00 Brussels time … "
    "The first may come on 6 May 2024, 09:00."
)


def test_what_changed_is_told_once_and_silence_is_kept(world: World) -> None:
    """By topic, in sum and without notes; after a quiet week the next covers the longer time."""
    play(
        world,
        *QUIET,
        *SIDES,
        ("marlies", "@dpc digest weekly", "private: "),
        ("tomek", "@dpc digest weekly", WEEKLY),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc status CYBER-1 in progress: a secret draft", "private: CYBER-1"),
        ("minori", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
        ("minori", "/dpc release AI-2", "private: "),
        (
            "clock",
            MONDAY,
            "channel: What changed since 30 April 2024\nCybersecurity\nCYBER-1 … "
            "EU: lead Marlies Oosterveen and state in progress (was not reported)\nLeads missing: "
            f"EU … Japan … {total(0)}\nNext",
        ),
        ("clock", NEXT),
        ("minori", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
        (
            "minori",
            "/dpc evidence AI-2 https://example.org/a",
            "private: ",
        ),
        (
            "clock",
            THIRD,
            "channel: What changed since 6 May 2024\nArtificial Intelligence\nAI-2 … "
            "Japan: lead HAYASEGAWA Minori and 1 new link\nLeads missing",
        ),
        ("tomek", "@dpc digest off", "thread: This channel gets no more digests."),
        ("minori", "/dpc release AI-2", "redrawn: What changed", "private: "),
        ("clock", "2024-06-10T12:00+02:00"),
    )
    assert not any("secret draft" in each.text for each in world.messages if not each.to)


def test_a_channels_topics_hour_and_rhythm(world: World) -> None:
    """Those of its subscription; monthly on the first working day."""
    play(
        world,
        *SIDES,
        ("tomek", "@dpc digest daily", "private: “daily” is not a valid frequency"),
        ("tomek", "@dpc digest monthly", "thread: … on the first working day of every month at"),
        ("tomek", "@dpc subscribe AI leads 300 at 07:30", "thread: → language here"),
        (
            "tomek",
            "/dpc reminders",
            "private: Artificial … Digest on the first working day of every month at 07:30 "
            "Brussels time; next 2 May 2024, 07:30",
        ),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("clock", "2024-05-02T12:00+02:00"),
        ("marlies", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
        ("tomek", "/dpc milestone held OECD-2024", "private: held"),
        ("tomek", "[Save]", "private: → show"),
        ("clock", "2024-06-03T07:29:30+02:00"),
        (
            "clock",
            "2024-06-03T07:30:00+02:00",
            "channel: What changed since 30 April 2024\nArtificial … AI-2 … Marlies … Meetings\n"
            "OECD-2024 OECD … 2–3 May 2024, held\nLeads missing",
        ),
    )
    digest = next(each for each in world.messages if each.text.startswith("What changed"))
    assert "CYBER-1" not in digest.text


def test_after_a_pause_one_digest_tells_all(world: World) -> None:
    """Of those that were missed only the newest comes."""
    play(
        world,
        *QUIET,
        *SIDES,
        ("tomek", "@dpc digest weekly", WEEKLY),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
    )
    dpc = world.local.dpc
    dpc.clock.move(datetime.fromisoformat("2024-06-05T12:00+02:00"))
    for _ in range(2):
        dpc.sender.deliver()
        dpc.plan()
    world.settle()
    assert sum(each.text.startswith("What changed") for each in world.messages) == 1
