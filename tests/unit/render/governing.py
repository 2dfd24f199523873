"""One outcome of each kind, or several: settings, proposals, what a form reports, the Home tab."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain import outcomes as o
from bot.domain.commands import Side
from bot.domain.state import Admission, Coordinator, Proposal

from .coworking import INGRID, TOMEK, crewed
from .reports import PROOF, TWO_YEARS_ON
from .world import (
    CATALOGUE,
    CLARA,
    EVE,
    MILESTONES,
    MORI,
    STATEMENT,
    card,
    cards,
)

ADDRESS = f"https://dpc.example.org/calendar/{'s' * 43}.ics"
ME = (CLARA, "Clara Lindqvist")
COORDINATOR = Coordinator(Side.EU, INGRID, "Ingrid Solheim", CLARA, EVE)
GUEST = Admission("U0TOUKO", "AMAMIYA Touko", Side.JAPAN, CLARA, EVE)
WORKSPACE = Admission("T0TOKYO", "AMAMIYA Touko", Side.JAPAN, CLARA, EVE)
SETTINGS = o.SettingsShown({Side.EU: COORDINATOR}, (GUEST, WORKSPACE))
PROPOSAL = Proposal(
    7,
    Side.JAPAN,
    ("CYBER-2", "AI-2"),
    MORI,
    "MORI Haruka",
    CLARA,
    "Clara Lindqvist",
    EVE,
)
OFFERED = o.ProposalShown(
    STATEMENT,
    PROPOSAL,
    cards("CYBER-2"),
    cards("AI-2"),
    (CATALOGUE.sentence_by_ref["6.2"], CATALOGUE.sentence_by_ref["8.2"]),
)
ALONE = o.ProposalShown(
    STATEMENT,
    replace(PROPOSAL, deliverables=("CYBER-2",)),
    cards("CYBER-2"),
    (),
    (CATALOGUE.sentence_by_ref["6.2"],),
)
ACCEPTED = replace(PROPOSAL, accepted=True, decided_by=TOMEK)
DECLINED = replace(PROPOSAL, accepted=False, decided_by=TOMEK)
AHEAD = o.NextShown(STATEMENT, tuple(MILESTONES[id] for id in ("OECD-2024", "DPC-3", "ICS-1")))
NOTHING_AHEAD = o.NextShown(STATEMENT, (), MILESTONES["DPC-3"], CATALOGUE.sentence_by_ref["10.1"])
NEWCOMER = o.HomeShown(
    NOTHING_AHEAD,
    None,
    coordinates=False,
    mine=(),
    open=(),
    proposals=(),
    settles=False,
    unsettled=(),
    today=TWO_YEARS_ON,
)
HOME = o.HomeShown(
    AHEAD,
    Side.EU,
    coordinates=False,
    mine=(*cards("CYBER-1", "DFFT-1"), crewed("AI-2", CLARA)),
    open=tuple(card(each) for each in CATALOGUE.deliverables if each.topic == "6G"),
    proposals=(),
    settles=False,
    unsettled=(),
    today=date(2024, 4, 30),
)
GOVERNING: dict[str, o.Outcome] = {
    "settings": SETTINGS,
    "settings of a new workspace": o.SettingsShown({}, ()),
    "coordinator named": o.CoordinatorNamed(Side.EU, "Ingrid Solheim"),
    "no coordinator named": o.CoordinatorNamed(Side.JAPAN, None),
    "coordinator kept": o.CoordinatorNamed(Side.EU, "Ingrid Solheim", was=True),
    "no coordinator still": o.CoordinatorNamed(Side.JAPAN, None, was=True),
    "guest admitted before": o.Admitted(GUEST, workspace=False, was=True),
    "guest admitted": o.Admitted(GUEST, workspace=False),
    "workspace admitted": o.Admitted(WORKSPACE, workspace=True),
    "guest dismissed": o.Dismissed("AMAMIYA Touko", workspace=False, was=True),
    "workspace dismissed": o.Dismissed("AMAMIYA Touko", workspace=True, was=True),
    "nobody dismissed": o.Dismissed("AMAMIYA Touko", workspace=False, was=False),
    "proposed": o.Proposed(PROPOSAL, cards("CYBER-2", "AI-2"), "ISHIKAWA Ken"),
    "proposal": OFFERED,
    "proposal of one": ALONE,
    "proposal of what is led by now": replace(OFFERED, cards=(), kept=cards("AI-2")),
    "proposal accepted": o.ProposalDecided(ACCEPTED, cards("CYBER-2")),
    "proposal accepted too late": o.ProposalDecided(ACCEPTED, ()),
    "proposal declined": o.ProposalDecided(DECLINED, ()),
    "decision to accept": o.DecisionShown(ACCEPTED, "ISHIKAWA Ken"),
    "decision to decline": o.DecisionShown(DECLINED, "ISHIKAWA Ken"),
    "reported": o.Reported(card("CYBER-1"), Side.EU, *ME, True, True, PROOF),
    "reported without a date": o.Reported(crewed("DFFT-1"), Side.EU, *ME, True, True),
    "reported a date alone": o.Reported(card("CYBER-1"), Side.EU, *ME, False, True),
    "reported a link alone": o.Reported(card("CYBER-2"), Side.EU, *ME, False, False, PROOF),
    "reported nothing new": o.ReportUnchanged(card("CYBER-1"), Side.EU),
    "report overtaken": o.ReportOvertaken(card("DFFT-1"), Side.JAPAN),
    "report overtaken by oneself": o.ReportOvertaken(card("CYBER-1"), Side.EU),
    "report overtaken by nothing": o.ReportOvertaken(card("CYBER-2"), Side.EU),
    "already posted": o.AlreadyPosted(),
    "already recorded": o.AlreadyRecorded(),
    "calendar made": o.CalendarMade(ADDRESS, replaced=False),
    "calendar made anew": o.CalendarMade(ADDRESS, replaced=True),
    "calendar asked": o.CalendarAsked(EVE),
    "calendar revoked": o.CalendarRevoked(was=True),
    "no calendar revoked": o.CalendarRevoked(was=False),
    "no public address": o.CalendarUnavailable(),
    "installer greeted": o.InstallerGreeted(),
    "not installed": o.NotInstalled("https://dpc.example.org"),
    "not installed, and no address": o.NotInstalled(""),
    "home": HOME,
    "home of a newcomer": NEWCOMER,
    "home of an admin": replace(
        NEWCOMER, side=Side.COORDINATOR, settles=True, unsettled=(Side.EU, Side.JAPAN)
    ),
    "home without seats": replace(HOME, mine=(), next=o.NextShown(STATEMENT, AHEAD.ahead[:1])),
    "home of a coordinator": replace(
        HOME, coordinates=True, mine=(), proposals=(PROPOSAL,), unsettled=(Side.JAPAN,)
    ),
}
