"""One outcome of each kind, or several: what channels choose and are told, and questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.digests import DigestSet, DigestShown, Gap
from bot.domain.outcomes.reminders import AftermathAsked, ReminderDue, VagueAsked
from bot.domain.outcomes.subscriptions import Muted, RemindersShown, Unmuted
from bot.domain.rules.frequency import Frequency
from bot.domain.sides import Side
from bot.domain.state import Change, Digest
from bot.domain.statement import Fate

from .world import CATALOGUE, CLARA, EVE, MILESTONES, STATEMENT, card, cards, when

OECD, COUNCIL = MILESTONES["OECD-2024"], MILESTONES["DPC-3"]
MOVED = COUNCIL.model_copy(update={"when": when("12 May 2026"), "set_by": CLARA, "revision": 1})
HELD = OECD.model_copy(update={"outcome": Fate.HELD})
DIGEST = Digest("T1", "C1", Frequency.WEEKLY, time(9), "Europe/Brussels", CLARA, EVE)
NAMES = {CLARA: "Clara *Lindqvist* <@here>"}
REMINDER = ReminderDue(
    STATEMENT,
    OECD,
    date(2024, 5, 1),
    cards("DFFT-1", "AI-2"),
    {ref: CATALOGUE.sentence_by_ref[ref] for ref in ("1.2", "8.2")},
    cards("CYBER-1"),
)
LINES = (
    Change(EVE, CLARA, "C1", "CYBER-1", "eu lead", None, CLARA),
    Change(EVE, CLARA, "C1", "CYBER-1", "eu status", "not reported", "in progress"),
    Change(EVE, CLARA, "C1", "CYBER-1", "eu due", "12 May 2026", None),
    Change(EVE, CLARA, "C1", "CYBER-1", "japan evidence", None, "https://example.org/1"),
    Change(EVE, CLARA, "C1", "CYBER-1", "japan evidence", None, "https://example.org/2"),
)
SHOWN = DigestShown(
    EVE,
    EVE + timedelta(days=7),
    "Europe/Brussels",
    ((CATALOGUE.topic_by_code["CYBER"], ((card("CYBER-1"), LINES),)),),
    (
        (
            MOVED,
            Change(EVE, CLARA, "C1", "DPC-3", "milestone", "in 2025, open", "12 May 2026, open"),
        ),
    ),
    {Side.EU: Gap(3, 5), Side.JAPAN: Gap(0, 5)},
    1,
    (MOVED,),
    NAMES,
)
REMINDING: dict[str, Outcome] = {
    "reminder with what is set here": REMINDER,
    "reminder of what is set here alone": replace(REMINDER, cards=(), sentences={}),
    "reply to a reminder": replace(REMINDER, since=EVE),
    "reminder of what is over": replace(REMINDER, today=date(2024, 5, 5)),
    "reminders with a digest, one muted": RemindersShown(
        None, (), (), (COUNCIL, OECD), DIGEST, EVE
    ),
    "muted": Muted(COUNCIL, "Clara Lindqvist", was=False),
    "muted already": Muted(COUNCIL, "Clara Lindqvist", was=True),
    "unmuted": Unmuted(COUNCIL, "Clara Lindqvist", was=True),
    "never muted": Unmuted(COUNCIL, "Clara Lindqvist", was=False),
    "digest set": DigestSet(DIGEST, EVE, was=False),
    "digest ended": DigestSet(None, None, was=True),
    "no digest to end": DigestSet(None, None, was=False),
    "digest": SHOWN,
    "digest of meetings added and held": replace(
        SHOWN,
        topics=(),
        meetings=(
            (MOVED, Change(EVE, CLARA, "C1", "DPC-3", "milestone", None, "12.5.2026, open")),
            (
                HELD,
                Change(EVE, CLARA, "C1", "OECD-2024", "milestone", "2-3 May 2024, open", "…, held"),
            ),
        ),
    ),
    "digest of a meeting alone": replace(SHOWN, topics=(), ahead=()),
    "held?": AftermathAsked(OECD, passed=True),
    "held, answered": AftermathAsked(OECD.model_copy(update={"outcome": Fate.HELD}), passed=True),
    "held? moved": AftermathAsked(MOVED, passed=False),
    "when?": VagueAsked((COUNCIL,), date(2024, 7, 1)),
    "when? and held?": VagueAsked((COUNCIL,), date(2024, 7, 1), (OECD,), EVE),
    "held? a quarter later": VagueAsked((), date(2024, 7, 1), (OECD,), EVE),
    "when? answered": VagueAsked((), date(2024, 7, 1)),
}
