"""One outcome of each kind, or several: who works along, and who is told of what others did."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import outcomes as o
from bot.domain.commands import Side
from bot.domain.state import Coworker

from .reports import CYBER
from .world import CATALOGUE, CLARA, EVE, MORI, STATEMENT, card, cards

TOMEK, INGRID = "U0TOMEK", "U0INGRID"
CALLED = {TOMEK: "Tomek Wilczarski", INGRID: "Ingrid Solheim", CLARA: "Clara Lindqvist"}


def coworker(id: str, user: str = TOMEK, side: Side = Side.EU) -> Coworker:
    """Somebody who works along since the eve of the meeting."""
    return Coworker(id, side, user, CALLED.get(user, user), EVE, user)


def crewed(id: str, *users: str, side: Side = Side.EU) -> o.Card:
    """A deliverable on which these people work along."""
    return replace(card(id), coworkers={side: tuple(coworker(id, user, side) for user in users)})


ALONG = crewed("CYBER-1", TOMEK, INGRID)
CREWED = o.DeliverableShown(STATEMENT, ALONG, CYBER, (CATALOGUE.sentence_by_ref["6.1"],))
RELIEVED = o.RelievedShown(CLARA, INGRID, "Ingrid Solheim", Side.EU, cards("CYBER-2"))
HANDED_BACK = o.HandedBackShown(INGRID, CLARA, "Clara Lindqvist", Side.EU, cards("CYBER-2"))
VACATED = o.VacatedShown(CLARA, "Clara Lindqvist", Side.EU, cards("CYBER-2", "DFFT-1"))
COWORKING: dict[str, o.Outcome] = {
    "deliverable with co-workers": CREWED,
    "deliverable that one helps with": replace(CREWED, card=crewed("AI-2", CLARA, side=Side.JAPAN)),
    "joined": o.Joined(crewed("CYBER-1", CLARA), Side.EU, CLARA, "Clara Lindqvist", CLARA),
    "joined by the lead": o.Joined(ALONG, Side.EU, TOMEK, "Tomek Wilczarski", CLARA),
    "left": o.Left(card("CYBER-2"), Side.EU, CLARA, "Clara Lindqvist", CLARA),
    "left by the lead": o.Left(card("CYBER-1"), Side.EU, TOMEK, "Tomek Wilczarski", CLARA),
    "already along": o.AlreadyAlong(crewed("CYBER-2", CLARA), Side.EU, CLARA, "Clara Lindqvist"),
    "another already along": o.AlreadyAlong(ALONG, Side.EU, TOMEK, "Tomek Wilczarski"),
    "already the lead": o.AlreadyAlong(card("CYBER-1"), Side.EU, CLARA, "Clara Lindqvist"),
    "not along": o.NotAlong(card("CYBER-2"), Side.EU, CLARA, "Clara Lindqvist"),
    "another not along": o.NotAlong(card("CYBER-1"), Side.EU, TOMEK, "Tomek Wilczarski"),
    "relieved": RELIEVED,
    "relieved of several": replace(RELIEVED, user=MORI, cards=cards("CYBER-1", "CYBER-2")),
    "asked along": o.AlongShown(TOMEK, CLARA, "Clara Lindqvist", Side.EU, ALONG),
    "along no more": o.AlongShown(TOMEK, CLARA, "Clara Lindqvist", None, card("CYBER-1")),
    "handed back": HANDED_BACK,
    "vacated": VACATED,
    "coordinator's account closed": replace(VACATED, cards=(), coordinated=True),
}
