"""What people are told of what they answer for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain import outcomes as o
from bot.domain.commands import Side
from bot.domain.state import Seat
from bot.domain.terms import Term

from .world import CLARA, EVE, card

DAY = date(2026, 5, 5)
DUE = Term(date(2026, 5, 12), date(2026, 5, 12))
LATE = Term(None, date(2025, 12, 31))


def nudge(id: str, term: Term | None = None, *, leads: bool = True) -> o.Nudge:
    """A deliverable that is somebody's to answer for."""
    return o.Nudge(card(id), Side.EU, term, theirs=True, leads=leads)


ALL = (
    nudge("AI-2", LATE, leads=False),
    nudge("CYBER-1", DUE),
    o.Nudge(card("CYBER-2"), Side.EU, DUE, theirs=True, leads=True, snoozed=date(2026, 5, 11)),
    o.Nudge(card("DFFT-1"), Side.EU, None, theirs=False, leads=False),
    nudge("CYBER-3"),
    o.Nudge(card("CYBER-4"), Side.EU, None, theirs=True, leads=True, confirmed=True),
)
UNIT = Seat("DFFT-4", Side.EU, "Unit CNECT.B1", "Unit CNECT.B1", EVE, CLARA)
PAST = replace(card("DFFT-4", frozenset({"OECD-2024"})), eu=UNIT)
UNITS = o.Nudge(PAST, Side.EU, None, theirs=True, leads=True)
NUDGING: dict[str, o.Outcome] = {
    "nudge": o.NudgeShown(CLARA, DAY, DAY, ALL),
    "nudge, all confirmed": o.NudgeShown(CLARA, DAY, DAY, ALL[5:]),
    "nudge of a unit's seat": o.NudgeShown(CLARA, DAY, DAY, (UNITS,)),
    "nudge on the day": o.NudgeShown(CLARA, DAY, date(2026, 5, 12), (nudge("CYBER-1", DUE),)),
    "nudge, nothing left": o.NudgeShown(CLARA, DAY, DAY, ALL[2:3]),
    "snoozed": o.Snoozed(card("CYBER-1"), date(2026, 5, 11)),
    "confirmed": o.Confirmed(card("CYBER-1"), Side.EU),
    "mine, snoozed": o.MineShown(Side.EU, (card("CYBER-1"),), DAY, {"CYBER-1": date(2026, 5, 11)}),
}
