"""What a command is about, and what must be asked back before it can be carried out."""

from __future__ import annotations

from bot.domain import names
from bot.domain.outcomes import (
    Kind,
    NotFound,
    Outcome,
    Refused,
    Rule,
    SideAsked,
    WhichAsked,
    WrongKind,
)
from bot.domain.statement import Deliverable, Milestone
from bot.services.context import Context
from bot.services.missing import missing
from storage import shown

SAID_LIMIT = 800  # longer words do not fit the button that takes them up again


def side_asked(context: Context, said: str) -> SideAsked:
    """The question of the side, which takes up what was `said` once it is answered."""
    seen = context.request
    then = said if len(said) <= SAID_LIMIT else ""
    return SideAsked(then, seen.view, seen.page, seen.thread or "")


def asked_deliverable(context: Context, id: str | None, verb: str) -> Outcome | Deliverable:
    """The deliverable of an id or, without one, of the thread; why there is none, otherwise."""
    known, request = context.catalogue.deliverable_by_id, context.request
    if id is not None:
        near = tuple(i for i in known if _same_topic(i, id))
        return known.get(id) or missing(context, id, Kind.DELIVERABLE, near)
    if request.thread is None:
        return Refused(Rule.NO_THREAD, verb)
    ids = shown.in_thread(context.conn, context.team, request.channel, request.thread)
    if not ids:
        return Refused(Rule.NO_THREAD, verb)
    if len(ids) > 1:
        return WhichAsked(verb, context.cards(known[i] for i in ids))
    return known[ids[0]]


def asked_milestone(context: Context, words: str) -> Milestone | NotFound | WrongKind:
    """The meeting of an id or a name; what comes nearest, where there is none."""
    found = context.milestone(words)
    near = names.nearest_ids(context.milestones, words)
    return found or missing(context, words, Kind.MILESTONE, near)


def _same_topic(id: str, other: str) -> bool:
    return id.rpartition("-")[0] == other.rpartition("-")[0]
