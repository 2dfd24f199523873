"""What the statements of two Councils say of the same promises: the real one, and an invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.series import (
    Compared,
    CouncilsCompared,
    Ended,
    NothingToRenew,
    Published,
    RenewalAsked,
    Renewed,
    SentenceAsked,
)
from bot.domain.series import Wording
from bot.domain.sides import Side
from bot.domain.state import Renewal
from bot.domain.statement import Decision, Sentence

from .world import CATALOGUE as FIRST
from .world import CLARA, EVE, STATEMENT

NEWEST = STATEMENT.model_copy(
    update={
        "slug": "2025-06-24-tokyo",
        "title": "Joint Statement of the Third Meeting",
        "place": "Tokyo",
        "held": date(2025, 6, 24),
    }
)
_CHIPS = next(topic for topic in FIRST.topics if topic.code == "CHIPS")
_BECAME = {
    "CHIPS-1": Decision.STRONGER,
    "CHIPS-2": Decision.UNCLEAR,
    "DATA-1": Decision.WEAKER,
    "CYBER-1": Decision.KEPT,
    "CYBER-2": Decision.KEPT,
    "QUANTUM-2": Decision.DROPPED,
    "COUNCIL-1": Decision.FULFILLED,
    "AI-1": None,
}


def _sentences(id: str, year: int) -> tuple[Sentence, ...]:
    """The sentences of a promise, with references as they are told among several statements."""
    refs = FIRST.deliverable_by_id[id].sentences
    found = (FIRST.sentence_by_ref[ref] for ref in refs)
    return tuple(each.model_copy(update={"ref": f"{year} §{each.ref}"}) for each in found)


def _compared(id: str, decision: Decision | None) -> Compared:
    promise = FIRST.deliverable_by_id[id]
    before = Wording(
        statement=STATEMENT, decision=None, deliverable=promise, sentences=_sentences(id, 2024)
    )
    ended = decision in (Decision.DROPPED, Decision.FULFILLED, Decision.UNCLEAR)
    now = Wording(
        statement=NEWEST,
        decision=decision,
        deliverable=None if ended else promise,
        sentences=() if ended else _sentences(id, 2025),
    )
    return Compared(Card(promise, None, None), decision, before if decision else None, now)


_ALL = CouncilsCompared(
    NEWEST, STATEMENT, FIRST.topics, True, tuple(_compared(*each) for each in _BECAME.items())
)
_SOME = replace(
    _ALL,
    topics=(_CHIPS,),
    whole=False,
    rows=tuple(row for row in _ALL.rows if row.card.deliverable.topic == _CHIPS.code),
)
_LED = ((_CHIPS, 1), (FIRST.topics[0], 2))
_ASKED = RenewalAsked(CLARA, Side.EU, NEWEST, _LED, None)


def _chosen(*topics: str) -> Renewal:
    return Renewal(Side.EU, NEWEST.slug, topics, CLARA, EVE)


def _ended(id: str, decision: Decision) -> Ended:
    return Ended(FIRST.deliverable_by_id[id], decision, NEWEST)


COUNCILS: dict[str, Outcome] = {
    "compared": _ALL,
    "compared in one topic": _SOME,
    "compared with nothing": CouncilsCompared(STATEMENT, None, FIRST.topics, True, ()),
    "published": Published(_ALL),
    "published, of one topic": Published(_SOME),
    "renewal asked": _ASKED,
    "renewal asked, of some": replace(_ASKED, chosen=_chosen(_CHIPS.code)),
    "renewal asked, of none": replace(_ASKED, chosen=_chosen()),
    "renewed": Renewed(Side.EU, tuple(topic for topic, _ in _LED), True, 3),
    "renewed in one topic": Renewed(Side.EU, (_CHIPS,), False, 1),
    "nobody renewed": Renewed(Side.EU, (), False, 0),
    "nothing to renew": NothingToRenew(),
    "ended, fulfilled": _ended("COUNCIL-1", Decision.FULFILLED),
    "ended, dropped": _ended("QUANTUM-2", Decision.DROPPED),
    "sentence of several statements": SentenceAsked(
        "3.1", (*_sentences("CHIPS-1", 2025)[:1], *_sentences("CHIPS-1", 2024)[:1])
    ),
}
