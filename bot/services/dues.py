"""When a side means to be done with what it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.commands import BadCommand, SetDue, Trouble
from bot.domain.milestones import agenda, today
from bot.domain.outcomes import DueSet, Outcome, Refused, Rule
from bot.domain.statement import Deliverable, Milestone, When
from bot.services.asking import asked_deliverables
from bot.services.context import Context
from bot.services.missing import misunderstood
from bot.services.reports import Place, place, put, standing


def set_due(context: Context, command: SetDue) -> Outcome:
    """Set the date, or the milestone, of one, of several, or of all that one holds in a topic.

    All of them or none: a refusal for one is the answer for all.
    """
    milestone = meeting(context, command.milestone)
    if isinstance(milestone, Outcome):
        return milestone
    chosen = _chosen(context, command, milestone)
    if isinstance(chosen, Outcome):
        return chosen
    places: list[Place] = []
    for deliverable in chosen:
        at = place(context, deliverable)
        if isinstance(at, Outcome):
            return at
        places.append(at)
    before = context.cards_of(at.deliverable for at in places)
    for at in places:
        put_due(context, at, command.when, milestone)
    cards = context.cards_of(at.deliverable for at in places)
    when = milestone.when if milestone else command.when
    return DueSet(cards, places[0].side, when, before, today(context.now), milestone)


def put_due(context: Context, at: Place, when: When | None, milestone: Milestone | None) -> bool:
    """Record when a side means to be done; False if it had said so before."""
    # What was reported stays signed by whoever reported it.
    before = context.state.standings.get(at) or standing(context, at)
    after = replace(
        before, due=when, milestone=milestone.id if milestone else None, due_set=context.now
    )
    old, new = (
        each.milestone or (each.due.words if each.due else None) for each in (before, after)
    )
    if old == new:
        return False
    put(context, after)
    context.changed(at.deliverable, f"{at.side} due", old, new)
    return True


def meeting(context: Context, words: str | None) -> Outcome | Milestone | None:
    """The meeting to come that words name, or why it is none; None for no words."""
    if words is None:
        return None
    found = context.milestone(words)
    to_come = agenda(context.milestones.values(), context.now).to_come
    if found is None:
        near = tuple(each.id for each in to_come)
        return misunderstood(
            context, BadCommand(Trouble.NOT_A_TERM, words, "due", suggestions=near)
        )
    return found if found in to_come else Refused(Rule.PAST_MEETING, found.id)


def _chosen(
    context: Context, command: SetDue, milestone: Milestone | None
) -> Outcome | Sequence[Deliverable]:
    """The deliverables that are named, or those of the topic that the asker holds.

    Of a topic in which they hold nothing it is all, so that they are told why not; and all of
    it for a coordinator, who answers for all.
    """
    day = command.when.words if command.when else "none"
    by = f"before {milestone.id}" if milestone else day
    asked = asked_deliverables(context, command, "due", by)
    if isinstance(asked, Outcome) or command.topic is None:
        return asked
    side = context.actor.side
    held = [each for each in asked if side and context.card(each).holds(context.user, side)]
    return held or asked
