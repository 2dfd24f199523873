"""What is due to people: planned into the outbox, and worded when it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from bot.domain.commands.filters import Mark
from bot.domain.commands.nudges import Confirm, ShowNudge, Snooze
from bot.domain.dates.hours import local_date, local_instant
from bot.domain.outbox import DeliveryKind
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.forms import SnoozeFormOpened
from bot.domain.outcomes.nudges import Confirmed, Nudge, NudgeShown, Question, Snoozed
from bot.domain.people import STRANGER
from bot.domain.rules.chase import answer, answerable, reasons
from bot.domain.rules.filters import Facts
from bot.domain.rules.nudges import plan, told_on, turns
from bot.domain.rules.responsibilities import Responsibility, responsibilities
from bot.domain.rules.rights import Rule
from bot.domain.rules.snoozes import Until, day_of
from bot.domain.series import Series, Wording
from bot.domain.sides import CAPITALS, SEATS, Side
from bot.domain.state import Ask, State
from bot.services import chase
from bot.services.context import Context
from bot.services.filters import facts_of
from bot.services.lookups import asked_deliverable
from bot.services.progress import place
from bot.services.usecases import reads, writes
from storage import coordinators, history, outbox, people, renewals, snoozes

_MIDNIGHT = time()


def replan(
    conn: Connection,
    catalogue: Series,
    team: str,
    known: State,
    now: datetime,
) -> list[datetime]:
    """Bring what people of one workspace are to be told in line with what should be.

    Returns:
        The instants at which that becomes something else, some of them past.
    """
    zones = people.zones(conn, team)
    theirs = _charges(conn, catalogue, team, known)
    wanted = plan(team, theirs, zones, now, chase.occasions(conn, team, zones, now))
    outbox.reconcile(conn, team, DeliveryKind.NUDGE, wanted)
    return list(turns(wanted, zones, now))


@reads(ShowNudge)
def show(context: Context, command: ShowNudge) -> NudgeShown:
    """What somebody is told on a day; once it was told, how the very same stands now."""
    conn, team, user = context.conn, context.team, command.user
    known = _charges(conn, context.catalogue, team, context.state)
    theirs = {each.deliverable: each for each in known if each.user == user}
    zones = people.zones(conn, team)
    acts_for = context.actor_of(user, STRANGER).side
    side = next((each.side for each in theirs.values()), acts_for)
    zone = zones.get(user) or CAPITALS[side if side in SEATS else Side.EU]
    day, ids = command.day, command.ids
    last = outbox.last_told(conn, team, DeliveryKind.NUDGE, user, day)
    asked = {ask.deliverable: ask for ask in chase.asked_of(context, user, last, day)}
    if not ids:
        besides = [o for o in chase.occasions(conn, team, zones, context.now) if o.user == user]
        planned = plan(team, theirs.values(), zones, context.now, besides)
        if day in {each.subject_date for each in planned}:
            told = (id for id, each in theirs.items() if told_on(each, day, zone))
            ids = tuple(dict.fromkeys([*told, *asked]))
    today = local_date(context.now, zone)
    since = local_instant(day, _MIDNIGHT, zone)
    nudges = [
        _nudge(context, user, card, theirs.get(card.deliverable.id), day, today, since)
        for card in context.cards_of(ids)
    ]
    facts = facts_of(context, (Mark.SILENT,))
    answering = (
        _asking(context, each, ask, facts) if (ask := asked.get(each.card.deliverable.id)) else each
        for each in nudges
    )
    return NudgeShown(
        user,
        day,
        today,
        tuple(sorted(answering, key=_by_date)),
        chase.results_for(context, user, last, day),
        chase.month_for(context, user, zone, last, day),
    )


def _charges(conn: Connection, catalogue: Series, team: str, known: State) -> list[Responsibility]:
    """What everybody in a workspace answers for."""
    named, snoozed = coordinators.of_team(conn, team), snoozes.of_team(conn, team)
    asked = renewals.after(conn, team, catalogue.statement.slug) if catalogue.several else {}
    return list(responsibilities(catalogue, known, named, snoozed, asked))


def _nudge(
    context: Context,
    user: str,
    card: Card,
    responsibility: Responsibility | None,
    day: date,
    today: date,
    since: datetime,
) -> Nudge:
    """One deliverable as it stands for somebody, who may answer for it no more."""
    if responsibility is None:
        acts_for = context.actor_of(user, STRANGER).side
        side = next((each for each in SEATS if each is acts_for), SEATS[0])
        return Nudge(card, side, term=None, theirs=False, leads=False)
    snoozed = (
        responsibility.snoozed
        if responsibility.snoozed and responsibility.snoozed > today
        else None
    )
    asks = responsibility.term is None or responsibility.asked == day
    confirmed = asks and is_confirmed(
        context, card.deliverable.id, responsibility.side, user, since
    )
    return Nudge(
        card,
        responsibility.side,
        responsibility.term,
        theirs=True,
        leads=responsibility.leads,
        snoozed=snoozed,
        confirmed=confirmed,
        changed=_changed(context.catalogue, card) if responsibility.changed == day else None,
        asked=responsibility.asked == day,
    )


def _changed(series: Series, card: Card) -> Wording:
    """What the newest statement says of a promise."""
    return series.lives[card.deliverable.id][0]


def _asking(context: Context, told: Nudge, ask: Ask, facts: Facts) -> Nudge:
    """What somebody is told of a deliverable, with what they were asked; whatever they answered."""
    lines = history.of(context.conn, context.team, ask.deliverable)
    by = people.name_of(context.conn, context.team, ask.by)
    why = reasons(told.card, ask.side, facts)
    return replace(
        told,
        side=ask.side,
        theirs=ask.user in answerable(told.card, ask.side),
        leads=told.card.seat(ask.side) is not None,
        question=Question(by, why, answer(ask, lines) is not None),
        confirmed=False,  # to confirm it is an answer
    )


def _by_date(nudge: Nudge) -> tuple[bool, date, str]:
    """What is late or due comes first, the earliest on top; then what has no date."""
    term = nudge.term
    return (term is None, term.last if term else date.max, nudge.card.deliverable.id)


# Whoever says twice in a day that something is still true has said it once.
_AGAIN = timedelta(days=1)


@writes(Snooze)
def snooze(context: Context, command: Snooze) -> Outcome:
    """Tell whoever asks nothing of a deliverable before a day that lies ahead of them."""
    at = place(context, asked_deliverable(context, command.id, "snooze"))
    if isinstance(at, Outcome):
        return at
    today = local_date(context.now, context.profile.zone)
    until = day_of(command.when, today)
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


@writes(Confirm)
def confirm(context: Context, command: Confirm) -> Outcome:
    """What is reported is still true; only the history tells that this was said.

    Of several, what is no longer the asker's is left out; why, if nothing is left.
    """
    found = [place(context, asked_deliverable(context, id, "confirm")) for id in command.ids]
    theirs = [at for at in found if not isinstance(at, Outcome)]
    if not theirs:
        return next(at for at in found if isinstance(at, Outcome))
    for at in theirs:
        if not is_confirmed(context, *at, context.user, context.now - _AGAIN):
            context.changed(at.deliverable, _what(at.side), None, "confirmed")
    return Confirmed(context.cards_of(at.deliverable for at in theirs), theirs[0].side)


def is_confirmed(context: Context, id: str, side: Side, user: str, since: datetime) -> bool:
    """Whether somebody has said since an instant that what a side reports is still true."""
    return any(
        change.what == _what(side) and change.by == user
        for change in history.since(context.conn, context.team, id, since)
    )


def _what(side: Side) -> str:
    return f"{side} confirmation"
