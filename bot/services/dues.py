"""When a side means to be done with what it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.commands import SetDue
from bot.domain.milestones import is_over
from bot.domain.outcomes import DueSet, NotFound, Outcome
from bot.domain.state import Seat
from bot.domain.statement import Deliverable, Milestone
from bot.services.context import Context
from bot.services.reports import led, put, standing
from bot.services.topics import called


def set_due(context: Context, command: SetDue) -> Outcome:
    """Set the date, or the milestone, of one, of several, or of all that one leads in a topic.

    All of them or none: a refusal for one is the answer for all.
    """
    milestone = _milestone(context, command.milestone)
    if isinstance(milestone, Outcome):
        return milestone
    chosen = _chosen(context, command)
    if isinstance(chosen, Outcome):
        return chosen
    seats: list[Seat] = []
    for deliverable in chosen:
        seat = led(context, deliverable)
        if isinstance(seat, Outcome):
            return seat
        seats.append(seat)
    for seat in seats:
        _set(context, seat, command, milestone)
    cards = tuple(context.card_of(seat.deliverable) for seat in seats)
    return DueSet(cards, seats[0].side, milestone.when if milestone else command.when, milestone)


def _set(context: Context, seat: Seat, command: SetDue, milestone: Milestone | None) -> None:
    # What was reported stays signed by whoever reported it.
    known = context.state.standings.get((seat.deliverable, seat.side))
    before = known or standing(context, seat)
    after = replace(before, due=command.when, milestone=milestone.id if milestone else None)
    put(context, after)
    old, new = (
        each.milestone or (each.due.words if each.due else None) for each in (before, after)
    )
    context.changed(seat.deliverable, f"{seat.side} due", old, new)


def _milestone(context: Context, words: str | None) -> NotFound | Milestone | None:
    if words is None:
        return None
    found = context.milestone(words)
    if found is None or is_over(found, context.now):
        meetings = context.milestones.values()
        ahead = [meeting.id for meeting in meetings if not is_over(meeting, context.now)]
        return NotFound(words, tuple(ahead))
    return found


def _chosen(context: Context, command: SetDue) -> Outcome | Sequence[Deliverable]:
    """The deliverables that are named, or those of the topic that the asker leads.

    Of a topic in which they lead nothing it is all, so that they are told why not.
    """
    catalogue = context.catalogue
    known = catalogue.deliverable_by_id
    if command.topic is None:
        missing = next((id for id in command.ids if id not in known), None)
        return NotFound(missing) if missing else [known[id] for id in command.ids]
    found = called(context, [command.topic], "topic")
    if isinstance(found, Outcome):
        return found
    held = {seat.deliverable for seat in context.state.seats.values() if seat.is_with(context.user)}
    of_topic = catalogue.deliverables_of(found[0].code)
    return [each for each in of_topic if each.id in held] or of_topic
