"""Meetings that a channel wants no reminders of."""

from __future__ import annotations

from bot.domain import commands as c
from bot.domain.outcomes import Muted, Outcome, Refused, Unmuted
from bot.domain.rights import Deed, refusal
from bot.domain.statement import Milestone
from bot.services.asking import asked_milestone
from bot.services.context import Context
from bot.services.reminding import replan
from storage import mutes


def mute(context: Context, command: c.Mute) -> Outcome:
    """No more reminders of one meeting in this channel; those planned are superseded."""
    found = _called(context, command.id)
    if isinstance(found, Outcome):
        return found
    place = (context.team, context.request.channel, found.id)
    is_new = mutes.put(context.conn, *place, context.user, context.now)
    if is_new:
        _note(context, None, found.id)
    return Muted(found, context.profile.name, not is_new)


def unmute(context: Context, command: c.Unmute) -> Outcome:
    """Reminders of that meeting again; of those missed meanwhile only what is still useful."""
    found = _called(context, command.id)
    if isinstance(found, Outcome):
        return found
    was = mutes.remove(context.conn, context.team, context.request.channel, found.id)
    if was:
        _note(context, found.id, None)
    return Unmuted(found, context.profile.name, was)


def _called(context: Context, words: str) -> Outcome | Milestone:
    if rule := refusal(context.actor, Deed.ORGANISE):
        return Refused(rule)
    return asked_milestone(context, words)


def _note(context: Context, old: str | None, new: str | None) -> None:
    context.note(f"channel {context.request.channel}", "muted", old, new)
    replan(context.conn, context.catalogue, context.team, context.now)
