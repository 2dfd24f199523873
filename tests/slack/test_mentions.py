"""What people word with mentions, links and letters of any script: kept, shown as names, silent."""

from __future__ import annotations

import pytest

from tests.slack.conversation import play
from tests.slack.rings import assert_nothing_rings
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
LINK = "https://www.example.go.jp/資料①／議事録（案）.pdf"
NOTE = "予算5×10⁸円、½ – “ok”"


def history(world: World) -> str:
    """Who changed what of CYBER-1, as Marlies reads it."""
    return world.do("marlies", "/dpc history CYBER-1")[0].text


@pytest.mark.parametrize(
    "way",
    [
        ("/dpc evidence CYBER-1 {link} {note}",),
        ("@dpc CYBER-1", "> @dpc evidence {link} {note}"),
        (
            "/dpc show CYBER-1",
            "[Report on CYBER-1…]",
            "submit status: in progress; link: {link}; remark: {note}",
        ),
    ],
    ids=["command", "reply", "form"],
)
def test_links_and_notes_are_kept_as_typed(world: World, way: tuple[str, ...]) -> None:
    """By command, in a reply, by a form; as the history shows them, which nobody can edit."""
    play(world, EU, ("marlies", "/dpc claim CYBER-1", "private: → release CYBER-1"))
    for step in way:
        world.do("marlies", step.format(link=LINK, note=NOTE))
    assert LINK in history(world)
    assert NOTE in history(world)


def test_a_title_is_kept_by_the_button_that_saves_it(world: World) -> None:
    """And so is its place."""
    play(
        world,
        (
            "tomek",
            "/dpc milestone add 第３回①会合　準備 12 May 2027 東京（本省）",
            "private: → milestone",
        ),
        (
            "tomek",
            "[Save]",
            "private: M-1: 第３回①会合　準備 · 12 May 2027 · 東京（本省）",
        ),
    )


def test_mentions_in_notes_and_titles_are_names(world: World) -> None:
    """They are never shown raw, and ring nobody."""
    channel = world.channel("cyber-desk")
    tomek = world.person("tomek").id
    note = f"<@{tomek}|tomek> and <@{tomek}>, <!subteam^S0DESK>; <#{channel}|cyber-desk>"
    play(
        world,
        EU,
        ("marlies", "/dpc claim CYBER-1", "private: → release CYBER-1"),
        (
            "marlies",
            f"/dpc status CYBER-1 in progress {note}",
            "private: … @tomek and @Tomek Wilczarski, a group; #cyber-desk",
        ),
        ("tomek", f"/dpc milestone add With <@{tomek}|tomek> 2 May 2024", "private: With @tomek"),
        ("tomek", "[Save]", "private: M-1: With @tomek"),
        ("tomek", "@dpc milestones", "thread: … With @tomek"),
    )
    assert "@Tomek Wilczarski" in history(world)
    world.do("marlies", "@dpc status CYBER-1 substantial ask @dpc why")
    assert "ask @dpc why" in history(world)
    assert_nothing_rings(world.local.slack.state)
