"""Milestones set in Slack: added, moved, held, cancelled; each shown before it is saved."""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.milestones import is_over, is_same_date, lies_ahead
from bot.domain.outcomes import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneUnchanged,
    Outcome,
    Refused,
)
from bot.domain.rights import Deed, refusal
from bot.domain.statement import Milestone
from bot.domain.statement import Outcome as Fate
from bot.services import nudging
from bot.services.asking import asked_milestone
from bot.services.context import Context
from bot.services.reminding import replan
from storage import milestones, shown


def add(context: Context, command: c.AddMilestone) -> Outcome:
    """A new meeting, numbered when it is saved."""
    saving = context.request.confirmed is not None
    number = milestones.next_number(context.conn, context.team) if saving else "new"
    meeting = Milestone(
        id=f"M-{number}", title=command.title, when=command.when, place=command.place
    )
    return _preview_or_save(context, None, meeting)


def move(context: Context, command: c.MoveMilestone) -> Outcome:
    """Another date; reminders of the old one are superseded."""
    before = asked_milestone(context, command.id)
    if isinstance(before, Outcome):
        return before
    change = {"when": command.when, "outcome": Fate.OPEN, "link": None}
    return _preview_or_save(context, before, before.model_copy(update=change))


def held(context: Context, command: c.RecordHeld) -> Outcome:
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


def cancel(context: Context, command: c.CancelMilestone) -> Outcome:
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
    stands = before.revision if before else 0
    change = {"revision": stands + 1, "set_by": context.user, "set_at": context.now}
    after = after.model_copy(update=change)
    unchanged = seen == stands
    if not unchanged or not milestones.put(
        context.conn, context.team, after, expected_revision=stands
    ):
        return MilestoneOvertaken(before or after)
    context.state.milestones[after.id] = after
    old = f"{before.when.words}, {before.outcome}" if before else None
    context.note(after.id, "milestone", old, f"{after.when.words}, {after.outcome}")
    for deliverable in context.catalogue.deliverables:
        if after.id in deliverable.milestones:
            shown.touch(context.conn, context.team, deliverable.id)
    conn, catalogue, team, now = context.conn, context.catalogue, context.team, context.now
    replan(conn, catalogue, team, now)
    nudging.replan(conn, catalogue, team, context.state, now)
    return MilestoneSaved(before, after)


def _stands(before: Milestone, after: Milestone) -> bool:
    """Whether a meeting is recorded already as it is to be."""
    dated = is_same_date(before.when, after.when)
    return dated and (before.outcome, before.link) == (after.outcome, after.link)


def _twin(context: Context, meeting: Milestone) -> Milestone | None:
    """Another meeting of the same title and date: perhaps the same, added twice."""
    return next(
        (
            other
            for other in context.milestones.values()
            if other.id != meeting.id
            and other.title.casefold() == meeting.title.casefold()
            and is_same_date(other.when, meeting.when)
        ),
        None,
    )
