"""One outcome of each kind, or several: seats that are given to others."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.commands.assignments import Assign
from bot.domain.outcomes.assignments import Accepted, Assigned, AssignmentShown, AssignPreviewed
from bot.domain.outcomes.base import Outcome
from bot.domain.sides import Side

from .world import CATALOGUE, CLARA, MORI, STATEMENT, STRANGER, card, cards, seat

ASKED = Assign(("CYBER-1", "CYBER-2", "CYBER-3"), user=MORI)
UNIT = "Unit <CNECT.B1> @here"
MINE = AssignmentShown(
    STATEMENT,
    CLARA,
    ("CYBER-1",),
    cards("CYBER-1"),
    Side.EU,
    "Ingrid Solheim",
    (CATALOGUE.sentence_by_ref["6.1"],),
)
SEVERAL = replace(
    MINE,
    ids=("CYBER-1", "DFFT-1"),
    cards=cards("CYBER-1", "DFFT-1"),
    accepted=frozenset({"DFFT-1"}),
)
ASSIGNMENTS: dict[str, Outcome] = {
    "several to assign": AssignPreviewed(
        ASKED, "MORI Haruka", Side.EU, cards("CYBER-2", "CYBER-3"), cards("CYBER-1")
    ),
    "nothing to assign": AssignPreviewed(
        Assign((), "cybersecurity", unit=UNIT, side=Side.EU), UNIT, Side.EU, (), cards("CYBER-1")
    ),
    "assigned": Assigned(cards("CYBER-1"), Side.EU, STRANGER, "Ingrid Solheim"),
    "assigned by oneself": Assigned(
        cards("CYBER-1", "DFFT-1"), Side.EU, CLARA, "Clara Lindqvist", cards("AI-2")
    ),
    "assigned to a unit": Assigned(
        (replace(card("CYBER-1"), eu=replace(seat("CYBER-1"), holder=UNIT, name=UNIT)),),
        Side.EU,
        CLARA,
        "Clara Lindqvist",
    ),
    "assignment": MINE,
    "assignment of several": SEVERAL,
    "assignment accepted": replace(MINE, accepted=frozenset({"CYBER-1"})),
    "assignment gone": AssignmentShown(STATEMENT, CLARA, ("CYBER-1", "CYBER-2")),
    "accepted": Accepted(cards("CYBER-1", "CYBER-2")),
    "nothing to accept": Accepted(()),
}
