"""One outcome of each kind, or several: what the sides report, and the lists of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.commands.explanations import Subject
from bot.domain.commands.filters import EVERYTHING, Filter, Mark
from bot.domain.commands.overview import BoardState
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.changes import ChangesShown
from bot.domain.outcomes.errors import PressedTooLate
from bot.domain.outcomes.explanations import Explained
from bot.domain.outcomes.lists import (
    DueShown,
    FilterUnknown,
    ListShown,
    MineShown,
    OverdueShown,
    UnclaimedShown,
)
from bot.domain.outcomes.overview import BoardPinned, BoardPosted, BoardShown, OverviewShown
from bot.domain.outcomes.progress import (
    DoneAsked,
    DueSet,
    EvidenceAdded,
    EvidenceWithdrawn,
    HistoryShown,
    NotYourSeat,
    StatusSet,
    WithdrawAsked,
)
from bot.domain.outcomes.questions import DeedOffered, Thanked
from bot.domain.outcomes.seats import WhichAsked
from bot.domain.outcomes.statement import DeliverableShown
from bot.domain.outcomes.stocktake import StocktakeShown, TableUnconfirmed, TableUnderWay
from bot.domain.outcomes.undo import Undone, UndoOvertaken
from bot.domain.rules.rights import Rule
from bot.domain.rules.status import Status
from bot.domain.rules.undo import Kind, Part, parts
from bot.domain.sides import Side
from bot.domain.state import Change, Evidence, Signature

from .world import CATALOGUE, CLARA, EVE, MILESTONES, MORI, NOTE, STATEMENT, card, cards, seat, when

TWO_YEARS_ON, DAY_OF_EVE = date(2026, 5, 13), date(2024, 5, 1)
MONDAY, FRIDAY = date(2024, 5, 6), date(2024, 5, 10)
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
REPORTED = DeliverableShown(
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
SIGNATURE = Signature(CLARA, EVE)
NAMES = {CLARA: "Clara Lindqvist", MORI: "MORI Haruka"}
STOCKTAKE = StocktakeShown(
    statement=STATEMENT,
    topics=CATALOGUE.topics,
    cards=tuple(card(each) for each in CATALOGUE.deliverables),
    sentences=CATALOGUE.sentence_by_ref,
    evidence={"CYBER-1": (PROOF, UNNOTED)},
    changed={"CYBER-1": EVE},
    taken=EVE,
)
CYBER_STOCKTAKE = replace(
    STOCKTAKE,
    topics=(CYBER,),
    filter=Filter(("CYBER",)),
    cards=tuple(card(each) for each in CATALOGUE.deliverables_of("CYBER")),
)
OVERVIEW = OverviewShown(
    statement=STATEMENT,
    topics=CATALOGUE.topics,
    cards=STOCKTAKE.cards,
    silent={("CYBER-1", Side.EU), ("AI-2", Side.JAPAN)},
    ahead=(MILESTONES["OECD-2024"], MILESTONES["DPC-3"]),
    today=TWO_YEARS_ON,
)
REPORTS: dict[str, Outcome] = {
    "deliverable with reports": REPORTED,
    "deliverable that both sides report on": DeliverableShown(
        STATEMENT,
        card("DFFT-1"),
        CATALOGUE.topic_by_code["DFFT"],
        (CATALOGUE.sentence_by_ref["1.2"],),
    ),
    "which is done": WhichAsked("done", cards("CYBER-1", "CYBER-2")),
    "open seat to report on": NotYourSeat(card("CYBER-2"), Side.JAPAN, None),
    "another's to report on": NotYourSeat(card("CYBER-1"), Side.EU, seat("CYBER-1")),
    "status set": StatusSet(card("CYBER-1"), Side.EU, Status.NOT_REPORTED),
    "status changed": StatusSet(card("DFFT-1"), Side.JAPAN, Status.IN_PROGRESS),
    "status taken back": StatusSet(card("CYBER-2"), Side.EU, Status.IN_PROGRESS),
    "done asked": DoneAsked(card("CYBER-1"), Side.EU),
    "due set": DueSet(cards("CYBER-1"), Side.EU, when("12 May 2026"), UNSET, DAY_OF_EVE),
    "due set, past": DueSet(cards("CYBER-1"), Side.EU, when("12 May 2026"), UNSET, TWO_YEARS_ON),
    "due set anew": DueSet(UNSET, Side.EU, when("1 June 2026"), cards("CYBER-1"), DAY_OF_EVE),
    "several due before a meeting": DueSet(
        cards("CYBER-1", "CYBER-2", "CYBER-3"),
        Side.JAPAN,
        COUNCIL.when,
        cards("CYBER-1", "CYBER-2", "CYBER-3"),
        DAY_OF_EVE,
        COUNCIL,
    ),
    "due taken away": DueSet(UNSET, Side.EU, None, cards("CYBER-1"), DAY_OF_EVE),
    "evidence added": EvidenceAdded(card("CYBER-1"), PROOF),
    "status set by the reader": StatusSet(card("CYBER-1"), Side.EU, Status.NOT_REPORTED, SIGNATURE),
    "several due, before that on different dates": DueSet(
        cards("CYBER-2", "CYBER-3"),
        Side.EU,
        COUNCIL.when,
        cards("CYBER-1", "CYBER-3"),
        DAY_OF_EVE,
        COUNCIL,
        SIGNATURE,
    ),
    "evidence withdrawn": EvidenceWithdrawn(card("CYBER-1"), Side.EU, PROOF.link, SIGNATURE),
    "which evidence to withdraw": WithdrawAsked(card("CYBER-1"), Side.EU, (PROOF, PROOF)),
    "no evidence to withdraw": WithdrawAsked(card("CYBER-1"), Side.JAPAN, ()),
    "undone": Undone(parts(CHANGES[3:], SIGNATURE), NAMES, SIGNATURE),
    "several undone": Undone(
        (
            *parts(CHANGES, SIGNATURE),
            *(
                Part(replace(p.line, old=p.line.new, new=p.line.old), p.side, p.kind)
                for p in parts(CHANGES[2:], Signature(MORI, EVE))
            ),
            Part(Change(EVE, CLARA, "", "CYBER-1", "eu co-worker", CLARA), Side.EU, Kind.COWORKER),
        ),
        NAMES,
        SIGNATURE,
    ),
    "undo overtaken": UndoOvertaken(card("CYBER-1"), CHANGES[1], NAMES),
    "history": HistoryShown("CYBER-1", "Product security frameworks", CHANGES, NAMES),
    "history of a meeting": HistoryShown(
        "DPC-3", MILESTONES["DPC-3"].title, MEETING_CHANGES, NAMES
    ),
    "no history": HistoryShown("CYBER-2", "Standards experts", (), {}),
    "mine": MineShown(Side.EU, cards("CYBER-1", "DFFT-1"), TWO_YEARS_ON),
    "mine, nothing yet": MineShown(Side.JAPAN, (), TWO_YEARS_ON),
    "mine, no side yet": MineShown(None, (), TWO_YEARS_ON),
    "mine, who reads only": MineShown(None, (), TWO_YEARS_ON, rule=Rule.FOREIGN),
    "mine, a coordinator's": MineShown(Side.COORDINATOR, (), TWO_YEARS_ON),
    "unclaimed": UnclaimedShown(cards("CYBER-1", "AI-2", "CYBER-2"), ()),
    "unclaimed of a topic and a side": UnclaimedShown(
        cards("CYBER-2"), (CYBER,), Filter(("CYBER",), Side.EU)
    ),
    "nothing unclaimed": UnclaimedShown((), ()),
    "overdue": OverdueShown(cards("DFFT-1", "CYBER-1"), (), TWO_YEARS_ON),
    "stocktake": STOCKTAKE,
    "stocktake of a topic": CYBER_STOCKTAKE,
    "stocktake of a side, late and by a person": replace(
        CYBER_STOCKTAKE,
        filter=Filter(("CYBER",), Side.EU, (CLARA,), (Status.IN_PROGRESS,), (Mark.LATE,)),
        cards=cards("CYBER-1"),
        names=NAMES,
    ),
    "list": ListShown(
        cards("CYBER-1", "DFFT-1"),
        (),
        Filter(side=Side.EU, users=(CLARA,), marks=(Mark.SILENT,)),
        TWO_YEARS_ON,
        NAMES,
    ),
    "list of nothing": ListShown(
        (), (CYBER,), Filter(("CYBER",), marks=(Mark.LATE, Mark.NO_EVIDENCE)), TWO_YEARS_ON
    ),
    "filter unknown": FilterUnknown("banana", "overdue", ("CYBER", "AI")),
    "changes": ChangesShown(
        DAY_OF_EVE,
        Filter(side=Side.EU),
        (),
        ((CYBER, ((card("CYBER-1"), CHANGES[1:]),)),),
        (),
        NAMES,
    ),
    "changes of meetings alone": ChangesShown(
        DAY_OF_EVE, EVERYTHING, (), (), ((COUNCIL, MEETING_CHANGES[0]),), NAMES
    ),
    "no changes": ChangesShown(DAY_OF_EVE, Filter(("CYBER",)), (CYBER,), (), (), {}),
    "mine, narrowed down": MineShown(
        Side.EU, cards("CYBER-1"), TWO_YEARS_ON, filter=Filter(("CYBER",), marks=(Mark.LATE,))
    ),
    "mine, nothing fits": MineShown(Side.EU, (), TWO_YEARS_ON, filter=Filter(marks=(Mark.LATE,))),
    "table under way": TableUnderWay(),
    "table unconfirmed": TableUnconfirmed(),
    "nothing overdue": OverdueShown((), (), TWO_YEARS_ON),
    "nothing overdue in a topic": OverdueShown(
        (), (CYBER,), TWO_YEARS_ON, Filter(("CYBER",), Side.JAPAN)
    ),
    "overview of both sides": OVERVIEW,
    "board": BoardShown(OVERVIEW, BoardState.OFFERED),
    "board that is pinned": BoardShown(OVERVIEW, BoardState.PINNED),
    "board that has moved": BoardShown(OVERVIEW, BoardState.MOVED),
    "board posted": BoardPosted(again=False),
    "board posted again": BoardPosted(again=True),
    "board pinned": BoardPinned(pinned=True),
    "board not pinned": BoardPinned(pinned=False),
    "due before a meeting": DueShown(cards("DFFT-1", "AI-2"), None, FRIDAY, COUNCIL, DAY_OF_EVE),
    "due in a span": DueShown(cards("CYBER-1"), MONDAY, FRIDAY, None, DAY_OF_EVE),
    "due by a day": DueShown(cards("CYBER-1", "AI-2"), None, FRIDAY, None, DAY_OF_EVE),
    "due next": DueShown(cards("CYBER-1"), MONDAY, None, None, DAY_OF_EVE),
    "nothing due before a meeting": DueShown((), None, FRIDAY, COUNCIL, DAY_OF_EVE),
    "nothing due by a day": DueShown((), None, FRIDAY, None, DAY_OF_EVE),
    "nothing due in a span": DueShown((), MONDAY, FRIDAY, None, DAY_OF_EVE),
    "nothing due next": DueShown((), MONDAY, None, None, DAY_OF_EVE),
    "due of a topic and a side": DueShown(
        cards("CYBER-1"),
        MONDAY,
        FRIDAY,
        None,
        DAY_OF_EVE,
        (CYBER,),
        Filter(("CYBER",), Side.JAPAN),
    ),
    "nothing due of a topic": DueShown(
        (), None, None, None, DAY_OF_EVE, (CYBER,), Filter(("CYBER",))
    ),
    **{f"explained, {each}": Explained(each) for each in Subject},
    "a deed offered": DeedOffered(cards("CYBER-1")[0], "claim CYBER-1"),
    "a due date offered": DeedOffered(cards("AI-2")[0], "due AI-2 12 May 2026"),
    "a report offered": DeedOffered(cards("AI-2")[0], "status AI-2 in progress Draft sent"),
    "undoing offered": DeedOffered(cards("AI-2")[0], "undo AI-2"),
    "thanked": Thanked(),
    "a guess": OverdueShown((), (), DAY_OF_EVE, guessed=True),
    "a guess that has no command": Explained(Subject.BEYOND, guessed=True),
    "pressed too late": PressedTooLate(),
}
