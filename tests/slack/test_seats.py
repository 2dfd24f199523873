"""Who leads what: sides, claims and releases, by every way in."""

from __future__ import annotations

from tests.slack.world import World, play


def test_first_claim_asks_for_the_side_and_then_goes_on(world: World) -> None:
    """The question's answer completes the claim that it interrupted."""
    play(
        world,
        ("marlies", "/dpc claim CYBER-1", "private: Which side do you work for?"),
        (
            "marlies",
            "[EU]",
            "private: You lead CYBER-1 Product security … for the EU. Japan's seat is open.",
        ),
        (
            "marlies",
            "/dpc claim CYBER-1",
            "private: You already lead CYBER-1 … since 30 April 2024",
        ),
    )
