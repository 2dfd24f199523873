"""Lists narrowed down in whatever way, and what changed since a day."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from bot.render.kit.lateness import MARK
from tests.slack.conversation import JAPANS_COORDINATOR, play, refused
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
JAPAN = ("minori", "/dpc side japan", "private: Japan")


def test_by_person_side_state_and_mark(world: World) -> None:
    """Each part narrows; together they must be true on one and the same side."""
    play(
        world,
        EU,
        JAPAN,
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("minori", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc status CYBER-1 in progress", "private: in progress"),
        ("marlies", "/dpc due CYBER-1 12 May 2024", "private: 12 May 2024"),
        ("tomek", "/dpc list @marlies", "private: 2 deliverables: Marlies … CYBER-1 … CYBER-2"),
        ("tomek", "/dpc @marlies", "private: 2 deliverables: Marlies"),
        ("tomek", "/dpc list @minori eu", "private: No deliverables: EU, HAYASEGAWA"),
        (
            "tomek",
            "/dpc list in progress cyber",
            "private: 1 deliverable: Cybersecurity, in progress … CYBER-1",
        ),
        ("marlies", "/dpc mine no date", "private: What you lead for the EU (no date) … CYBER-2"),
        ("marlies", "/dpc mine late", "private: You lead nothing that fits."),
        (
            "marlies",
            "/dpc evidence CYBER-2 https://example.org/x",
            "private: CYBER-2",
        ),
        ("tomek", "/dpc list @marlies no evidence", "private: 1 deliverable: … CYBER-1"),
        ("tomek", "/dpc stocktake eu", "private: Stocktake: EU … 33 deliverables"),
        ("tomek", "/dpc stocktake @marlies", "private: Stocktake: Marlies … 2 deliverables"),
        ("marlies", "/dpc mine", "private: What you lead for the EU … CYBER-1 … CYBER-2"),
        ("marlies", "/dpc done CYBER-1", "private: complete"),
        ("marlies", "/dpc mine", "private: What you lead for the EU … CYBER-2 … CYBER-1"),
    )
    assert "Japan: " not in world.do("tomek", "/dpc stocktake eu")[0].text


def test_nonsense_is_named(world: World) -> None:
    """The word that was not understood, and all that there is."""
    what_there_is = f"a side: EU, Japan … a topic: … CYBER … a state: … {MARK}, silent, no lead"
    play(
        world,
        *(
            ("tomek", f"/dpc {command} banana eu", f"private: “banana” … {what_there_is}")
            for command in ("list", "unclaimed", "overdue", "mine", "stocktake", "changes")
        ),
        ("tomek", "/dpc list CYBER-1", "private: “CYBER-1” is a deliverable, not a topic."),
        ("tomek", "/dpc list @nobody", "private: “@nobody” is not a person whom Slack knows"),
    )


def test_silent_after_sixty_days(world: World) -> None:
    """From the last thing that was heard; what is settled, and what nobody leads, is not."""
    play(
        world,
        EU,
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("marlies", "/dpc done CYBER-2", "private: complete"),
        ("tomek", "/dpc list silent", "private: No deliverables: silent"),
        ("clock", "2024-06-28T12:00+02:00"),
        ("tomek", "/dpc list silent", "private: No deliverables: silent"),
        ("clock", "2024-06-30T12:00+02:00"),
        ("tomek", "/dpc list silent", "private: 1 deliverable: silent … CYBER-1"),
        ("marlies", "/dpc status CYBER-1 not started", "private: not started"),
        ("tomek", "/dpc list silent", "private: No deliverables: silent"),
    )


def test_what_changed_since(world: World) -> None:
    """Since the last such day that there was, in sum, on the side in question."""
    play(
        world,
        EU,
        JAPAN,
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("clock", "2024-05-20T12:00+02:00"),
        ("minori", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
        ("tomek", "/dpc changes", "private: 1 deliverable changed since 13 May 2024 … AI-2"),
        (
            "tomek",
            "/dpc changes since 30 April",
            "private: 2 deliverables changed since 30 April 2024 … CYBER-1 … AI-2",
        ),
        ("tomek", "/dpc changes eu since 30 April", "private: 1 deliverable … CYBER-1"),
        ("tomek", "/dpc changes cyber", "private: Nothing changed since 13 May 2024 (Cyber"),
        ("tomek", "/dpc changes since 1 June 2024", refused(Rule.COMING_DAY)),
        ("tomek", "/dpc changes since banana", "private: “banana” is not a date"),
    )


def test_a_topic_is_taken_where_it_is_meant(world: World) -> None:
    """It may follow the day; what a meeting is called narrows nothing, and all but one is none."""
    play(
        world,
        JAPANS_COORDINATOR,
        JAPAN,
        (
            "minori",
            "/dpc milestone add Submarine cables dialogue 1 June 2025",
            "private: … → mile…",
        ),
        ("minori", "[Save]", "private: M-1"),
        EU,
        ("marlies", "/dpc claim AI-1", "private: AI-1 … → release AI-1"),
        (
            "marlies",
            "/dpc due AI-1 before Submarine cables dialogue",
            "private: … due before Submarine cables dialogue",
        ),
        ("tomek", "/dpc due before Submarine cables dialogue", "private: …dialogue: … AI-1"),
        ("tomek", "/dpc due before the submarine cables dialogue", "private: …dialogue: … AI-1"),
        ("tomek", "/dpc due before M-1 cyber", "private: Nothing … in Cybersecurity"),
        *(
            ("tomek", f"/dpc changes since {day}", "private: 1 deliverable … (Artificial … AI-1")
            for day in ("yesterday AI", "last Monday on AI", "先週のAI", "last month AI")
        ),
        ("tomek", "/dpc changes since last month for Japan", "private: Nothing … (Japan)"),
        *(
            ("tomek", f"/dpc {said}", f"private: I did not understand “{word}” in a list. …")
            for said, word in (
                ("list everything but AI", "but"),
                ("list all except AI", "except AI"),
                ("list AI以外", "AI以外"),
            )
        ),
    )


def test_all_at_once(world: World) -> None:
    """`all` stands for every deliverable: what can be given is shown first."""
    play(
        world,
        EU,
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc assign all @marlies", "private: Assign 32 deliverables to Marlies"),
        ("marlies", "/dpc due all 12 May 2025", "private: CYBER-1 … 12 May 2025"),
    )


def test_due_by_the_dates_that_count(world: World) -> None:
    """The date of a side that is done puts nothing on top."""
    play(
        world,
        EU,
        JAPAN,
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("minori", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("marlies", "/dpc due CYBER-1 12 June 2024", "private: 12 June 2024"),
        ("marlies", "/dpc due CYBER-2 11 June 2024", "private: 11 June 2024"),
        ("minori", "/dpc due CYBER-2 13 June 2024", "private: 13 June 2024"),
        ("tomek", "/dpc due 10 to 14 June 2024", "private: … CYBER-2 … CYBER-1"),
        ("marlies", "/dpc done CYBER-2", "private: complete"),
        ("tomek", "/dpc due 10 to 14 June 2024", "private: … CYBER-1 … CYBER-2"),
    )
