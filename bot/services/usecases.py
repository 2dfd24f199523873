"""Which use case carries out which command, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain import commands as c
from bot.domain.dates import BadDate
from bot.domain.nudges import local_date
from bot.domain.outcomes import Outcome, Refused, Rule
from bot.domain.rights import Deed, refusal
from bot.services import (
    assigning,
    assignments,
    calendars,
    channels,
    concerning,
    coworking,
    digesting,
    dues,
    filling,
    following,
    governing,
    home,
    leaving,
    lists,
    meetings,
    missing,
    muting,
    nudging,
    proposing,
    reading,
    reminding,
    reports,
    seats,
    snoozing,
    stocktaking,
    welcoming,
)
from bot.services.context import Context
from bot.services.relative_dates import from_today, not_a_date
from storage import homes, people, workspaces

UseCase = Callable[[Context, Any], Outcome]

READ: dict[type, UseCase] = {
    c.ListTopics: reading.topics,
    c.ShowTopic: reading.topic,
    c.Show: reading.show,
    c.Search: reading.searched,
    c.Find: reading.find,
    c.ListMilestones: reading.milestones,
    c.ShowNext: reading.upcoming,
    c.ListInstruments: reading.instruments,
    c.ShowReminders: channels.reminders,
    c.ShowReminder: reminding.reminder,
    c.ShowDigest: digesting.show,
    c.ShowAftermath: following.aftermath,
    c.ShowVague: following.vague,
    c.ShowWelcome: welcoming.show,
    c.ShowHistory: reports.show_history,
    c.ShowAssigned: assignments.show,
    c.ListUnclaimed: lists.unclaimed,
    c.ListOverdue: lists.overdue,
    c.Stocktake: stocktaking.stocktake,
    c.ShowAlong: concerning.along,
    c.ShowRelieved: concerning.relieved,
    c.ShowHandedBack: concerning.handed_back,
    c.ShowVacated: concerning.vacated,
    c.ShowNudge: nudging.show,
    c.ShowCoordinator: governing.show_coordinator,
    c.ShowProposal: proposing.show,
    c.ShowDecision: proposing.show_decision,
    c.BadCommand: missing.misunderstood,
}
# Questions whose answer depends on who asks, as Slack tells it.
CONFIDE: dict[type, UseCase] = {
    c.Overview: reading.overview,
    c.Help: reading.usage,
    c.ListMine: lists.mine,
    c.ShowHome: home.home,
    c.ShowSettings: governing.settings,
    c.OpenForm: filling.open_form,
}
WRITE: dict[type, UseCase] = {
    c.SetSide: seats.set_side,
    c.Claim: seats.claim,
    c.Release: seats.release,
    c.Assign: assigning.assign,
    c.Accept: assignments.accept,
    c.Join: coworking.join,
    c.Leave: coworking.leave,
    c.DecideProposal: proposing.decide,
    c.Report: filling.report_by_form,
    c.SetStatus: reports.set_status,
    c.Done: reports.done,
    c.SetDue: dues.set_due,
    c.Snooze: snoozing.snooze,
    c.Confirm: snoozing.confirm,
    c.AddEvidence: reports.add_evidence,
    c.AddMilestone: meetings.add,
    c.MoveMilestone: meetings.move,
    c.RecordHeld: meetings.held,
    c.CancelMilestone: meetings.cancel,
    c.Subscribe: channels.subscribe,
    c.Unsubscribe: channels.unsubscribe,
    c.Mute: muting.mute,
    c.Unmute: muting.unmute,
    c.SetDigest: digesting.set_digest,
    c.MakeCalendar: calendars.make,
    c.RevokeCalendar: calendars.revoke,
    c.SetCoordinator: governing.set_coordinator,
    c.Admit: governing.admit,
    c.Dismiss: governing.dismiss,
}
# Questions whose answer depends on the workspace's state and the day alone.
SAME_FOR_ALL = {c.ListTopics, c.ShowTopic, c.Show, c.Find, c.ListMilestones, c.ListInstruments}


def carry_out(context: Context) -> Outcome:
    """Carry out the request's command; whoever may write nothing is refused."""
    command = context.request.command
    if reader := READ.get(type(command)) or CONFIDE.get(type(command)):
        return reader(context, command)
    if not context.actor.may_write:
        return Refused(refusal(context.actor, Deed.CHOOSE_SIDE) or Rule.UNKNOWN)
    _remember_admitted(context)
    dated = from_today(command, local_date(context.now, context.profile.zone))
    if isinstance(dated, BadDate):
        return missing.misunderstood(context, not_a_date(command, dated))
    outcome = WRITE[type(command)](context, dated)
    context.locate(context.user, context.profile)
    settle(context)
    return outcome


def _remember_admitted(context: Context) -> None:
    """Whoever was admitted for a side is known to act for it from the first thing that they do."""
    actor, admitted = context.actor, context.actor.admitted
    if admitted is None or actor.coordinates or actor.chosen is admitted:
        return
    if actor.chosen:
        leaving.give_up_all(context, leaving.OTHER_SIDE)
    name, at = context.profile.name, context.now
    people.set_side(context.conn, context.team, context.user, name, admitted, at)


def settle(context: Context) -> None:
    """Whatever shows what was changed is out of date now, and other things come due."""
    if context.concerned:
        workspaces.changed(context.conn, context.team)
        homes.touch(context.conn, context.team, context.concerned)
        conn, catalogue, team = context.conn, context.catalogue, context.team
        nudging.replan(conn, catalogue, team, context.state, context.now, context.concerned)
