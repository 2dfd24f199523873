"""What those who organise are asked: was a meeting held, and when will one without a day be?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.domain import commands as c
from bot.domain.milestones import agenda, is_over, today
from bot.domain.outcomes import AftermathAsked, NotFound, Outcome, VagueAsked
from bot.domain.reminders.questions import (
    Organiser,
    ask_dates,
    ask_outcomes,
    is_vague,
    unanswered,
)
from bot.domain.state import DeliveryKind
from bot.domain.statement import Milestone
from bot.services.context import Context
from storage import coordinators, outbox, people, subscriptions


def replan(
    conn: Connection, team: str, milestones: list[Milestone], installed_at: datetime, now: datetime
) -> None:
    """Bring the questions to those who organise in line with what should be asked."""
    organisers = _organisers(conn, team, installed_at)
    outbox.reconcile(conn, team, DeliveryKind.AFTERMATH, ask_outcomes(team, milestones, organisers))
    outbox.reconcile(conn, team, DeliveryKind.DATES, ask_dates(team, milestones, organisers, now))


def aftermath(context: Context, command: c.ShowAftermath) -> Outcome:
    """Whether a meeting was held, or what became of it."""
    meeting = context.milestones.get(command.id)
    if meeting is None:
        return NotFound(command.id)
    return AftermathAsked(meeting, is_over(meeting, context.now))


def vague(context: Context, command: c.ShowVague) -> VagueAsked:
    """The meetings whose day is not known, and which may still come; and those that came to what?

    The latter as far as they were not over when whoever is asked began to organise.
    """
    known, since = context.milestones.values(), command.since
    still = tuple(m for m in known if is_vague(m) and not is_over(m, context.now))
    passed = agenda(known, context.now).passed if since else ()
    waiting = tuple(m for m in passed if since and unanswered(m, since))
    return VagueAsked(still, today(context.now), waiting, since)


def _organisers(conn: Connection, team: str, installed_at: datetime) -> list[Organiser]:
    """The coordinators; without any, whoever subscribed a channel. Without a channel, nobody."""
    begun = subscriptions.beginnings(conn, team)
    if not begun:
        return []
    since = max(installed_at, min(begun.values()))
    named = coordinators.of_team(conn, team).values()
    if named:
        zones = people.zones(conn, team)
        return [
            Organiser(n.user, zones.get(n.user, c.CAPITALS[n.side]), max(since, n.at), (n.side,))
            for n in named
        ]
    # Of several channels of one person the earliest counts.
    latest_first = sorted(subscriptions.of_team(conn, team), key=lambda s: begun[s.channel])[::-1]
    asked = {s.by: Organiser(s.by, s.zone, max(since, begun[s.channel])) for s in latest_first}
    return list(asked.values())
