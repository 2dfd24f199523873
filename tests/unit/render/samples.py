"""One outcome of each kind, or several."""

from __future__ import annotations

from datetime import date, time

from bot.domain import outcomes as o
from bot.domain.commands import BadCommand, Side, Trouble
from bot.domain.dates import DateTrouble
from bot.domain.milestones import agenda
from bot.domain.state import Subscription
from bot.domain.statement import Milestone, Outcome

from .assignments import ASSIGNMENTS
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
    update={"outcome": Outcome.HELD, "link": "https://example.org/a?b=1&c=2", "revision": 2}
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
NOTHING_AHEAD = o.NextShown(STATEMENT, (), MILESTONES["DPC-3"], CATALOGUE.sentence_by_ref["10.1"])
REMINDER = o.ReminderDue(
    STATEMENT,
    MILESTONES["OECD-2024"],
    date(2024, 5, 1),
    cards("DFFT-1", "DFFT-4", "AI-2"),
    {ref: CATALOGUE.sentence_by_ref[ref] for ref in ("1.2", "1.3", "8.2")},
)
_ABOUT = {
    o.Rule.NO_THREAD: "release",
    o.Rule.OTHER_SIDE: "eu",
    o.Rule.NOT_ADMITTED: "japan",
    o.Rule.HOLDS_SEATS: "CYBER-1, AI-2",
}
OUTCOMES: dict[str, o.Outcome] = {
    **REPORTS,
    **ASSIGNMENTS,
    **COWORKING,
    **GOVERNING,
    **NUDGING,
    **REMINDING,
    "overview": o.OverviewShown(NOTHING_AHEAD, cards("CYBER-1", "DFFT-1"), Side.EU),
    "overview of a newcomer": o.OverviewShown(o.NextShown(STATEMENT, DATES_BEFORE.ahead), (), None),
    "overview of a coordinator": o.OverviewShown(o.NextShown(STATEMENT, ()), (), Side.COORDINATOR),
    "overview without seats": o.OverviewShown(NOTHING_AHEAD, (), Side.JAPAN),
    "help claim": o.HelpShown("claim"),
    "next": o.NextShown(STATEMENT, DATES_BEFORE.ahead, cards=cards("DFFT-1", "DFFT-4", "AI-2")),
    "next, set here": o.NextShown(STATEMENT, (ADDED,), set_here=cards("CYBER-1")),
    "next, nothing due": o.NextShown(STATEMENT, (ADDED,)),
    "next, nothing ahead": NOTHING_AHEAD,
    "next, nothing at all": o.NextShown(STATEMENT, ()),
    "topics": o.TopicsShown(STATEMENT, tuple(progress(t.code) for t in CATALOGUE.topics)),
    "topic cyber": topic("CYBER"),
    "topic ai": topic("AI"),
    "topic data, others offered": topic("DATA", "DFFT"),
    "topic asked": o.TopicAsked("standards", TOPICS),
    "deliverable": o.DeliverableShown(
        STATEMENT,
        card("AI-2"),
        CATALOGUE.topic_by_code["AI"],
        (CATALOGUE.sentence_by_ref["8.2"],),
    ),
    "deliverable of a meeting that has passed": o.DeliverableShown(
        STATEMENT,
        card("DFFT-1", frozenset({"OECD-2024"})),
        CATALOGUE.topic_by_code["DFFT"],
        (CATALOGUE.sentence_by_ref["1.2"],),
    ),
    "sentence": o.SentenceShown(
        STATEMENT,
        CATALOGUE.sentence_by_ref["7.4"],
        CATALOGUE.topic_by_code["6G"],
        None,
        cards("6G-3", "6G-4"),
    ),
    "sentence of the preamble": o.SentenceShown(
        STATEMENT,
        CATALOGUE.sentence_by_ref["0.5"],
        None,
        CATALOGUE.sentence_by_ref["0.4"],
        (),
    ),
    "searched": searched("skills gap"),
    "instruments": o.InstrumentsShown(STATEMENT, CATALOGUE.instruments, CATALOGUE.sentence_by_ref),
    "milestone of the text": milestone("OECD-2024"),
    "milestone set here": o.MilestoneShown(STATEMENT, ADDED, False, (), ()),
    "milestone held": o.MilestoneShown(STATEMENT, HELD, False, (), cards("COUNCIL-1")),
    "milestones before": o.MilestonesShown(
        STATEMENT,
        DATES_BEFORE.ahead,
        DATES_BEFORE.undated,
        DATES_BEFORE.passed,
        DATES_BEFORE.settled,
    ),
    "milestones after all": o.MilestonesShown(
        STATEMENT,
        DATES_AFTER.ahead,
        DATES_AFTER.undated,
        DATES_AFTER.passed,
        DATES_AFTER.settled,
    ),
    "milestone to add": o.MilestonePreviewed(None, ADDED),
    "milestone to move": o.MilestonePreviewed(MILESTONES["DPC-3"], MOVED),
    "milestone to record": o.MilestonePreviewed(MOVED, HELD),
    "milestone to cancel": o.MilestonePreviewed(
        ADDED, ADDED.model_copy(update={"outcome": Outcome.CANCELLED})
    ),
    "milestone to add, twice and too late": o.MilestonePreviewed(None, ADDED, ADDED, passed=True),
    "milestone to move, held before": o.MilestonePreviewed(HELD, MOVED),
    "milestone not held yet": o.MilestoneAhead(HELD),
    "milestone recorded already": o.MilestoneUnchanged(HELD),
    "milestone added": o.MilestoneSaved(None, ADDED),
    "milestone recorded": o.MilestoneSaved(MOVED, HELD),
    "milestone overtaken": o.MilestoneOvertaken(HELD),
    "side asked": o.SideAsked("claim CYBER-1"),
    "side set": o.SideSet(Side.EU),
    "coordinator set": o.SideSet(Side.COORDINATOR),
    "side set by an admin": o.SideSet(Side.EU, (Side.EU, Side.JAPAN)),
    "side kept": o.SideKept(Side.EU, (seat("CYBER-1"), seat("DFFT-1"))),
    "claimed": o.Claimed(card("CYBER-1"), seat("CYBER-1")),
    "claimed both": o.Claimed(card("DFFT-1"), seat("DFFT-1")),
    "already yours": o.AlreadyYours(card("CYBER-1"), seat("CYBER-1")),
    "already taken": o.AlreadyTaken(card("CYBER-1"), seat("CYBER-1")),
    "already taken in Japan": o.AlreadyTaken(card("AI-2"), seat("AI-2", Side.JAPAN, "MORI Haruka")),
    "released": o.Released(card("CYBER-2"), seat("CYBER-2")),
    "nobody's to release": o.NothingToRelease(card("CYBER-2"), Side.JAPAN, None),
    "another's to release": o.NothingToRelease(card("CYBER-1"), Side.EU, seat("CYBER-1")),
    "which asked": o.WhichAsked("claim", cards("CYBER-1", "CYBER-2")),
    "subscribed": o.Subscribed(SUBSCRIPTION, TOPICS, UPCOMING, "Clara Lindqvist"),
    "subscribed, nothing ahead": o.Subscribed(SUBSCRIPTION, (), (), "Clara Lindqvist"),
    "subscribed where it was greeted": o.Subscribed(SUBSCRIPTION, (), (), "C. L.", greeted=True),
    "reminders": o.RemindersShown(SUBSCRIPTION, TOPICS, UPCOMING),
    "no reminders": o.RemindersShown(None),
    "welcome": o.WelcomeShown(None),
    "welcome where there are reminders": o.WelcomeShown(SUBSCRIPTION, TOPICS),
    "unsubscribed": o.Unsubscribed(was=True),
    "never subscribed": o.Unsubscribed(was=False),
    "reminder": REMINDER,
    "reminder of a meeting set here": o.ReminderDue(STATEMENT, ADDED, date(2026, 5, 5), (), {}),
    "undelivered": o.Undelivered("C0DESK", "not_in_channel"),
    "not found": o.NotFound("CYBER-9", ("CYBER-1", "CYBER-2", "claim")),
    "not found at all": o.NotFound("x" * 3000),
    "another kind": o.WrongKind("DPC-3", o.Kind.MILESTONE, o.Kind.DELIVERABLE),
    **{f"refused, {rule}": o.Refused(rule, _ABOUT.get(rule, "")) for rule in o.Rule},
    **{
        f"misunderstood, {trouble}": o.Misunderstood(
            BadCommand(trouble, "foo", "claim", suggestions=("claim", "release"))
        )
        for trouble in Trouble
    },
    **{
        f"no date, {reason}": o.Misunderstood(
            BadCommand(Trouble.NOT_A_DATE, "3-2 May", "milestone move", reason)
        )
        for reason in DateTrouble
    },
}
