"""One outcome of each kind, or several: what channels choose and are told, and questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain import outcomes as o
from bot.domain.commands import Side
from bot.domain.rhythm import Rhythm
from bot.domain.state import Change, Digest
from bot.domain.statement import Outcome

from .world import CATALOGUE, CLARA, EVE, MILESTONES, STATEMENT, card, cards, when

OECD, COUNCIL = MILESTONES["OECD-2024"], MILESTONES["DPC-3"]
MOVED = COUNCIL.model_copy(update={"when": when("12 May 2026"), "set_by": CLARA, "revision": 1})
HELD = OECD.model_copy(update={"outcome": Outcome.HELD})
DIGEST = Digest("T1", "C1", Rhythm.WEEKLY, time(9), "Europe/Brussels", CLARA, EVE)
NAMES = {CLARA: "Clara *Lindqvist* <@here>"}
REMINDER = o.ReminderDue(
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
SHOWN = o.DigestShown(
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
    {Side.EU: o.Gap(3, 5), Side.JAPAN: o.Gap(0, 5)},
    1,
    (MOVED,),
    NAMES,
)
REMINDING: dict[str, o.Outcome] = {
    "reminder with what is set here": REMINDER,
    "reminder of what is set here alone": replace(REMINDER, cards=(), sentences={}),
    "reply to a reminder": replace(REMINDER, since=EVE),
    "reminder of what is over": replace(REMINDER, today=date(2024, 5, 5)),
    "reminders with a digest, one muted": o.RemindersShown(
        None, (), (), (COUNCIL, OECD), DIGEST, EVE
    ),
    "muted": o.Muted(COUNCIL, "Clara Lindqvist", was=False),
    "muted already": o.Muted(COUNCIL, "Clara Lindqvist", was=True),
    "unmuted": o.Unmuted(COUNCIL, "Clara Lindqvist", was=True),
    "never muted": o.Unmuted(COUNCIL, "Clara Lindqvist", was=False),
    "digest set": o.DigestSet(DIGEST, EVE, was=False),
    "digest ended": o.DigestSet(None, None, was=True),
    "no digest to end": o.DigestSet(None, None, was=False),
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
    "held?": o.AftermathAsked(OECD, passed=True),
    "held, answered": o.AftermathAsked(
        OECD.model_copy(update={"outcome": Outcome.HELD}), passed=True
    ),
    "held? moved": o.AftermathAsked(MOVED, passed=False),
    "when?": o.VagueAsked((COUNCIL,), date(2024, 7, 1)),
    "when? and held?": o.VagueAsked((COUNCIL,), date(2024, 7, 1), (OECD,), EVE),
    "held? a quarter later": o.VagueAsked((), date(2024, 7, 1), (OECD,), EVE),
    "when? answered": o.VagueAsked((), date(2024, 7, 1)),
}
