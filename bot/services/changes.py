"""What changed since a day, whoever asks and wherever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from bot.domain import names
from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.commands.changes import ShowChanges
from bot.domain.commands.filters import EVERYTHING
from bot.domain.dates import DateTrouble
from bot.domain.dates.hours import local_date, local_instant
from bot.domain.dates.past import past_day
from bot.domain.outcomes.base import Outcome, of_topics
from bot.domain.outcomes.changes import Changed, ChangesShown
from bot.domain.outcomes.errors import Refused
from bot.domain.rules.filters import sides
from bot.domain.rules.reminders.digests import MEETING, Changes, by_subject, net
from bot.domain.rules.rights import Rule
from bot.domain.statement import Milestone, Topic
from bot.services.context import Context
from bot.services.filters import Narrowed, narrowed
from bot.services.lookups import last_council, misunderstood
from bot.services.usecases import confides
from storage import history, people

LATELY = timedelta(days=7)


@confides(ShowChanges)
def show(context: Context, command: ShowChanges) -> Outcome:
    """What changed since the start of a day where whoever asks lives; without one, in a week."""
    zone = context.profile.zone
    today = local_date(context.now, zone)
    day = past_day(command.since, today) if command.since else today - LATELY
    meeting = _meeting(context, command.since) if isinstance(day, DateTrouble) else None
    found = narrowed(context, command.filter, "changes", ended=_since(command), beside=meeting)
    if isinstance(found, Outcome):
        return found
    since = (meeting.when.latest if meeting else None) or day
    if isinstance(since, DateTrouble):
        bad = BadCommand(Trouble.NOT_A_DATE, command.since, "changes", since)
        return misunderstood(context, bad)
    if since > today:
        return Refused(Rule.COMING_DAY)
    return _shown(context, found, since, zone)


def _meeting(context: Context, words: str) -> Milestone | None:
    """The meeting that words mean which are no date."""
    return last_council(context) if names.is_last_council(words) else context.milestone(words)


def _since(command: ShowChanges) -> str:
    return f"since {command.since}" if command.since else ""


def _shown(context: Context, found: Narrowed, since: date, zone: str) -> ChangesShown:
    begun = local_instant(since, time(), zone)
    known = by_subject(net(history.between(context.conn, context.team, begun, context.now)))
    meetings = (
        (meeting, change)
        for meeting in context.milestones.values()
        for change in known[meeting.id]
        if change.what == MEETING and found.filter == EVERYTHING
    )
    return ChangesShown(
        since,
        found.filter,
        found.topics,
        tuple(_by_topic(context, found, known)),
        tuple(meetings),
        people.names(context.conn, context.team),
    )


def _by_topic(
    context: Context, found: Narrowed, known: Changes
) -> Iterable[tuple[Topic, tuple[Changed, ...]]]:
    """The deliverables that changed on the sides in question, each with its changes."""
    told = tuple(f"{side} " for side in sides(found.filter.side))
    cards = of_topics(found.cards)
    for topic in context.catalogue.topics:
        changed = (
            (card, tuple(c for c in known[card.deliverable.id] if c.what.startswith(told)))
            for card in cards[topic.code]
        )
        if those := tuple((card, changes) for card, changes in changed if changes):
            yield topic, those
