"""Somebody's calendar: its secret address, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_urlsafe

from bot.domain.calendars import DueDay, Feed, Meeting, days_of
from bot.domain.commands.calendars import MakeCalendar, RevokeCalendar
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.calendars import (
    CalendarAsked,
    CalendarMade,
    CalendarRevoked,
    CalendarUnavailable,
)
from bot.domain.sides import SEATS
from bot.services.context import Context
from bot.services.lists import held
from bot.services.usecases import writes
from storage import calendars, seats

SECRET_BYTES = 32


@writes(MakeCalendar)
def make(context: Context, command: MakeCalendar) -> Outcome:
    """A secret address, shown this once; who has one already is asked before it stops."""
    if not context.public_url:
        return CalendarUnavailable()
    conn, team, user = context.conn, context.team, context.user
    before = calendars.made_at(conn, team, user)
    if before and not command.anew:
        return CalendarAsked(before)
    secret = token_urlsafe(SECRET_BYTES)
    calendars.put(conn, team, user, secret, context.now)
    return CalendarMade(f"{context.public_url}/calendar/{secret}.ics", replaced=before is not None)


@writes(RevokeCalendar)
def revoke(context: Context, _: RevokeCalendar) -> CalendarRevoked:
    """The address stops; nothing else does."""
    return CalendarRevoked(calendars.revoke(context.conn, context.team, context.user))


def feed(context: Context) -> Feed:
    """All meetings on known days, and what whoever asks has to be done with on known days."""
    return Feed(
        context.team,
        context.user,
        context.catalogue.statement,
        tuple(_meetings(context)),
        tuple(_dues(context)),
        seats.released(context.conn, context.team),
    )


def _meetings(context: Context) -> Iterator[Meeting]:
    for id, milestone in sorted(context.milestones.items()):
        if days := days_of(milestone.when):
            named = context.catalogue.deliverables_before(id)
            yield Meeting(milestone, days, context.cards(named))


def _dues(context: Context) -> Iterator[DueDay]:
    """What is in hand and not settled: that which is done is due no more."""
    for card in held(context):
        for side in SEATS:
            standing, when = card.standing(side), card.due(side)
            if standing is None or when is None or standing.status.settled:
                continue
            days = days_of(when)
            if days and card.holds(context.user, side):
                yield DueDay(card, side, standing, days)
