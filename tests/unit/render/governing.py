"""One outcome of each kind, or several: settings, proposals, what a form reports, the Home tab."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.calendars import (
    CalendarAsked,
    CalendarMade,
    CalendarRevoked,
    CalendarUnavailable,
)
from bot.domain.outcomes.errors import AlreadyRecorded
from bot.domain.outcomes.home import HomeShown
from bot.domain.outcomes.installations import InstallerGreeted, NotInstalled
from bot.domain.outcomes.languages import ChannelLanguageSet, LanguageShown
from bot.domain.outcomes.milestones import NextShown
from bot.domain.outcomes.posted import Posted
from bot.domain.outcomes.progress import Reported, ReportOvertaken, ReportUnchanged
from bot.domain.outcomes.proposals import DecisionShown, ProposalDecided, ProposalShown, Proposed
from bot.domain.outcomes.settings import (
    Admitted,
    CoordinatorNamed,
    CoordinatorsShown,
    Dismissed,
    SettingsShown,
)
from bot.domain.sides import Side
from bot.domain.state import Admission, Coordinator, Proposal

from .coworking import INGRID, TOMEK, crewed
from .reports import OVERVIEW, PROOF, TWO_YEARS_ON
from .world import CATALOGUE, CLARA, EVE, MILESTONES, MORI, STATEMENT, card, cards

ADDRESS = f"https://dpc.example.org/calendar/{'s' * 43}.ics"
ME = (CLARA, "Clara Lindqvist")
COORDINATOR = Coordinator(Side.EU, INGRID, "Ingrid Solheim", CLARA, EVE)
GUEST = Admission("U0TOUKO", "AMAMIYA Touko", Side.JAPAN, CLARA, EVE)
WORKSPACE = Admission("T0TOKYO", "AMAMIYA Touko", Side.JAPAN, CLARA, EVE)
SETTINGS = SettingsShown({Side.EU: COORDINATOR}, (GUEST, WORKSPACE))
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
OFFERED = ProposalShown(
    STATEMENT,
    PROPOSAL,
    cards("CYBER-2"),
    cards("AI-2"),
    (CATALOGUE.sentence_by_ref["6.2"], CATALOGUE.sentence_by_ref["8.2"]),
)
ALONE = ProposalShown(
    STATEMENT,
    replace(PROPOSAL, deliverables=("CYBER-2",)),
    cards("CYBER-2"),
    (),
    (CATALOGUE.sentence_by_ref["6.2"],),
)
ACCEPTED = replace(PROPOSAL, accepted=True, decided_by=TOMEK)
DECLINED = replace(PROPOSAL, accepted=False, decided_by=TOMEK)
AHEAD = NextShown(STATEMENT, tuple(MILESTONES[id] for id in ("OECD-2024", "DPC-3", "ICS-1")))
NOTHING_AHEAD = NextShown(STATEMENT, (), MILESTONES["DPC-3"], CATALOGUE.sentence_by_ref["10.1"])
NEWCOMER = HomeShown(
    NOTHING_AHEAD,
    None,
    coordinates=False,
    mine=(),
    open=(),
    proposals=(),
    settles=False,
    unsettled=(),
    today=TWO_YEARS_ON,
    overview=OVERVIEW,
)
HOME = HomeShown(
    AHEAD,
    Side.EU,
    coordinates=False,
    mine=(*cards("CYBER-1", "DFFT-1"), crewed("AI-2", CLARA)),
    open=tuple(card(each) for each in CATALOGUE.deliverables if each.topic == "6G"),
    proposals=(),
    settles=False,
    unsettled=(),
    today=date(2024, 4, 30),
    overview=OVERVIEW,
)
GOVERNING: dict[str, Outcome] = {
    "settings": SETTINGS,
    "settings of a new workspace": SettingsShown({}, ()),
    "coordinators": CoordinatorsShown({Side.EU: COORDINATOR}),
    "coordinator named": CoordinatorNamed(Side.EU, "Ingrid Solheim"),
    "no coordinator named": CoordinatorNamed(Side.JAPAN, None),
    "coordinator kept": CoordinatorNamed(Side.EU, "Ingrid Solheim", was=True),
    "no coordinator still": CoordinatorNamed(Side.JAPAN, None, was=True),
    "guest admitted before": Admitted(GUEST, workspace=False, was=True),
    "guest admitted": Admitted(GUEST, workspace=False),
    "workspace admitted": Admitted(WORKSPACE, workspace=True),
    "guest dismissed": Dismissed("AMAMIYA Touko", workspace=False, was=True),
    "workspace dismissed": Dismissed("AMAMIYA Touko", workspace=True, was=True),
    "nobody dismissed": Dismissed("AMAMIYA Touko", workspace=False, was=False),
    "proposed": Proposed(PROPOSAL, cards("CYBER-2", "AI-2"), "ISHIKAWA Ken"),
    "proposal": OFFERED,
    "proposal of one": ALONE,
    "proposal of what is led by now": replace(OFFERED, cards=(), kept=cards("AI-2")),
    "proposal accepted": ProposalDecided(ACCEPTED, cards("CYBER-2")),
    "proposal accepted too late": ProposalDecided(ACCEPTED, ()),
    "proposal declined": ProposalDecided(DECLINED, ()),
    "decision to accept": DecisionShown(ACCEPTED, "ISHIKAWA Ken"),
    "decision to decline": DecisionShown(DECLINED, "ISHIKAWA Ken"),
    "reported": Reported(card("CYBER-1"), Side.EU, *ME, True, True, PROOF),
    "reported without a date": Reported(crewed("DFFT-1"), Side.EU, *ME, True, True),
    "reported a date alone": Reported(card("CYBER-1"), Side.EU, *ME, False, True),
    "reported a link alone": Reported(card("CYBER-2"), Side.EU, *ME, False, False, PROOF),
    "reported nothing new": ReportUnchanged(card("CYBER-1"), Side.EU),
    "report overtaken": ReportOvertaken(card("DFFT-1"), Side.JAPAN),
    "report overtaken by oneself": ReportOvertaken(card("CYBER-1"), Side.EU),
    "report overtaken by nothing": ReportOvertaken(card("CYBER-2"), Side.EU),
    "language of Slack": LanguageShown("en", chosen=False),
    "language chosen": LanguageShown("ja", chosen=True, changed=True),
    "channel in both languages": ChannelLanguageSet("both", "Clara Lindqvist"),
    "posted": Posted("topic CYBER"),
    "posted before": Posted("topic CYBER", before=True),
    "already recorded": AlreadyRecorded(),
    "calendar made": CalendarMade(ADDRESS, replaced=False),
    "calendar made anew": CalendarMade(ADDRESS, replaced=True),
    "calendar asked": CalendarAsked(EVE),
    "calendar revoked": CalendarRevoked(was=True),
    "no calendar revoked": CalendarRevoked(was=False),
    "no public address": CalendarUnavailable(),
    "installer greeted": InstallerGreeted(),
    "not installed": NotInstalled("https://dpc.example.org"),
    "not installed, and no address": NotInstalled(""),
    "home": HOME,
    "home of a newcomer": NEWCOMER,
    "home of an admin": replace(
        NEWCOMER, side=Side.COORDINATOR, settles=True, unsettled=(Side.EU, Side.JAPAN)
    ),
    "home without seats": replace(HOME, mine=(), next=NextShown(STATEMENT, AHEAD.ahead[:1])),
    "home of a coordinator": replace(
        HOME, coordinates=True, mine=(), proposals=(PROPOSAL,), unsettled=(Side.JAPAN,)
    ),
}
