"""What a command is about, and what must be asked back before it can be carried out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain import names
from bot.domain.commands.assignments import Assign
from bot.domain.commands.base import BadCommand
from bot.domain.commands.menu import nearest_commands
from bot.domain.commands.press import COMMAND_LIMIT
from bot.domain.commands.progress import SetDue
from bot.domain.commands.words import is_all, named_id, sole_id
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Kind, Misunderstood, NotFound, Refused, TopicAsked, WrongKind
from bot.domain.outcomes.seats import SideAsked, WhichAsked
from bot.domain.outcomes.series import Ended
from bot.domain.rules.milestones import is_over
from bot.domain.rules.rights import Rule
from bot.domain.statement import Deliverable, Fate, Milestone, Topic
from bot.services.context import Context
from bot.services.usecases import reads
from storage import shown

# What takes a promise on: not to be said of one that is open no more.
_TAKING = ("claim", "join")


def missing(
    context: Context, said: str, wanted: Kind, nearest: tuple[str, ...] = ()
) -> NotFound | WrongKind:
    """That there is none of that kind: what it is instead, or else what comes nearest."""
    id = sole_id(said) or said
    if id in context.catalogue.deliverable_by_id:
        return WrongKind(id, Kind.DELIVERABLE, wanted)
    if id in context.milestones:
        return WrongKind(id, Kind.MILESTONE, wanted)
    if wanted is Kind.TOPIC and said.casefold() in nearest_commands(said):
        return WrongKind(said.casefold(), Kind.COMMAND, wanted)
    return NotFound(said, nearest)


@reads(BadCommand)
def misunderstood(context: Context, command: BadCommand) -> Misunderstood:
    """The command that made no sense, with what it named, for an example that would."""
    id = named_id(context.request.said)
    if id in context.catalogue.deliverable_by_id:
        return Misunderstood(command, id, Kind.DELIVERABLE)
    if id in context.milestones:
        return Misunderstood(command, id, Kind.MILESTONE)
    return Misunderstood(command)


def called(
    context: Context, said: Iterable[str], begun: str, ended: str = ""
) -> Outcome | tuple[Topic, ...]:
    """Look names up, each of which may hold several: the topics, or what to answer instead.

    The names stand between what the command is `begun` with and what it is `ended` with; a
    choice for a doubtful one keeps all the others.
    """
    known = context.catalogue.topics
    found = [each for name in said for each in names.resolve_topics(known, name)]
    clear = {m.topic.code: m.topic for _, m in found if isinstance(m, names.OneTopic)}
    for number, (name, match) in enumerate(found, start=1):
        match match:
            case names.SeveralTopics(several):
                before = " ".join([begun, *(f"{code}," for code in clear)])
                later = [each for each, m in found[number:] if not isinstance(m, names.OneTopic)]
                after = "".join(f', "{each}"' for each in later)
                return TopicAsked(name, tuple(several), before, f"{after} {ended}".rstrip())
            case names.NoTopic():
                return missing(context, name, Kind.TOPIC, tuple(context.catalogue.topic_by_code))
    return tuple(clear.values())


def side_asked(context: Context, said: str) -> SideAsked:
    """The question of the side, which takes up what was `said` once it is answered, if it fits."""
    seen = context.request
    then = said if len(said) <= COMMAND_LIMIT else ""
    return SideAsked(then, seen.view, seen.page, seen.thread or "")


def asked_deliverable(context: Context, id: str | None, verb: str) -> Outcome | Deliverable:
    """The deliverable of an id or, without one, of the thread; why there is none, otherwise."""
    known, request = context.catalogue.deliverable_by_id, context.request
    if id is not None:
        if verb in _TAKING and (end := ending(context, id)):
            return end
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
    context: Context, command: Assign | SetDue, begun: str, ended: str = ""
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
        if end := next((end for id in command.ids if (end := ending(context, id))), None):
            return end
        return [known[id] for id in command.ids]
    if is_all(command.topic):
        return catalogue.deliverables
    found = called(context, [command.topic], begun, ended)
    if isinstance(found, Outcome):
        return found
    return [each for topic in found for each in catalogue.deliverables_of(topic.code)]


def ending(context: Context, id: str) -> Ended | None:
    """That a promise is open no more, and since which statement; None while it is open."""
    series = context.catalogue
    decision = series.ends.get(id)
    if decision is None:
        return None
    said = next(each.statement for each in series.lives[id] if each.decision is decision)
    return Ended(series.deliverable_by_id[id], decision, said)


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


def last_council(context: Context) -> Milestone | None:
    """The newest of the Council's meetings that was held, or that is over; None before the first.

    One that is cancelled is none.
    """
    councils = (m for m in context.milestones.values() if names.is_council(m))
    past = [
        m
        for m in councils
        if m.outcome is Fate.HELD or (m.outcome is Fate.OPEN and is_over(m, context.now))
    ]
    return max(past, key=lambda m: (m.when.latest or date.min, m.id), default=None)
