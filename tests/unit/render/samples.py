"""One outcome of each kind, or several."""

from __future__ import annotations

from datetime import date, time

from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.dates import DateTrouble
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Kind, Misunderstood, NotFound, Refused, TopicAsked, WrongKind
from bot.domain.outcomes.help import CommandsShown, HelpShown, StartShown
from bot.domain.outcomes.milestones import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneShown,
    MilestonesShown,
    MilestoneUnchanged,
    NextShown,
)
from bot.domain.outcomes.reminders import ReminderDue
from bot.domain.outcomes.seats import (
    AlreadyTaken,
    AlreadyYours,
    Claimed,
    NothingToRelease,
    Released,
    SideAsked,
    SideKept,
    SideSet,
    WhichAsked,
)
from bot.domain.outcomes.statement import (
    DeliverableShown,
    InstrumentsShown,
    SentenceShown,
    TopicsShown,
)
from bot.domain.outcomes.subscriptions import (
    RemindersShown,
    Subscribed,
    Undelivered,
    Unsubscribed,
    WelcomeShown,
)
from bot.domain.rules.milestones import agenda
from bot.domain.rules.rights import Rule
from bot.domain.sides import Side
from bot.domain.state import Subscription
from bot.domain.statement import Fate, Milestone

from .assignments import ASSIGNMENTS
from .councils import COUNCILS
from .coworking import COWORKING
from .governing import GOVERNING
from .nudging import NUDGING
from .reminding import REMINDING
from .reports import REPORTS
from .world import (
    AFTER_ALL,
    CATALOGUE,
    CLARA,
    EVE,
    MILESTONES,
    STATEMENT,
    card,
    cards,
    milestone,
    progress,
    searched,
    seat,
    topic,
    when,
)

ADDED = Milestone(
    id="M-1",
    title="Experts' meeting on standards",
    when=when("12 May 2026 14:00 Tokyo"),
    place="Tokyo",
    revision=1,
    set_by=CLARA,
)
MOVED = MILESTONES["DPC-3"].model_copy(
    update={"when": when("12 May 2026"), "set_by": CLARA, "revision": 1}
)
HELD = MOVED.model_copy(
    update={"outcome": Fate.HELD, "link": "https://example.org/a?b=1&c=2", "revision": 2}
)
SUBSCRIPTION = Subscription(
    team="T1",
    channel="C1",
    topics=("CYBER", "AI"),
    lead_days=(30, 14, 7, 1, 0),
    hour=time(9),
    zone="Europe/Brussels",
    by=CLARA,
    since=EVE,
)
TOPICS = (CATALOGUE.topic_by_code["CYBER"], CATALOGUE.topic_by_code["AI"])
UPCOMING = ((EVE, MILESTONES["OECD-2024"]),)
DATES_BEFORE, DATES_AFTER = (
    agenda([*CATALOGUE.milestones, ADDED], EVE),
    agenda([*CATALOGUE.milestones], AFTER_ALL),
)
NOTHING_AHEAD = NextShown(STATEMENT, (), MILESTONES["DPC-3"], CATALOGUE.sentence_by_ref["10.1"])
REMINDER = ReminderDue(
    STATEMENT,
    MILESTONES["OECD-2024"],
    date(2024, 5, 1),
    cards("DFFT-1", "DFFT-4", "AI-2"),
    {ref: CATALOGUE.sentence_by_ref[ref] for ref in ("1.2", "1.3", "8.2")},
)
_SAID = {Trouble.OTHER_CHANNEL: "<#C0DESK|cyber-desk>"}
_ABOUT = {
    Rule.NO_THREAD: "release",
    Rule.OTHER_SIDE: "eu",
    Rule.NOT_ADMITTED: "japan",
    Rule.HOLDS_SEATS: "CYBER-1, AI-2",
}
OUTCOMES: dict[str, Outcome] = {
    **REPORTS,
    **ASSIGNMENTS,
    **COUNCILS,
    **COWORKING,
    **GOVERNING,
    **NUDGING,
    **REMINDING,
    "overview": StartShown(NOTHING_AHEAD, cards("CYBER-1", "DFFT-1"), Side.EU, EVE.date()),
    "overview of a newcomer": StartShown(
        NextShown(STATEMENT, DATES_BEFORE.ahead), (), None, EVE.date()
    ),
    "overview of a coordinator": StartShown(
        NextShown(STATEMENT, ()), (), Side.COORDINATOR, EVE.date()
    ),
    "overview of a side's coordinator": StartShown(
        NOTHING_AHEAD, (), Side.EU, EVE.date(), Rule.NAMED_COORDINATOR
    ),
    "overview without seats": StartShown(NOTHING_AHEAD, (), Side.JAPAN, EVE.date()),
    "help": CommandsShown(),
    "help claim": HelpShown("claim"),
    "next": NextShown(STATEMENT, DATES_BEFORE.ahead, cards=cards("DFFT-1", "DFFT-4", "AI-2")),
    "next, set here": NextShown(STATEMENT, (ADDED,), set_here=cards("CYBER-1")),
    "next, nothing due": NextShown(STATEMENT, (ADDED,)),
    "next, nothing ahead": NOTHING_AHEAD,
    "next, nothing at all": NextShown(STATEMENT, ()),
    "topics": TopicsShown(STATEMENT, tuple(progress(t.code) for t in CATALOGUE.topics)),
    "topic cyber": topic("CYBER"),
    "topic ai": topic("AI"),
    "topic data, others offered": topic("DATA", "DFFT"),
    "topic asked": TopicAsked("standards", TOPICS),
    "deliverable": DeliverableShown(
        STATEMENT,
        card("AI-2"),
        CATALOGUE.topic_by_code["AI"],
        (CATALOGUE.sentence_by_ref["8.2"],),
    ),
    "deliverable of a meeting that has passed": DeliverableShown(
        STATEMENT,
        card("DFFT-1", frozenset({"OECD-2024"})),
        CATALOGUE.topic_by_code["DFFT"],
        (CATALOGUE.sentence_by_ref["1.2"],),
    ),
    "sentence": SentenceShown(
        STATEMENT,
        CATALOGUE.sentence_by_ref["7.4"],
        CATALOGUE.topic_by_code["6G"],
        None,
        cards("6G-3", "6G-4"),
    ),
    "sentence of the preamble": SentenceShown(
        STATEMENT,
        CATALOGUE.sentence_by_ref["0.5"],
        None,
        CATALOGUE.sentence_by_ref["0.4"],
        (),
    ),
    "searched": searched("skills gap"),
    "instruments": InstrumentsShown(STATEMENT, CATALOGUE.instruments, CATALOGUE.sentence_by_ref),
    "milestone of the text": milestone("OECD-2024"),
    "milestone set here": MilestoneShown(STATEMENT, ADDED, False, (), ()),
    "milestone held": MilestoneShown(STATEMENT, HELD, False, (), cards("COUNCIL-1")),
    "milestones before": MilestonesShown(
        STATEMENT,
        DATES_BEFORE.ahead,
        DATES_BEFORE.undated,
        DATES_BEFORE.passed,
        DATES_BEFORE.settled,
    ),
    "milestones after all": MilestonesShown(
        STATEMENT,
        DATES_AFTER.ahead,
        DATES_AFTER.undated,
        DATES_AFTER.passed,
        DATES_AFTER.settled,
    ),
    "milestone to add": MilestonePreviewed(None, ADDED),
    "milestone to move": MilestonePreviewed(MILESTONES["DPC-3"], MOVED),
    "milestone to rename": MilestonePreviewed(
        MOVED, MOVED.model_copy(update={"title": "Council in Brussels"})
    ),
    "milestone to record": MilestonePreviewed(MOVED, HELD),
    "milestone to cancel": MilestonePreviewed(
        ADDED, ADDED.model_copy(update={"outcome": Fate.CANCELLED})
    ),
    "milestone to add, twice and too late": MilestonePreviewed(None, ADDED, ADDED, passed=True),
    "milestone to move, held before": MilestonePreviewed(HELD, MOVED),
    "milestone not held yet": MilestoneAhead(HELD),
    "milestone recorded already": MilestoneUnchanged(HELD),
    "milestone added": MilestoneSaved(None, ADDED),
    "milestone recorded": MilestoneSaved(MOVED, HELD),
    "milestone overtaken": MilestoneOvertaken(HELD),
    "side asked": SideAsked("claim CYBER-1"),
    "side set": SideSet(Side.EU),
    "coordinator set": SideSet(Side.COORDINATOR),
    "side set by an admin": SideSet(Side.EU, (Side.EU, Side.JAPAN)),
    "side kept": SideKept(Side.EU, (seat("CYBER-1"), seat("DFFT-1"))),
    "claimed": Claimed(card("CYBER-1"), seat("CYBER-1")),
    "claimed both": Claimed(card("DFFT-1"), seat("DFFT-1")),
    "already yours": AlreadyYours(card("CYBER-1"), seat("CYBER-1")),
    "already taken": AlreadyTaken(card("CYBER-1"), seat("CYBER-1")),
    "already taken in Japan": AlreadyTaken(card("AI-2"), seat("AI-2", Side.JAPAN, "MORI Haruka")),
    "released": Released(card("CYBER-2"), seat("CYBER-2")),
    "nobody's to release": NothingToRelease(card("CYBER-2"), Side.JAPAN, None),
    "another's to release": NothingToRelease(card("CYBER-1"), Side.EU, seat("CYBER-1")),
    "which asked": WhichAsked("claim", cards("CYBER-1", "CYBER-2")),
    "subscribed": Subscribed(SUBSCRIPTION, TOPICS, UPCOMING, "Clara Lindqvist"),
    "subscribed, nothing ahead": Subscribed(SUBSCRIPTION, (), (), "Clara Lindqvist"),
    "subscribed where it was greeted": Subscribed(SUBSCRIPTION, (), (), "C. L.", greeted=True),
    "reminders": RemindersShown(SUBSCRIPTION, TOPICS, UPCOMING),
    "no reminders": RemindersShown(None),
    "welcome": WelcomeShown(None),
    "welcome where there are reminders": WelcomeShown(SUBSCRIPTION, TOPICS),
    "unsubscribed": Unsubscribed(was=True),
    "never subscribed": Unsubscribed(was=False),
    "reminder": REMINDER,
    "reminder of a meeting set here": ReminderDue(STATEMENT, ADDED, date(2026, 5, 5), (), {}),
    "undelivered": Undelivered("C0DESK", "not_in_channel"),
    "not found": NotFound("CYBER-9", ("CYBER-1", "CYBER-2", "claim")),
    "not found at all": NotFound("x" * 3000),
    "another kind": WrongKind("DPC-3", Kind.MILESTONE, Kind.DELIVERABLE),
    **{f"refused, {rule}": Refused(rule, _ABOUT.get(rule, "")) for rule in Rule},
    **{
        f"misunderstood, {trouble}": Misunderstood(
            BadCommand(
                trouble, _SAID.get(trouble, "foo"), "claim", suggestions=("claim", "release")
            )
        )
        for trouble in Trouble
    },
    **{
        f"no date, {reason}": Misunderstood(
            BadCommand(Trouble.NOT_A_DATE, "3-2 May", "milestone move", reason)
        )
        for reason in DateTrouble
    },
}
