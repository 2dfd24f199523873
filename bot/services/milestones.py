"""Milestones set in Slack: added, moved, held, cancelled; each shown before it is saved."""

from __future__ import annotations

from itertools import chain

from bot.domain.commands.milestones import (
    AddMilestone,
    CancelMilestone,
    MoveMilestone,
    RecordHeld,
    RenameMilestone,
)
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.milestones import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneUnchanged,
)
from bot.domain.rules.milestones import is_over, is_same_date, lies_ahead
from bot.domain.rules.rights import Deed, refusal
from bot.domain.statement import Fate, Milestone
from bot.domain.text import fold
from bot.services import plans
from bot.services.context import Context
from bot.services.lookups import asked_milestone
from bot.services.reminders import due_at
from bot.services.usecases import writes
from storage import milestones, shown

# The views that tell of all meetings, or of those ahead.
_LISTS = ("milestones", "next", "dates", "digested", "overview", "pinboard")


@writes(AddMilestone)
def add(context: Context, command: AddMilestone) -> Outcome:
    """A new meeting, numbered when it is saved."""
    title, when, place = command.title, command.when, command.place
    return _preview_or_save(
        context, None, Milestone(id="M-new", title=title, when=when, place=place)
    )


@writes(MoveMilestone)
def move(context: Context, command: MoveMilestone) -> Outcome:
    """Another date; reminders of the old one are superseded."""
    before = asked_milestone(context, command.id)
    if isinstance(before, Outcome):
        return before
    change = {"when": command.when, "outcome": Fate.OPEN, "link": None}
    return _preview_or_save(context, before, before.model_copy(update=change))


@writes(RenameMilestone)
def rename(context: Context, command: RenameMilestone) -> Outcome:
    """Another title; what it was called before still finds it."""
    before = asked_milestone(context, command.id)
    if isinstance(before, Outcome):
        return before
    names = dict.fromkeys((*before.aliases, before.title))
    names.pop(command.title, None)
    return _preview_or_save(
        context,
        before,
        before.model_copy(update={"title": command.title, "aliases": tuple(names)}),
    )


@writes(RecordHeld)
def held(context: Context, command: RecordHeld) -> Outcome:
    """It took place: on its date, or on the one that is given, with a link to its outcome."""
    before = asked_milestone(context, command.id)
    if isinstance(before, Outcome):
        return before
    change = {
        "when": command.when or before.when,
        "outcome": Fate.HELD,
        "link": command.link or before.link,
    }
    return _preview_or_save(context, before, before.model_copy(update=change))


@writes(CancelMilestone)
def cancel(context: Context, command: CancelMilestone) -> Outcome:
    """It will not take place."""
    before = asked_milestone(context, command.id)
    if isinstance(before, Outcome):
        return before
    return _preview_or_save(context, before, before.model_copy(update={"outcome": Fate.CANCELLED}))


def _preview_or_save(context: Context, before: Milestone | None, after: Milestone) -> Outcome:
    """Show what would be saved; save it once a preview that still holds is confirmed.

    For coordinators and admins alone, as for all that concerns both sides.
    """
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    if before and _stands(before, after):
        return MilestoneUnchanged(before)
    if after.outcome is Fate.HELD and lies_ahead(after.when, context.now):
        return MilestoneAhead(after)
    seen = context.request.confirmed
    if seen is None:
        passed = after.outcome is Fate.OPEN and is_over(after, context.now)
        return MilestonePreviewed(before, after, _twin(context, after), passed)
    saved = _save(context, before, after) if seen == (before.revision if before else 0) else None
    if saved is None:
        return MilestoneOvertaken(before or after)
    _tell_all(context, before, saved)
    return MilestoneSaved(before, saved)


def _save(context: Context, before: Milestone | None, after: Milestone) -> Milestone | None:
    """Record a meeting as its next revision, a new one with a number; None if it is overtaken."""
    conn, team, stands = context.conn, context.team, before.revision if before else 0
    change = {"revision": stands + 1, "set_by": context.user, "set_at": context.now}
    if before is None:
        change["id"] = f"M-{milestones.next_number(conn, team)}"
    saved = after.model_copy(update=change)
    return saved if milestones.put(conn, team, saved, expected_revision=stands) else None


def _tell_all(context: Context, before: Milestone | None, after: Milestone) -> None:
    """Note what was saved, and bring what is shown and planned in line with it."""
    context.state.milestones[after.id] = after
    old = f"{before.when.words}, {before.outcome}" if before else None
    new = f"{after.when.words}, {after.outcome}"
    if old != new:
        context.note(after.id, "milestone", old, new)
    if before and before.title != after.title:
        context.note(after.id, "title", before.title, after.title)
    for card in chain(*due_at(context, after)):
        context.touched(card.deliverable.id)
    shown.touch_naming(context.conn, context.team, [after.id, *_LISTS])
    conn, catalogue, team, now = context.conn, context.catalogue, context.team, context.now
    plans.replan(conn, catalogue, team, now)


def _stands(before: Milestone, after: Milestone) -> bool:
    """Whether a meeting is recorded already as it is to be."""
    dated = is_same_date(before.when, after.when)
    told = ((each.title, each.outcome, each.link) for each in (before, after))
    return dated and len(set(told)) == 1


def _twin(context: Context, meeting: Milestone) -> Milestone | None:
    """Another meeting of the same title and date: perhaps the same, added twice."""
    return next(
        (
            other
            for other in context.milestones.values()
            if other.id != meeting.id
            and fold(other.title) == fold(meeting.title)
            and is_same_date(other.when, meeting.when)
        ),
        None,
    )
