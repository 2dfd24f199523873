"""Changes taken back: by who made them or coordinates, within a day, if nobody went on."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from tests.slack.conversation import JAPANS_COORDINATOR, play, refused
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
LEADS = ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1")


def test_a_lead_and_a_state(world: World) -> None:
    """By the button or the word, again and again; the history tells all of it."""
    play(
        world,
        EU,
        ("marlies", "/dpc undo", refused(Rule.NOTHING_TO_UNDO)),
        LEADS,
        ("marlies", "[Undo]", "private: CYBER-1 … EU"),
        ("marlies", "[Redo]", "private: Undone. Marlies Oosterveen leads CYBER-1 for the EU again"),
        ("marlies", "/dpc status CYBER-1 in progress: drafting", "private: in progress"),
        ("marlies", "/dpc done CYBER-1", "private: Before: in progress."),
        ("marlies", "/dpc undo", "private: Undone. CYBER-1 is reported as in progress for the EU"),
        ("marlies", "/dpc show CYBER-1", "private: In progress … drafting"),
        ("marlies", "/dpc undo CYBER-1", "private: Undone. CYBER-1 is reported as complete"),
        (
            "marlies",
            "/dpc history CYBER-1",
            "private: EU undo: state … EU state: in progress → complete … EU undo: state … "
            "EU state: complete → in progress · drafting … EU lead: none → Marlies … "
            "EU undo: lead … EU lead: Marlies Oosterveen → none",
        ),
        ("marlies", "/dpc release CYBER-1", "private: CYBER-1 … → claim CYBER-1"),
        ("marlies", "[Undo]", "private: Marlies Oosterveen … CYBER-1"),
    )


def test_above_a_list(world: World) -> None:
    """What was done from a list is undone there, and the list is shown as it is then."""
    play(
        world,
        EU,
        ("marlies", "/dpc topic hpc", "private: QUANTUM-1"),
        ("marlies", "[Claim: QUANTUM-1]", "private: QUANTUM-1 … → release QUANTUM-1"),
        ("marlies", "[Undo]", "private: Undone. Nobody leads QUANTUM-1 for the EU.\n… QUANTUM-1"),
    )


def test_not_once_somebody_went_on(world: World) -> None:
    """It says who changed it, and to what; nothing is undone, of several not even the others."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("tomek", "/dpc side japan", "private: Japan"),
        ("tomek", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("tomek", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("tomek", "/dpc due cyber 12 May 2025", "private: CYBER-1 and CYBER-2 are due 12 May 2025"),
        ("minori", "/dpc due CYBER-2 1 June 2025", "private: CYBER-2 … 1 June 2025"),
        (
            "tomek",
            "[Undo]",
            "private: Nothing was undone: CYBER-2 … was changed since. HAYASEGAWA Minori, … UTC: "
            "Japan due: 12 May 2025 → 1 June 2025",
        ),
        ("tomek", "/dpc undo CYBER-1", "private: Nothing was undone: CYBER-2"),
        ("minori", "/dpc undo", "private: CYBER-2 … 12 May 2025 … Japan"),
    )


def test_only_who_did_it_or_their_coordinator(world: World) -> None:
    """Not a colleague, not the other side; whoever loses or gets a lead by it is told."""
    theirs = refused(Rule.NOT_YOURS_TO_UNDO)
    play(
        world,
        ("tomek", "/dpc settings coordinator eu @tomek", "private: Tomek"),
        EU,
        ("minori", "/dpc side eu", "private: EU"),
        LEADS,
        ("minori", "/dpc undo CYBER-1", theirs),
        ("marlies", "/dpc release CYBER-1", "private: CYBER-1 … → claim CYBER-1"),
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc undo CYBER-1", refused(Rule.NOTHING_TO_UNDO)),
        (
            "tomek",
            "/dpc undo CYBER-1",
            "private: Marlies Oosterveen … CYBER-1",
            "dm: Tomek Wilczarski … CYBER-1",
        ),
        (
            "tomek",
            "/dpc undo CYBER-1",
            "private: CYBER-1",
            "dm: CYBER-1",
            "dm: Tomek Wilczarski … CYBER-1",
        ),
    )


def test_within_a_day(world: World) -> None:
    """After that it is a matter of record."""
    play(
        world,
        EU,
        LEADS,
        ("clock", "2024-05-01T10:00+02:00"),
        ("marlies", "[Undo]", refused(Rule.TOO_OLD_TO_UNDO)),
    )


def test_dates_that_differed(world: World) -> None:
    """What stood before is told of each, and comes back to each."""
    play(
        world,
        EU,
        LEADS,
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        ("marlies", "/dpc due CYBER-1 12 May 2025", "private: 12 May 2025"),
        (
            "marlies",
            "/dpc due CYBER-1 CYBER-2 DPC-3",
            "private: CYBER-1 … 12 May 2025 … CYBER-2",
        ),
        (
            "marlies",
            "[Undo]",
            "private: CYBER-1 … 12 May 2025 … CYBER-2",
        ),
        ("marlies", "/dpc mine", "private: CYBER-1 … due 12 May 2025"),
    )


def test_evidence_is_withdrawn(world: World) -> None:
    """One link at once, of several the one that is named; the history keeps it."""
    link, other = "https://example.org/a", "https://example.org/b"
    play(
        world,
        EU,
        LEADS,
        ("marlies", "/dpc evidence withdraw CYBER-1", "private: There is no evidence of CYBER-1"),
        ("marlies", f"/dpc evidence CYBER-1 {link} a draft", "private: CYBER-1"),
        ("marlies", "/dpc evidence withdraw CYBER-1", f"private: Withdrawn as evidence … {link}"),
        ("marlies", "[Undo]", f"private: Undone. The link {link} is evidence of CYBER-1"),
        ("marlies", "/dpc show CYBER-1", f"private: {link} … a draft"),
        ("marlies", f"/dpc evidence CYBER-1 {other}", "private: CYBER-1"),
        ("marlies", "/dpc evidence withdraw CYBER-1", f"private: Which link … {link} … {other}"),
        ("marlies", f"[Withdraw {other}]", f"private: Withdrawn … {other}"),
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc evidence withdraw CYBER-1", "private: Nobody leads CYBER-1"),
        ("marlies", "/dpc history CYBER-1", f"private: EU evidence: {other} → none"),
    )


def test_a_meeting_is_renamed(world: World) -> None:
    """After a preview; the old title finds it, too, and what is due before it stays so."""
    play(
        world,
        JAPANS_COORDINATOR,
        EU,
        ("minori", "/dpc milestone add Talks 12 June 2024", "private: → milestone"),
        ("minori", "[Save]", "private: M-1 … → show M-1"),
        (
            "minori",
            "/dpc milestone rename Talks to “To be or not”",
            "private: To be or not · 12 June 2024 … Talks",
        ),
        ("minori", "[Save]", "private: To be or not … → show M-1"),
        ("minori", "/dpc milestone rename M-1 “To be”", "private: To be · "),
        ("marlies", "/dpc talks", "private: To be or not"),
        ("marlies", "/dpc milestone rename M-1 Mine", refused(Rule.ORGANISERS)),
        ("marlies", "/dpc history M-1", "private: title: Talks → To be or not"),
    )
