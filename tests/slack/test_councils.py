"""A new statement is published while people work: what each of them sees of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.catalogue.loader import shipped
from bot.domain.rules.rights import Rule
from bot.drafts import published
from bot.render.kit.lateness import MARK
from tests.series.third import decided
from tests.slack.conversation import play, refused
from tests.slack.world import World

START = datetime.fromisoformat("2025-06-25T10:00+02:00")
pytestmark = pytest.mark.parametrize("start", [START])

HISTORY = (
    ("tomek", "/dpc settings coordinator eu @tomek", "private: "),
    ("marlies", "/dpc side eu", "private: EU"),
    ("minori", "/dpc side japan", "private: Japan"),
    ("marlies", "/dpc claim CHIPS-1", "private: CHIPS-1 … → release CHIPS-1"),
    ("marlies", "/dpc status CHIPS-1 in progress", "private: CHIPS-1"),
    ("marlies", "/dpc claim QUANTUM-2", "private: QUANTUM-2 … → release QUANTUM-2"),
    ("tomek", "/dpc milestone held DPC-3 12 May 2025", "private: "),
    ("tomek", "[Save]", "private: → show"),
    ("tomek", "@dpc subscribe CHIPS, QUANTUM", "thread: → language here"),
)


def _publish(world: World, folder: Path) -> None:
    dpc = world.local.dpc
    prepared = published.prepare(dpc.database, shipped(), decided(folder), dpc.clock.now())
    published.publish(dpc.database, prepared, dpc.clock.now())


def test_a_new_statement_lives_on(world: World, tmp_path: Path) -> None:
    """Channels are told once; seats, states and history stand; what ended is told to be so."""
    play(world, *HISTORY)
    _publish(world, tmp_path / "drafts")
    play(
        world,
        (
            "clock",
            "2025-06-25T10:05+02:00",
            "channel: A new statement: Tokyo, 24 June 2025 … Semiconductors and HPC/Quantum … "
            "3 stronger … CHIPS-1 Team of experts for a research programme\n"
            "stronger: exploratory, 2024 §3.1 → firm, 2025 §2.1 … QUANTUM-2 … dropped: ",
            "dm: The statement of 24 June 2025: do the leads go on?\nEU has 1 lead in what goes on",
        ),
        ("minori", "/dpc renew all", refused(Rule.NOT_NAMED)),
        ("tomek", "[Ask all]", "dm: … You chose to ask about: CHIPS."),
        ("tomek", "/dpc renew none", "private: Nobody is asked. All leads go on."),
        ("tomek", "/dpc renew chips", "private: 1 lead is asked “Still yours?”"),
        (
            "marlies",
            "/dpc topic chips",
            "private: Semiconductors · 2024 §3 … 2 promises were open after the statement of "
            "30 April 2024: 2 stronger. … Both sides decided to establish … 2025 §2.1 · firm … "
            "CHIPS-1 … EU Marlies Oosterveen, in progress",
        ),
        (
            "marlies",
            "/dpc show CHIPS-1",
            "private: CHIPS-1 … 2025 §2.1 · firm … EU: Marlies … Wording of 30 April 2024, "
            "exploratory → stronger\nSince then: … “envisage” became “decided” … 2024 §3.1",
        ),
        (
            "marlies",
            "/dpc show 6G-1",
            "private: 6G-1 … Wording of 30 April 2024, firm → kept\nSince then: … “which will be "
            "instrumental … was left out",
        ),
        (
            "minori",
            "/dpc claim QUANTUM-2",
            "private: QUANTUM-2 Joint library of algorithms is open no more: the statement of "
            "24 June 2025 has dropped it.",
        ),
        (
            "minori",
            "/dpc show QUANTUM-2",
            "private: QUANTUM-2 … EU: Marlies … The statement of 24 June 2025 has dropped it.",
        ),
        ("minori", "/dpc history QUANTUM-2", "private: … Marlies"),
        ("minori", "/dpc unclaimed quantum", "private: … QUANTUM-1 … QUANTUM-3"),
        ("minori", "/dpc show 2.1", "private: §2.1 stands in more than one statement"),
        ("minori", "[2024 §2.1]", "private: 2024 §2.1 · Bilateral cooperation on data"),
        (
            "minori",
            "/dpc show DPC-3",
            "private: … held … The statement says otherwise: it was held, 24 June 2025 "
            "(2025 §0.1). What was set here counts. To take over what it says: milestone held",
        ),
        ("minori", "/dpc next", "private: … Fourth meeting"),
        (
            "minori",
            "/dpc compare",
            "private: Compared … The statement of 24 June 2025 beside that of 30 April 2024: "
            "3 new, 7 stronger, 1 weaker, 22 kept, 1 fulfilled and 2 dropped.",
        ),
        ("minori", "/dpc show 2025 3.2", "private: 2025 §3.2 · HPC/Quantum"),
        ("minori", "/dpc show COUNCIL-1", "private: … By the statement of 24 June 2025 it is"),
        (
            "minori",
            "/dpc stocktake 2024, council",
            "private: Stocktake of the statement of 30 April 2024: … 1 deliverable … COUNCIL-1 "
            "Third meeting of the Digital Partnership Council · since 2024",
        ),
        (
            "clock",
            "2025-06-26T09:05+02:00",
            "dm: 26 June 2025: 2 deliverables of yours … Changed by a new statement … CHIPS-1 … "
            "stronger in the statement of 24 June 2025 … QUANTUM-2 … dropped in the statement",
        ),
        ("marlies", "[Still mine]", "dm: … stronger in the statement of 24 June 2025 · confirmed"),
    )
    dropped = [each for each in world.messages if "QUANTUM-2" in each.text and not each.to]
    assert len([each for each in dropped if each.text.startswith("A new statement")]) == 1


def test_asked_on_the_day_of_the_news(world: World, tmp_path: Path) -> None:
    """What a statement made of a promise is told with what a coordinator asks about it."""
    play(world, *HISTORY, ("marlies", "/dpc due CHIPS-1 25 June 2025", "private: CHIPS-1"))
    _publish(world, tmp_path / "drafts")
    play(
        world,
        ("clock", "2025-06-26T08:30+02:00", "channel: A new statement", "dm: The statement of"),
        ("tomek", "/dpc chase chips", "private: Ask 1 person"),
        ("tomek", "[Ask 1 person]", "private: 1 person is asked about 1 deliverable."),
        (
            "clock",
            "2025-06-26T09:05+02:00",
            "dm: 26 June 2025: 2 deliverables of yours … 1 to answer … Changed by a new statement "
            "… QUANTUM-2 … dropped in the statement … Tomek Wilczarski asks how these stand. … "
            f"CHIPS-1 … stronger in the statement of 24 June 2025 · {MARK}",
        ),
        (
            "marlies",
            "[Substantial: CHIPS-1]",
            "dm: … stronger in the statement of 24 June 2025 · answered: substantial",
        ),
    )


def test_compare_with_one_statement(world: World) -> None:
    """There is nothing to compare."""
    play(world, ("minori", "/dpc compare ai", "private: There is one statement only, of 30 April"))
