"""What leads report of their deliverables: state, date, evidence, and what is kept of it."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from tests.slack.conversation import JAPANS_COORDINATOR, play, refused
from tests.slack.world import World


def test_a_lead_reports(world: World) -> None:
    """Each report is told, drawn where the deliverable was posted, and kept in its history."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("tomek", "@dpc CYBER-1", "thread: EU: Marlies Oosterveen"),
        (
            "marlies",
            "/dpc status CYBER-1 in progress drafting",
            "redrawn: In progress, reported by Marlies",
            "private: CYBER-1 … in progress for the EU. … Note: drafting",
        ),
        (
            "marlies",
            "/dpc due CYBER-1 12 May 2025",
            "redrawn: 12 May 2025",
            "private: CYBER-1 … 12 May",
        ),
        (
            "marlies",
            "/dpc evidence CYBER-1 https://example.org/draft",
            "redrawn: CYBER-1",
            "private: CYBER-1 … https://example.org/draft",
        ),
        ("marlies", "/dpc done CYBER-1", "redrawn: Complete", "private: Before: in progress."),
        ("marlies", "/dpc history CYBER-1", "private: in progress → complete … none → 12 May 2025"),
        ("marlies", "/dpc mine", "private: What you lead for the EU … CYBER-1 … complete"),
    )


def test_a_date_is_set_at_once_and_can_be_set_back(world: World) -> None:
    """What stood before is told with the command for it; a past day is said to be late."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-3", "private: CYBER-3 … → release CYBER-3"),
        (
            "marlies",
            "/dpc due CYBER-3 12.5.2025",
            "private: 12 May 2025 … due CYBER-3 none",
        ),
        (
            "marlies",
            "/dpc due CYBER-3 1 May 1999",
            "private: 1 May 1999 … 2 May 1999 … due CYBER-3 12.5.2025",
        ),
        ("marlies", "[Undo]", "private: CYBER-3 … 12 May 2025"),
        ("marlies", "/dpc history CYBER-3", "private: EU due: 1 May 1999 → 12 May 2025"),
    )


def test_only_a_lead_reports(world: World) -> None:
    """Not the other side, not somebody without the seat, not a guest."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("minori", "/dpc side japan", "private: Japan"),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("minori", "/dpc done CYBER-1", "private: CYBER-1 … Japan … → claim CYBER-1"),
        ("ingerid", "/dpc done CYBER-1", refused(Rule.GUEST)),
        ("marlies", "/dpc history CYBER-1", "private: EU lead: none → Marlies"),
    )


def test_links_that_are_not_taken(world: World) -> None:
    """What cannot be opened is no link, and of what is in Slack only what all may read is."""
    private = refused(Rule.PRIVATE_CONVERSATION)
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        (
            "marlies",
            "/dpc evidence CYBER-2 https://[abc",
            "private: https://[abc … is not a valid link",
        ),
        ("marlies", "/dpc evidence CYBER-2 https://x.slack.com./archives/D024BE91L", private),
        ("marlies", "/dpc evidence CYBER-2 https://SLACK.com/app_redirect?channel=D1", private),
        ("marlies", "/dpc evidence CYBER-2 https://me:x@x.slack.com/archives/D1", private),
    )
    play(
        world,
        (
            "marlies",
            f"/dpc evidence CYBER-2 https://x.slack.com/archives/{world.channel()}",
            "private: CYBER-2",
        ),
    )


def test_what_was_due_before_a_cancelled_meeting(world: World) -> None:
    """It is not overdue once the day is over; nothing more can be due before that meeting."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("marlies", "/dpc due CYBER-2 OECD-2024", "private: CYBER-2 … OECD"),
        ("minori", "/dpc milestone cancel OECD-2024", "private: → milestone"),
        ("minori", "[Save]", "private: → show"),
        ("marlies", "/dpc due CYBER-2 OECD-2024", "private: OECD-2024"),
    )
    assert (
        "OECD-2024"
        not in world.do("marlies", "/dpc due CYBER-2 OECD-2024")[0].text.partition("\n")[2]
    )
    play(world, ("clock", "2024-05-10T09:00:00+02:00", "dm: 1 May 2024: your side"))
    assert "show CYBER-2" not in world.do("tomek", "/dpc overdue")[0].commands


def test_a_doubtful_topic_keeps_what_was_said_around_it(world: World) -> None:
    """The choice goes on with the date or the meeting, the side, the options, other topics."""
    doubtful = "private: “standards” fits more than one"
    play(
        world,
        JAPANS_COORDINATOR,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("marlies", "/dpc due standards 12 May 2025", doubtful),
        ("marlies", "[Cybersecurity]", "private: CYBER-2 … 12 May 2025"),
        ("marlies", "/dpc due standards before OECD-2024", doubtful),
        ("marlies", "[Cybersecurity]", "private: CYBER-2 … OECD"),
        ("marlies", "/dpc due standards none", doubtful),
        ("marlies", "[Cybersecurity]", "private: CYBER-2 … no longer has a due date"),
        ("marlies", "/dpc unclaimed standards eu", doubtful),
        ("marlies", "[Cybersecurity]", "private: Without a lead in Cybersecurity for the EU"),
        ("marlies", "/dpc stocktake standards, AI", doubtful),
        (
            "marlies",
            "[Cybersecurity]",
            "private: Stocktake: Artificial Intelligence and Cyber",
        ),
        ("minori", "/dpc subscribe standards, AI leads 9, 2 at 08:30", doubtful),
        ("minori", "[Cybersecurity]", "private: … Cybersecurity: at 08:30 … 9 and 2 days"),
    )
