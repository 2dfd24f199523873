"""The real statement, invented people, and what they have taken so far."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.catalogue.loader import STATEMENTS, load
from bot.domain.dates import parse_when
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.milestones import MilestoneShown
from bot.domain.outcomes.statement import Searched, TopicProgress, TopicShown
from bot.domain.rules.status import Status
from bot.domain.search import search
from bot.domain.sides import Side
from bot.domain.state import Seat, Standing
from bot.domain.statement import Deliverable, When

CATALOGUE = load(STATEMENTS / "2024-04-30-brussels")
STATEMENT = CATALOGUE.statement
MILESTONES = {milestone.id: milestone for milestone in CATALOGUE.milestones}
CLARA, MORI, STRANGER = "U0CLARA", "U0MORI", "U0OTHER"
EVE = datetime(2024, 5, 1, 7, tzinfo=UTC)
NOTE = "Draft shared with <@U0MORI>; talks go on | *slowly* @here"
AFTER_ALL = datetime(2026, 9, 1, tzinfo=UTC)


def seat(id: str, side: Side = Side.EU, name: str = "Clara Lindqvist") -> Seat:
    """A seat that was taken late in the evening of Brussels, when Tokyo had the next day."""
    holder = CLARA if side is Side.EU else MORI
    since = datetime(2024, 4, 30, 19, tzinfo=UTC)
    return Seat(deliverable=id, side=side, holder=holder, since=since, by=holder, name=name)


SEATS = {
    "CYBER-1": (seat("CYBER-1"), None),
    "AI-2": (None, seat("AI-2", Side.JAPAN, "MORI Haruka")),
    "DFFT-1": (seat("DFFT-1"), seat("DFFT-1", Side.JAPAN, "MORI Haruka")),
}


def when(words: str) -> When:
    """A date that can be read."""
    found = parse_when(words)
    assert isinstance(found, When)
    return found


def standing(id: str, status: Status, side: Side = Side.EU, **fields: Any) -> Standing:
    """What the lead of a side has reported early in Tokyo's day, when Brussels had the last."""
    by, name = (CLARA, "Clara Lindqvist") if side is Side.EU else (MORI, "MORI Haruka")
    unset = {"note": None, "due": None, "milestone": None}
    at = datetime(2024, 5, 2, 22, tzinfo=UTC)
    who: dict[str, Any] = {"by": by, "name": name, "at": at}
    return Standing(deliverable=id, side=side, status=status, **unset | who | fields)


STANDINGS = {
    "CYBER-1": (
        standing("CYBER-1", Status.IN_PROGRESS, note=NOTE, due=when("12 May 2026")),
        None,
    ),
    "DFFT-1": (
        standing("DFFT-1", Status.COMPLETE),
        standing("DFFT-1", Status.SUBSTANTIAL, Side.JAPAN, note=NOTE, milestone="DPC-3"),
    ),
}


def card(what: Deliverable | str, passed: frozenset[str] = frozenset()) -> Card:
    """A deliverable with SEATS and STANDINGS, and its meetings as the statement has them."""
    deliverable = CATALOGUE.deliverable_by_id[what] if isinstance(what, str) else what
    meetings = tuple(MILESTONES[id] for id in deliverable.milestones)
    eu, japan = STANDINGS.get(deliverable.id, (None, None))
    return Card(
        deliverable,
        *SEATS.get(deliverable.id, (None, None)),
        milestones=meetings,
        eu_standing=eu,
        japan_standing=japan,
        set_here=MILESTONES,
        passed=passed,
    )


def cards(*ids: str) -> tuple[Card, ...]:
    """Several deliverables."""
    return tuple(card(id) for id in ids)


def progress(code: str) -> TopicProgress:
    """A topic with the seats of SEATS."""
    held = tuple(card(deliverable) for deliverable in CATALOGUE.deliverables_of(code))
    return TopicProgress(CATALOGUE.topic_by_code[code], held)


def topic(code: str, *others: str) -> TopicShown:
    """A topic as it stands."""
    here = CATALOGUE.topic_by_code[code]
    return TopicShown(
        STATEMENT,
        progress(code),
        CATALOGUE.sentences_of(here),
        MILESTONES["OECD-2024"] if code == "AI" else None,
        tuple(CATALOGUE.topic_by_code[other] for other in others),
    )


def searched(words: str) -> Searched:
    """A search with its real hits, and the deliverables of every hit."""
    hits = search(CATALOGUE, words)
    found = {hit.deliverable_id: card(hit.deliverable_id) for hit in hits if hit.deliverable_id}
    return Searched(STATEMENT, words, hits, CATALOGUE.sentence_by_ref, found)


def milestone(id: str) -> MilestoneShown:
    """A meeting with what points to it."""
    here = MILESTONES[id]
    return MilestoneShown(
        STATEMENT,
        here,
        passed=True,
        sentences=tuple(CATALOGUE.sentence_by_ref[ref] for ref in here.sentences),
        cards=tuple(card(d) for d in CATALOGUE.deliverables if id in d.milestones),
    )
