"""What tired people type: in other words, other quotes, other orders, and not quite rightly."""

from __future__ import annotations

from tests.slack.conversation import play
from tests.slack.world import World


def test_topics_need_no_commas(world: World) -> None:
    """Wherever topics are named; what names none is told."""
    play(
        world,
        ("tomek", "/dpc stocktake cyber ai", "private: Stocktake: Cybersecurity and "),
        ("tomek", "/dpc unclaimed cyber ai eu", "private: Unclaimed in Cybersecurity and "),
        ("tomek", "/dpc unclaimed cyber foo", "private: Nothing here is called “foo”"),
        ("tomek", "/dpc overdue submarine cables ai", "private: Nothing is overdue in Submarine"),
        ("tomek", "/dpc subscribe AI cables leads 1,1,1", "private: … Submarine cables"),
    )


def test_a_zone_after_an_hour_is_no_topic(world: World) -> None:
    """Tokyo is a name of the next Council, too."""
    play(
        world,
        (
            "tomek",
            "@dpc subscribe at 08:30 Tokyo",
            "thread: From now on this channel is reminded of all topics … 08:30 Tokyo time",
        ),
        ("tomek", "@dpc subscribe at 08:30 Narnia", "private: Nothing here is called “Narnia”"),
        ("tomek", "@dpc reminders", "thread: … all topics … 08:30 Tokyo time"),
    )
