"""What people are told of what they answer for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.commands.filters import Filter
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.chase import (
    Answered,
    Behind,
    Chased,
    ChasePreviewed,
    ChaseResult,
    MonthOfSide,
)
from bot.domain.outcomes.lists import MineShown
from bot.domain.outcomes.nudges import Confirmed, Nudge, NudgeShown, Question, Snoozed
from bot.domain.rules.chase import Reason
from bot.domain.rules.terms import Term
from bot.domain.sides import Side
from bot.domain.state import Ask, Change, Seat

from .world import CATALOGUE, CLARA, EVE, MORI, card, cards

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
NOT_REPORTED = (Reason.NOT_REPORTED,)
ASKED = tuple(
    replace(each, question=Question("MORI Haruka", why, answered))
    for each, why, answered in (
        (nudge("CYBER-1", LATE), (Reason.LATE, Reason.SILENT), False),
        (nudge("CYBER-3"), NOT_REPORTED, False),
        (nudge("CYBER-4", leads=False), (Reason.NO_LEAD,), False),
        (nudge("DFFT-1"), (), True),
    )
)
RESULT = ChaseResult(
    Side.EU,
    (
        Answered(
            Ask("CYBER-1", Side.EU, CLARA, MORI, EVE, DAY),
            "Clara Lindqvist",
            card("CYBER-1"),
            Change(EVE, CLARA, "C1", "CYBER-1", "eu status", "not reported", "in progress"),
        ),
        Answered(Ask("CYBER-3", Side.EU, CLARA, MORI, EVE, DAY), "Clara L.", card("CYBER-3"), None),
    ),
)
MONTH = MonthOfSide(
    Side.EU, date(2026, 4, 1), cards("CYBER-1"), (), cards("AI-2", "CYBER-2"), cards("DFFT-1")
)
PREVIEW = ChasePreviewed(
    Filter(("CYBER",), Side.EU),
    (CATALOGUE.topic_by_code["CYBER"],),
    Side.EU,
    {CLARA: (Behind(card("CYBER-1"), (Reason.LATE,)), Behind(card("CYBER-3"), NOT_REPORTED))},
    {CLARA: "Clara Lindqvist"},
    (Behind(card("CYBER-2"), (Reason.NO_LEAD,)),),
    (Behind(card("CYBER-4"), (Reason.SILENT,)),),
)
NUDGING: dict[str, Outcome] = {
    "nudge": NudgeShown(CLARA, DAY, DAY, ALL),
    "nudge, all confirmed": NudgeShown(CLARA, DAY, DAY, ALL[5:]),
    "nudge, two without a date": NudgeShown(CLARA, DAY, DAY, (nudge("CYBER-1"), nudge("CYBER-3"))),
    "nudge of a unit's seat": NudgeShown(CLARA, DAY, DAY, (UNITS,)),
    "nudge on the day": NudgeShown(CLARA, DAY, date(2026, 5, 12), (nudge("CYBER-1", DUE),)),
    "nudge, nothing left": NudgeShown(CLARA, DAY, DAY, ALL[2:3]),
    "nudge with what is asked": NudgeShown(CLARA, DAY, DAY, (*ASKED, ALL[0])),
    "nudge of a coordinator": NudgeShown(CLARA, DAY, DAY, ALL[1:2], (RESULT,), MONTH),
    "nudge, the month alone": NudgeShown(CLARA, DAY, DAY, (), month=MONTH),
    "chase": PREVIEW,
    "chase of nobody": replace(PREVIEW, asked={}, waiting=()),
    "chased": Chased(Side.EU, 1, 2, date(2026, 5, 8)),
    "snoozed": Snoozed(card("CYBER-1"), date(2026, 5, 11)),
    "confirmed": Confirmed((card("CYBER-1"),), Side.EU),
    "several confirmed": Confirmed((card("CYBER-1"), card("CYBER-3")), Side.EU),
    "mine, snoozed": MineShown(Side.EU, (card("CYBER-1"),), DAY, {"CYBER-1": date(2026, 5, 11)}),
}
