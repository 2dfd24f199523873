"""What people are told of what they answer for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.lists import MineShown
from bot.domain.outcomes.nudges import Confirmed, Nudge, NudgeShown, Snoozed
from bot.domain.rules.terms import Term
from bot.domain.sides import Side
from bot.domain.state import Seat

from .world import CLARA, EVE, card

DAY = date(2026, 5, 5)
DUE = Term(date(2026, 5, 12), date(2026, 5, 12))
LATE = Term(None, date(2025, 12, 31))


def nudge(id: str, term: Term | None = None, *, leads: bool = True) -> Nudge:
    """A deliverable that is somebody's to answer for."""
    return Nudge(card(id), Side.EU, term, theirs=True, leads=leads)


ALL = (
    nudge("AI-2", LATE, leads=False),
    nudge("CYBER-1", DUE),
    Nudge(card("CYBER-2"), Side.EU, DUE, theirs=True, leads=True, snoozed=date(2026, 5, 11)),
    Nudge(card("DFFT-1"), Side.EU, None, theirs=False, leads=False),
    nudge("CYBER-3"),
    Nudge(card("CYBER-4"), Side.EU, None, theirs=True, leads=True, confirmed=True),
)
UNIT = Seat("DFFT-4", Side.EU, "Unit CNECT.B1", "Unit CNECT.B1", EVE, CLARA)
PAST = replace(card("DFFT-4", frozenset({"OECD-2024"})), eu=UNIT)
UNITS = Nudge(PAST, Side.EU, None, theirs=True, leads=True)
NUDGING: dict[str, Outcome] = {
    "nudge": NudgeShown(CLARA, DAY, DAY, ALL),
    "nudge, all confirmed": NudgeShown(CLARA, DAY, DAY, ALL[5:]),
    "nudge, two without a date": NudgeShown(CLARA, DAY, DAY, (nudge("CYBER-1"), nudge("CYBER-3"))),
    "nudge of a unit's seat": NudgeShown(CLARA, DAY, DAY, (UNITS,)),
    "nudge on the day": NudgeShown(CLARA, DAY, date(2026, 5, 12), (nudge("CYBER-1", DUE),)),
    "nudge, nothing left": NudgeShown(CLARA, DAY, DAY, ALL[2:3]),
    "snoozed": Snoozed(card("CYBER-1"), date(2026, 5, 11)),
    "confirmed": Confirmed((card("CYBER-1"),), Side.EU),
    "several confirmed": Confirmed((card("CYBER-1"), card("CYBER-3")), Side.EU),
    "mine, snoozed": MineShown(Side.EU, (card("CYBER-1"),), DAY, {"CYBER-1": date(2026, 5, 11)}),
}
