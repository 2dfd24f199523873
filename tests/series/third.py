"""An invented third statement, imported and decided as a person might: by its files alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bot.catalogue.loader import CODING, SOURCE, check, load, shipped
from bot.domain.series import Series, joined
from bot.domain.statement import Catalogue, Decision
from bot.drafts.decisions import load_pairs, save_pairs
from bot.drafts.finished import finished
from bot.drafts.imported import into_folder

TEXT = Path(__file__).with_name("statement.md")
SLUG = "2025-06-24-tokyo"

# What became of what was promised in 2024, and how the sentence begins that says so now.
STRONGER, WEAKER = Decision.STRONGER, Decision.WEAKER
KEPT, FULFILLED, DROPPED = Decision.KEPT, Decision.FULFILLED, Decision.DROPPED
DECISIONS: dict[str, tuple[Decision, str]] = {
    "DFFT-1": (KEPT, "Both sides will continue to cooperate on the Inst"),
    "DFFT-2": (KEPT, "Both sides will follow"),
    "DFFT-3": (STRONGER, "Both sides will work on promoting convergence"),
    "DFFT-4": (DROPPED, ""),
    "DATA-1": (WEAKER, "Both sides will explore interoperability"),
    "DATA-2": (KEPT, "This cooperation will also cover"),
    "CHIPS-1": (STRONGER, "Both sides decided to establish a team"),
    "CHIPS-2": (STRONGER, "They will conclude an Administrative"),
    "CABLES-1": (KEPT, "Both sides will continue cooperation on direct"),
    "CABLES-2": (KEPT, "Both sides cooperate with like-minded"),
    "QUANTUM-1": (KEPT, "Both sides decided to explore joint projects"),
    "QUANTUM-2": (DROPPED, ""),
    "QUANTUM-3": (KEPT, "They also decided to explore technologies"),
    "QUANTUM-4": (STRONGER, "Both sides will continue the exchange"),
    "CYBER-1": (KEPT, "Both sides concurred on continuing to promote"),
    "CYBER-2": (KEPT, "They will strengthen expert"),
    "CYBER-3": (KEPT, "Both sides will explore possibilities"),
    "CYBER-4": (STRONGER, "They will also enhance"),
    "CYBER-5": (STRONGER, "Both sides will share information on cyber"),
    "6G-1": (KEPT, "Both sides concurred on supporting"),
    "6G-2": (KEPT, "Both sides will strengthen the cooperation"),
    "6G-3": (KEPT, "Both sides concur on cooperating"),
    "6G-4": (KEPT, "Both sides will explore cooperation in line"),
    "AI-1": (KEPT, "The AI Office and the AI Safety"),
    "AI-2": (KEPT, "Both sides are committed to accelerating"),
    "AI-3": (KEPT, "Both sides will share updated"),
    "AI-4": (KEPT, "Both sides will encourage"),
    "AI-5": (KEPT, "Both sides will continue to foster"),
    "AI-6": (KEPT, "As a next step"),
    "PLATFORMS-1": (KEPT, "Both sides will deepen cooperation"),
    "PLATFORMS-2": (STRONGER, "Both sides will establish a regular"),
    "PLATFORMS-3": (KEPT, "In the field of digital markets"),
    "COUNCIL-1": (FULFILLED, "The third meeting"),
}
NEW = ("DATA-3", "AI-7", "COUNCIL-2")


def imported(drafts: Path) -> Path:
    """The draft as the rules propose it, below `drafts`."""
    into_folder(TEXT, drafts, None, None, shipped())
    return drafts / SLUG


def decide(folder: Path) -> None:
    """Decide everything in a draft: each proposal as it is, but for the topic of one."""
    catalogue = load(folder)
    coding = catalogue.model_dump(mode="json", exclude_defaults=True)
    last = coding["sentences"][-1]
    last["topic"] = "COUNCIL"
    for sentence in coding["sentences"]:
        sentence.pop("proposal", None)
    coding["deliverables"][-1]["id"] = "COUNCIL-1"
    (folder / CODING).write_text(yaml.safe_dump(coding, allow_unicode=True), "utf-8")
    starts = {each.exact: each.start for each in catalogue.sentences}
    rows = []
    for row in load_pairs(folder):
        decision, words = DECISIONS[row.old]
        by = next((at for exact, at in starts.items() if words and exact.startswith(words)), None)
        rows.append(row.model_copy(update={"decision": decision, "by": by}))
    save_pairs(folder, rows)


def decided(drafts: Path) -> Path:
    """The draft below `drafts`, with nothing open in it."""
    folder = imported(drafts)
    decide(folder)
    return folder


@cache
def third() -> Catalogue:
    """The third statement, finished and proven."""
    with TemporaryDirectory() as drafts:
        folder = decided(Path(drafts))
        catalogue = finished(folder, shipped())
        assert check(catalogue, (folder / SOURCE).read_bytes(), shipped()) == []
        return catalogue


def series() -> Series:
    """Both statements."""
    return joined([*shipped().originals, third()])
