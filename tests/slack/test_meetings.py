"""Milestones set in Slack: shown as they were understood, saved by a click, once."""

from __future__ import annotations

from storage import milestones
from tests.slack.conversation import JAPANS_COORDINATOR, play
from tests.slack.world import World

ASIDE = "Nothing has been saved yet."


def kept(world: World) -> dict[str, str]:
    """The milestones that were set here, with date and outcome."""
    with world.local.dpc.database.read() as connection:
        found = milestones.of_team(connection, world.local.slack.state.team_id)
    return {each.id: f"{each.title}, {each.when.words}, {each.outcome}" for each in found}


def test_a_milestone_is_added_moved_held_and_cancelled(world: World) -> None:
    """Each change is shown first, with what it changes; what was saved is said."""
    play(
        world,
        JAPANS_COORDINATOR,
        (
            "tomek",
            "/dpc milestone add Experts' meeting 12 June 2024 Brussels",
            f"private: Experts' meeting · 12 June 2024 · Brussels … {ASIDE} … → milestone",
        ),
        (
            "tomek",
            "[Save]",
            "private: M-1: Experts' meeting · 12 June 2024 … set in Slack",
        ),
        (
            "minori",
            "@dpc milestone move M-1 13 June 2024 14:00 Tokyo",
            "private: 14:00 Tokyo / 07:00 Brussels … Before: 12 June 2024",
        ),
        ("minori", "[Save]", "private: Experts' meeting · 13 June 2024, 14:00 Tokyo … → show M-1"),
        (
            "clock",
            "2024-06-15T12:00:00+02:00",
            "dm: 1 May 2024: your side",
            "dm: 3 June 2024: your side",
        ),
        (
            "minori",
            "dm milestone held M-1 14 June 2024 https://example.org/minutes",
            "dm: 14 June 2024 … held … Before: 13 June … Outcome: https://example.org/minutes",
        ),
        ("minori", "[Save]", "dm: Saved: Experts' meeting · 14 June 2024 · Brussels · held"),
        (
            "tomek",
            "/dpc milestone cancel experts' meeting",
            "private: cancelled … Before: … held",
        ),
        ("tomek", "[Save]", "private: cancelled … → show"),
        ("tomek", "/dpc M-1", "private: Experts' meeting … 14 June 2024 · Brussels · cancelled"),
    )
    assert kept(world) == {"M-1": "Experts' meeting, 14 June 2024, cancelled"}


def test_a_milestone_of_the_statement_is_changed_here(world: World) -> None:
    """What the text says and what was set here are told apart."""
    play(
        world,
        ("tomek", "/dpc milestone move DPC-3 12 May 2025", "private: Before: in 2025 · Tokyo"),
        (
            "tomek",
            "[Save]",
            "private: 12 May 2025 · Tokyo · from the statement, date changed in Slack",
        ),
        ("tomek", "/dpc show DPC-3", "private: 12 May 2025 … changed in Slack … in 2025 in Tokyo"),
    )


UNDERSTOOD = {
    "Summit 2025": "Summit · in 2025",
    "Summit early 2026": "Summit · early 2026",
    "Summit 2025-05-12": "Summit · 12 May 2025",
    "Summit 2–3 May 2025 in Paris": "Summit · 2–3 May 2025 · Paris",
    "“Vision 2030” 5 June 2025": "Vision 2030 · 5 June 2025",
    "首脳会合 2025年5月12日": "首脳会合 · 12 May 2025",
}
REFUSED = {
    "add Workshop 31 February 2025": "“31 February 2025” does not exist in the calendar.",
    "add Workshop 30 March": "“30 March” has no year.",
    "move DPC-3 31 February 2025": "… does not exist in the calendar.",
    "move DPC-3 99999": "The year in “99999” must be between 1900 and 2199.",
    "move DPC-3 soonish": "“soonish” is not a date that I can read",
    "move DPC-3 9999": "The year in “9999” must be between 1900 and 2199.",
    "move DPC-3 3-2 May 2025": "ends before it begins",
    "move DPC-3 12 May 2025 14:00": "has an hour but no time zone. Add Tokyo, Brussels or UTC.",
    "move DPC-3 12 May 2025 14:00 Atlantis": "has an hour in a time zone that I do not know.",
    "move DPC-3": "Which meeting, and to what date?",
    "move NOPE-7 2025": "I did not understand “NOPE-7”.",
    "held DPC-3 javascript://x": "“javascript://x” is not a valid link. A link looks like",
    "add": "What is it called, and when is it?",
    "postpone DPC-3": "“postpone DPC-3” is not a command. … milestone add",
    f"add {'x' * 200} 2025": "A title can have at most 150 characters",
}


def test_what_was_understood_is_what_is_saved(world: World) -> None:
    """The preview, the saved milestone and the milestone when it is opened say the same."""
    for number, (said, understood) in enumerate(UNDERSTOOD.items(), start=1):
        title, _, facts = understood.partition(" · ")
        play(
            world,
            ("tomek", f"/dpc milestone add {said}", f"private: {understood} … → milestone add"),
            ("tomek", "[Save]", f"private: M-{number}: {understood}"),
            (
                "tomek",
                f"[Details of {title}]",
                f"private: {title} … M-{number} · {facts} · set in Slack",
            ),
        )


def test_what_cannot_be_read_is_refused(world: World) -> None:
    """Privately, with what is wrong; nothing is saved."""
    for said, answer in REFUSED.items():
        play(
            world,
            ("tomek", f"/dpc milestone {said}", f"private: {answer}"),
            ("tomek", f"@dpc milestone {said}", f"private: {answer}"),
        )
    assert kept(world) == {}


def test_a_double_click_on_save_is_one_milestone(world: World) -> None:
    """The second click of a pair has no effect."""
    play(world, ("tomek", "/dpc milestone add Seminar 12 May 2025", "private: → milestone"))
    seen = world.double_click("tomek", "Save")
    assert [each.text.partition(":")[0] for each in seen] == ["Added as M-1"]
    assert kept(world) == {"M-1": "Seminar, 12 May 2025, open"}


def test_a_preview_that_was_overtaken_saves_nothing(world: World) -> None:
    """Somebody else's change is not undone unseen."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("tomek", "/dpc milestone move DPC-3 12 May 2025", "private: → milestone"),
        ("minori", "/dpc milestone move DPC-3 20 May 2025", "private: → milestone"),
        ("minori", "[Save]", "private: → show"),
        ("tomek", "[Save]", "private: Somebody changed this meanwhile … 20 May 2025"),
    )
    assert kept(world) == {
        "DPC-3": "Third meeting of the Digital Partnership Council, 20 May 2025, open"
    }


def test_what_lies_ahead_was_not_held(world: World) -> None:
    """Neither by the date that is given nor by the meeting's own; on its day it may be."""
    ahead = "is still to come, so it was not recorded as held"
    play(
        world,
        ("tomek", "/dpc milestone held DPC-3 12 May 2030", f"private: … 12 May 2030, {ahead}"),
        ("tomek", "/dpc milestone held DPC-3", f"private: … in 2025, {ahead}"),
        ("tomek", "/dpc milestone held OECD-2024", f"private: … 2–3 May 2024, {ahead}"),
        # In Tokyo the day has begun.
        ("clock", "2024-05-01T18:00:00+02:00"),
        ("tomek", "/dpc milestone held OECD-2024", "private: held … → milestone"),
    )
    assert kept(world) == {}


def test_what_stands_already_is_not_saved_again(world: World) -> None:
    """It is said at once, without an offer to save; a held meeting that is moved is no longer."""
    play(
        world,
        ("tomek", "/dpc milestone held DPC-2", "private: That was recorded already … held"),
        ("tomek", "/dpc milestone held DPC-2 2024-04-30", "private: That was recorded already"),
        (
            "tomek",
            "/dpc milestone move OECD-2024 2–3 May 2024",
            "private: That was recorded already",
        ),
        (
            "tomek",
            "/dpc milestone move DPC-2 3 May 2024",
            "private: 3 May 2024 … held … → milestone",
        ),
        ("tomek", "[Save]", "private: held … → show"),
    )


def test_a_slip_is_pointed_out_before_it_is_saved(world: World) -> None:
    """The same meeting twice, and one whose date has passed."""
    add = "/dpc milestone add Experts' meeting 2-3 June 2024 Tokyo"
    play(
        world,
        ("tomek", add, f"private: … Tokyo\n{ASIDE}"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
        ("tomek", add.lower(), f"private: M-1 has the same title and date. … {ASIDE}"),
        (
            "tomek",
            "/dpc milestone add Seminar 1 May 2023",
            f"private: Its date has passed. … {ASIDE}",
        ),
    )


def test_a_refused_save_takes_no_number(world: World) -> None:
    """Whoever may save no more when they press leaves the first number to the next."""
    add = "/dpc milestone add Experts' meeting 12 June 2024"
    play(
        world,
        JAPANS_COORDINATOR,
        ("minori", add, "private: Experts' meeting … → milestone add"),
        ("tomek", "/dpc settings coordinator japan none", "private: Nobody coordinates Japan"),
        ("minori", "[Save]", "private: coordinators and admins"),
        ("tomek", add, "private: Experts' meeting … → milestone add"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
    )
