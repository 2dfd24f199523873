"""One outcome of each kind, or several: who helps, and who is told of what others did."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.coworkers import AlreadyAlong, Joined, Left, NotAlong
from bot.domain.outcomes.notifications import (
    AlongShown,
    HandedBackShown,
    RelievedShown,
    VacatedShown,
)
from bot.domain.outcomes.statement import DeliverableShown
from bot.domain.sides import Side
from bot.domain.state import Coworker

from .reports import CYBER
from .world import CATALOGUE, CLARA, EVE, MORI, STATEMENT, card, cards

TOMEK, INGRID = "U0TOMEK", "U0INGRID"
CALLED = {TOMEK: "Tomek Wilczarski", INGRID: "Ingrid Solheim", CLARA: "Clara Lindqvist"}


def coworker(id: str, user: str = TOMEK, side: Side = Side.EU) -> Coworker:
    """Somebody who helps since the eve of the meeting."""
    return Coworker(id, side, user, CALLED.get(user, user), EVE, user)


def crewed(id: str, *users: str, side: Side = Side.EU) -> Card:
    """A deliverable on which these people help."""
    return replace(card(id), coworkers={side: tuple(coworker(id, user, side) for user in users)})


ALONG = crewed("CYBER-1", TOMEK, INGRID)
CREWED = DeliverableShown(STATEMENT, ALONG, CYBER, (CATALOGUE.sentence_by_ref["6.1"],))
RELIEVED = RelievedShown(CLARA, INGRID, "Ingrid Solheim", Side.EU, cards("CYBER-2"))
HANDED_BACK = HandedBackShown(INGRID, CLARA, "Clara Lindqvist", Side.EU, cards("CYBER-2"))
VACATED = VacatedShown(CLARA, "Clara Lindqvist", Side.EU, cards("CYBER-2", "DFFT-1"))
COWORKING: dict[str, Outcome] = {
    "deliverable with co-workers": CREWED,
    "deliverable that one helps with": replace(CREWED, card=crewed("AI-2", CLARA, side=Side.JAPAN)),
    "joined": Joined(crewed("CYBER-1", CLARA), Side.EU, CLARA, "Clara Lindqvist", CLARA),
    "joined by the lead": Joined(ALONG, Side.EU, TOMEK, "Tomek Wilczarski", CLARA),
    "left": Left(card("CYBER-2"), Side.EU, CLARA, "Clara Lindqvist", CLARA),
    "left by the lead": Left(card("CYBER-1"), Side.EU, TOMEK, "Tomek Wilczarski", CLARA),
    "already along": AlreadyAlong(crewed("CYBER-2", CLARA), Side.EU, CLARA, "Clara Lindqvist"),
    "another already along": AlreadyAlong(ALONG, Side.EU, TOMEK, "Tomek Wilczarski"),
    "already the lead": AlreadyAlong(card("CYBER-1"), Side.EU, CLARA, "Clara Lindqvist"),
    "not along": NotAlong(card("CYBER-2"), Side.EU, CLARA, "Clara Lindqvist"),
    "another not along": NotAlong(card("CYBER-1"), Side.EU, TOMEK, "Tomek Wilczarski"),
    "relieved": RELIEVED,
    "relieved of several": replace(RELIEVED, user=MORI, cards=cards("CYBER-1", "CYBER-2")),
    "asked along": AlongShown(TOMEK, CLARA, "Clara Lindqvist", Side.EU, ALONG),
    "along no more": AlongShown(TOMEK, CLARA, "Clara Lindqvist", None, card("CYBER-1")),
    "handed back": HANDED_BACK,
    "vacated": VACATED,
    "coordinator's account closed": replace(VACATED, cards=(), coordinated=True),
}
