"""One outcome of each kind, or several: what the sides report, and the lists of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain import outcomes as o
from bot.domain.commands import Side
from bot.domain.state import Change, Evidence
from bot.domain.status import Status

from .world import CATALOGUE, CLARA, EVE, MILESTONES, MORI, NOTE, STATEMENT, card, cards, seat, when

TWO_YEARS_ON, DAY_OF_EVE = date(2026, 5, 13), date(2024, 5, 1)
UNSET = (replace(card("CYBER-1"), eu_standing=None),)
COUNCIL = MILESTONES["DPC-3"]
CYBER = CATALOGUE.topic_by_code["CYBER"]
PROOF = Evidence(
    deliverable="CYBER-1",
    side=Side.EU,
    link="https://example.org/a|b>c?d=1&e=<2",
    note=NOTE,
    by=CLARA,
    name="Clara Lindqvist",
    at=EVE,
)
UNNOTED = Evidence("CYBER-1", Side.JAPAN, "https://example.jp", None, MORI, "MORI Haruka", EVE)
REPORTED = o.DeliverableShown(
    STATEMENT,
    card("CYBER-1"),
    CYBER,
    (CATALOGUE.sentence_by_ref["6.1"],),
    (PROOF, UNNOTED),
)
CHANGES = (
    Change(EVE, CLARA, "C0DESK", "CYBER-1", "eu status", "not reported", f"in progress: {NOTE}"),
    Change(EVE, CLARA, "C0DESK", "CYBER-1", "eu due", "12 May 2026", None),
    Change(EVE, MORI, "C0DESK", "CYBER-1", "japan evidence", None, "https://example.jp"),
    Change(EVE, CLARA, "C0DESK", "CYBER-1", "eu lead", None, CLARA),
)
MEETING_CHANGES = (
    Change(EVE, "U0GONE", "C0DESK", "DPC-3", "milestone", None, "12 May 2026, open"),
)
NAMES = {CLARA: "Clara Lindqvist", MORI: "MORI Haruka"}
STOCKTAKE = o.StocktakeShown(
    statement=STATEMENT,
    topics=CATALOGUE.topics,
    whole=True,
    cards=tuple(card(each) for each in CATALOGUE.deliverables),
    sentences=CATALOGUE.sentence_by_ref,
    evidence={"CYBER-1": (PROOF, UNNOTED)},
    changed={"CYBER-1": EVE},
    taken=EVE,
)
CYBER_STOCKTAKE = replace(
    STOCKTAKE,
    topics=(CYBER,),
    whole=False,
    cards=tuple(card(each) for each in CATALOGUE.deliverables_of("CYBER")),
)
REPORTS: dict[str, o.Outcome] = {
    "deliverable with reports": REPORTED,
    "deliverable that both sides report on": o.DeliverableShown(
        STATEMENT,
        card("DFFT-1"),
        CATALOGUE.topic_by_code["DFFT"],
        (CATALOGUE.sentence_by_ref["1.2"],),
    ),
    "which is done": o.WhichAsked("done", cards("CYBER-1", "CYBER-2")),
    "open seat to report on": o.NotYourSeat(card("CYBER-2"), Side.JAPAN, None),
    "another's to report on": o.NotYourSeat(card("CYBER-1"), Side.EU, seat("CYBER-1")),
    "status set": o.StatusSet(card("CYBER-1"), Side.EU, Status.NOT_REPORTED),
    "status changed": o.StatusSet(card("DFFT-1"), Side.JAPAN, Status.IN_PROGRESS),
    "status taken back": o.StatusSet(card("CYBER-2"), Side.EU, Status.IN_PROGRESS),
    "done asked": o.DoneAsked(card("CYBER-1"), Side.EU),
    "due set": o.DueSet(cards("CYBER-1"), Side.EU, when("12 May 2026"), UNSET, DAY_OF_EVE),
    "due set, past": o.DueSet(cards("CYBER-1"), Side.EU, when("12 May 2026"), UNSET, TWO_YEARS_ON),
    "due set anew": o.DueSet(UNSET, Side.EU, when("1 June 2026"), cards("CYBER-1"), DAY_OF_EVE),
    "several due before a meeting": o.DueSet(
        cards("CYBER-1", "CYBER-2", "CYBER-3"),
        Side.JAPAN,
        COUNCIL.when,
        cards("CYBER-1", "CYBER-2", "CYBER-3"),
        DAY_OF_EVE,
        COUNCIL,
    ),
    "due taken away": o.DueSet(UNSET, Side.EU, None, cards("CYBER-1"), DAY_OF_EVE),
    "evidence added": o.EvidenceAdded(card("CYBER-1"), PROOF),
    "history": o.HistoryShown("CYBER-1", "Product security frameworks", CHANGES, NAMES),
    "history of a meeting": o.HistoryShown(
        "DPC-3", MILESTONES["DPC-3"].title, MEETING_CHANGES, NAMES
    ),
    "no history": o.HistoryShown("CYBER-2", "Standards experts", (), {}),
    "mine": o.MineShown(Side.EU, cards("CYBER-1", "DFFT-1"), TWO_YEARS_ON),
    "mine, nothing yet": o.MineShown(Side.JAPAN, (), TWO_YEARS_ON),
    "mine, no side yet": o.MineShown(None, (), TWO_YEARS_ON),
    "mine, who reads only": o.MineShown(None, (), TWO_YEARS_ON, rule=o.Rule.FOREIGN),
    "mine, a coordinator's": o.MineShown(Side.COORDINATOR, (), TWO_YEARS_ON),
    "unclaimed": o.UnclaimedShown(cards("CYBER-1", "AI-2", "CYBER-2"), (), None),
    "unclaimed of a topic and a side": o.UnclaimedShown(cards("CYBER-2"), (CYBER,), Side.EU),
    "nothing unclaimed": o.UnclaimedShown((), (), None),
    "overdue": o.OverdueShown(cards("DFFT-1", "CYBER-1"), (), None, TWO_YEARS_ON),
    "stocktake": STOCKTAKE,
    "stocktake of a topic": CYBER_STOCKTAKE,
    "table under way": o.TableUnderWay(),
    "table unconfirmed": o.TableUnconfirmed(),
    "nothing overdue": o.OverdueShown((), (), None, TWO_YEARS_ON),
    "nothing overdue in a topic": o.OverdueShown((), (CYBER,), Side.JAPAN, TWO_YEARS_ON),
}
