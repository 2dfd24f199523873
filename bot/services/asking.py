"""What a command is about, and what must be asked back before it can be carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain import commands as c
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
from bot.domain.press import COMMAND_LIMIT
from bot.domain.statement import Deliverable, Milestone
from bot.services.context import Context
from bot.services.missing import missing
from bot.services.topics import called
from storage import shown


def side_asked(context: Context, said: str) -> SideAsked:
    """The question of the side, which takes up what was `said` once it is answered, if it fits."""
    seen = context.request
    then = said if len(said) <= COMMAND_LIMIT else ""
    return SideAsked(then, seen.view, seen.page, seen.thread or "")


def asked_deliverable(context: Context, id: str | None, verb: str) -> Outcome | Deliverable:
    """The deliverable of an id or, without one, of the thread; why there is none, otherwise."""
    known, request = context.catalogue.deliverable_by_id, context.request
    if id is not None:
        return known.get(id) or missing(context, id, Kind.DELIVERABLE, nearest(id, known))
    if request.thread is None:
        return Refused(Rule.NO_THREAD, verb)
    ids = shown.in_thread(context.conn, context.team, request.channel, request.thread)
    if not ids:
        return Refused(Rule.NO_THREAD, verb)
    if len(ids) > 1:
        return WhichAsked(verb, context.cards(known[i] for i in ids))
    return known[ids[0]]


def asked_deliverables(
    context: Context, command: c.Assign | c.SetDue, begun: str, ended: str = ""
) -> Outcome | Sequence[Deliverable]:
    """The deliverables of the ids in a command, or of its topic; why there are none, otherwise.

    `begun` and `ended` are what stands around the topic's name.
    """
    catalogue = context.catalogue
    known = catalogue.deliverable_by_id
    if command.topic is None:
        unknown = next((id for id in command.ids if id not in known), None)
        if unknown:
            return missing(context, unknown, Kind.DELIVERABLE, nearest(unknown, known))
        return [known[id] for id in command.ids]
    found = called(context, [command.topic], begun, ended)
    if isinstance(found, Outcome):
        return found
    return [each for topic in found for each in catalogue.deliverables_of(topic.code)]


def asked_milestone(context: Context, words: str) -> Milestone | NotFound | WrongKind:
    """The meeting of an id or a name; what comes nearest, where there is none."""
    if found := context.milestone(words):
        return found
    return missing(context, words, Kind.MILESTONE, nearest(words, context.milestones))


def nearest(id: str, among: Iterable[str]) -> tuple[str, ...]:
    """Of some ids those nearest to one that is not among them, or else all of its topic."""
    ids = tuple(among)
    return names.nearest_ids(ids, id) or tuple(each for each in ids if _same_topic(each, id))


def _same_topic(id: str, other: str) -> bool:
    return id.rpartition("-")[0] == other.rpartition("-")[0]
