"""Reminders: what should exist is planned into the outbox, and worded when it is sent."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.domain.commands import ShowReminder
from bot.domain.milestones import is_over, merge
from bot.domain.outcomes import NotFound, ReminderDue
from bot.domain.reminders import KIND, covers, plan
from bot.domain.state import Delivery
from bot.domain.statement import Catalogue, Milestone, Outcome
from bot.services.context import Context, Request, Slacks
from storage import outbox, state, subscriptions, workspaces
from storage.engine import Database


def replan(conn: Connection, catalogue: Catalogue, team: str, now: datetime) -> None:
    """Bring the outbox's reminders of one workspace in line with what should exist."""
    milestones = merge(catalogue.milestones, state.load(conn, team).milestones)
    wanted = plan(catalogue, milestones.values(), subscriptions.of_team(conn, team), now)
    outbox.reconcile(conn, team, KIND, wanted)


def plan_all(database: Database, catalogue: Catalogue, now: datetime) -> None:
    """Plan the reminders of every workspace; doing it twice changes nothing."""
    with database.read() as conn:
        teams = {subscription.team for subscription in subscriptions.all_teams(conn)}
    for team in sorted(teams):
        with database.write() as conn:
            workspaces.ensure(conn, team, now)
            replan(conn, catalogue, team, now)


def next_due(database: Database, after: datetime) -> datetime | None:
    """The instant of the next planned post after `after`, over all workspaces."""
    with database.read() as conn:
        return outbox.next_due(conn, None, after)


def due(
    database: Database, catalogue: Catalogue, delivery: Delivery, now: datetime
) -> ReminderDue | None:
    """What a reminder says at the moment of sending; None when it is wanted no more."""
    with database.read() as conn:
        request = Request(delivery.team, "", ShowReminder(delivery.subject), delivery.destination)
        context = Context(catalogue, conn, request, Slacks(), now)
        subscription = subscriptions.of_channel(conn, delivery.team, delivery.destination)
        meeting = context.milestones.get(delivery.subject)
        if subscription is None or meeting is None or not _stands(meeting, delivery, now):
            return None
        if not covers(subscription, catalogue, meeting):
            return None
        return _said(context, meeting, subscription.zone)


def reminder(context: Context, command: ShowReminder) -> ReminderDue | NotFound:
    """A posted reminder as it would read now."""
    meeting = context.milestones.get(command.id)
    if meeting is None:
        return NotFound(command.id, tuple(context.milestones))
    subscription = subscriptions.of_channel(context.conn, context.team, context.request.channel)
    return _said(context, meeting, subscription.zone if subscription else context.profile.zone)


def _said(context: Context, meeting: Milestone, zone: str) -> ReminderDue:
    catalogue = context.catalogue
    pointing = [d for d in catalogue.deliverables if meeting.id in d.milestones]
    refs = dict.fromkeys(ref for d in pointing for ref in d.sentences)
    return ReminderDue(
        catalogue.statement,
        meeting,
        context.now.astimezone(ZoneInfo(zone)).date(),
        context.cards(pointing),
        {ref: catalogue.sentence_by_ref[ref] for ref in refs},
    )


def _stands(meeting: Milestone, delivery: Delivery, now: datetime) -> bool:
    same_date = meeting.when.earliest == delivery.subject_date
    return same_date and meeting.outcome is Outcome.OPEN and not is_over(meeting, now)
