"""Filters looked up: which topics they name, and which deliverables fit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain import names
from bot.domain.commands.filters import Filter, Mark, spell_filter
from bot.domain.commands.people import find_people
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.errors import NotFound
from bot.domain.outcomes.lists import FilterUnknown
from bot.domain.rules.filters import Facts, fits
from bot.domain.rules.milestones import today
from bot.domain.rules.silence import QUIET, heard
from bot.domain.statement import Deliverable, Milestone, Topic
from bot.services.context import Context
from bot.services.lookups import called
from storage import evidence, history, people


@dataclass(frozen=True)
class Narrowed:
    """What fits a `filter`, whose topics are codes now; no `topics` are all.

    `names` are what the people are called that it names, by their ids.
    """

    filter: Filter
    topics: tuple[Topic, ...]
    cards: tuple[Card, ...]
    names: Mapping[str, str]


def narrowed(
    context: Context,
    asked: Filter,
    name: str,
    *marks: Mark,
    ended: str = "",
    among: Sequence[Deliverable] | None = None,
    beside: Milestone | None = None,
) -> Outcome | Narrowed:
    """Look a filter up, as the command called `name` was given it; what fits that and `marks`.

    Where a word of it names nothing, that is the answer. Where it names no topic, one that stands
    anywhere in what was said counts, unless it belongs to the name of the meeting that the
    command has `beside` the filter. `ended` is what the command says after the filter. It looks
    `among` some deliverables, or all that are promised.
    """
    rest = f"{spell_filter(replace(asked, topics=()))} {ended}".strip()
    topics = called(context, asked.topics, name, rest)
    if isinstance(topics, NotFound):
        return FilterUnknown(topics.said, name, tuple(context.catalogue.topic_by_code))
    if isinstance(topics, Outcome):
        return topics
    topics = topics or _said_elsewhere(context, beside)
    chosen = replace(asked, topics=tuple(topic.code for topic in topics))
    wanted = replace(chosen, marks=(*chosen.marks, *marks))
    facts = facts_of(context, wanted.marks)
    cards = context.cards(
        each
        for each in (context.catalogue.deliverables if among is None else among)
        if not topics or each.topic in chosen.topics
    )
    if wanted.narrows_cards:
        cards = tuple(card for card in cards if fits(card, wanted, facts))
    named = {user: people.name_of(context.conn, context.team, user) for user in chosen.users}
    return Narrowed(chosen, topics, cards, named)


def _said_elsewhere(context: Context, meeting: Milestone | None) -> tuple[Topic, ...]:
    """The topics anywhere in what was said, but for those that the meeting is called by."""
    _, said = find_people(context.request.said)
    own = (meeting.title, *meeting.aliases) if meeting else ()
    known = context.catalogue.topics
    apart = [topic for name in own for topic in names.topics_named(known, name)]
    return tuple(each for each in names.topics_named(known, said) if each not in apart)


def facts_of(context: Context, marks: Sequence[Mark]) -> Facts:
    """What must be known to tell of what some marks are true; the rest is not looked up."""
    conn, team, now = context.conn, context.team, context.now
    kinds = history.kinds(conn, team, now - QUIET, now) if Mark.SILENT in marks else ()
    links = evidence.of_team(conn, team) if Mark.NO_EVIDENCE in marks else ()
    return Facts(today(now), heard(kinds), {(each.deliverable, each.side) for each in links})
