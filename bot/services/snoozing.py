"""Answers to what people are told: not before a day, and still true."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain import commands as c
from bot.domain.nudges import local_date
from bot.domain.outcomes import Confirmed, Outcome, Refused, Rule, Snoozed, SnoozeFormOpened
from bot.domain.snoozes import Until, day_of
from bot.services.asking import asked_deliverable
from bot.services.context import Context
from bot.services.reports import place
from storage import history, snoozes

# Whoever says twice in a day that something is still true has said it once.
_AGAIN = timedelta(days=1)


def snooze(context: Context, command: c.Snooze) -> Outcome:
    """Tell whoever asks nothing of a deliverable before a day that lies ahead of them."""
    at = place(context, asked_deliverable(context, command.id, "snooze"))
    if isinstance(at, Outcome):
        return at
    today = local_date(context.now, context.profile.zone)
    until = day_of(command.until, today)
    if until <= today:
        return Refused(Rule.PAST_DAY)
    before = ahead(context, context.user, today).get(at.deliverable)
    if until != before:
        conn, team, user = context.conn, context.team, context.user
        snoozes.put(conn, team, user, at.deliverable, until, context.now)
        old = before.isoformat() if before else None
        context.changed(at.deliverable, f"{at.side} snooze", old, until.isoformat())
    return Snoozed(context.card_of(at.deliverable), until)


def open_form(context: Context, id: str) -> Outcome:
    """Until when to snooze a deliverable, for whoever reports on it."""
    at = place(context, asked_deliverable(context, id, "snooze"))
    if isinstance(at, Outcome):
        return at
    today = local_date(context.now, context.profile.zone)
    words = {until: day_of(until, today) for until in Until}
    return SnoozeFormOpened(id, context.card_of(at.deliverable), words)


def ahead(context: Context, user: str, today: date) -> dict[str, date]:
    """Until when somebody does not want to hear of some deliverables, by their ids."""
    known = snoozes.of_team(context.conn, context.team)
    return {id: until for (who, id), until in known.items() if who == user and until > today}


def confirm(context: Context, command: c.Confirm) -> Outcome:
    """What is reported is still true; only the history tells that this was said."""
    at = place(context, asked_deliverable(context, command.id, "confirm"))
    if isinstance(at, Outcome):
        return at
    if not is_confirmed(context, *at, context.user, context.now - _AGAIN):
        context.changed(at.deliverable, _what(at.side), None, "confirmed")
    return Confirmed(context.card_of(at.deliverable), at.side)


def is_confirmed(context: Context, id: str, side: c.Side, user: str, since: datetime) -> bool:
    """Whether somebody has said since an instant that what a side reports is still true."""
    return any(
        change.what == _what(side) and change.by == user and change.at >= since
        for change in history.of(context.conn, context.team, id)
    )


def _what(side: c.Side) -> str:
    return f"{side} confirmation"
