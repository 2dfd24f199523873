"""What is due to people: planned into the outbox, and worded when it is sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import Connection

from bot.domain.charges import Charge, charges
from bot.domain.commands import CAPITALS, SEATS, ShowNudge, Side
from bot.domain.dates.hours import local_instant
from bot.domain.nudges import local_date, plan, told_on
from bot.domain.outcomes import Card, Nudge, NudgeShown
from bot.domain.people import STRANGER
from bot.domain.state import DeliveryKind, State
from bot.domain.statement import Catalogue
from bot.services.context import Context
from bot.services.snoozing import is_confirmed
from storage import coordinators, departures, outbox, people, snoozes, state, workspaces
from storage.engine import Database

_MIDNIGHT = time()


def replan(
    conn: Connection,
    catalogue: Catalogue,
    team: str,
    known: State,
    now: datetime,
    among: Collection[str] | None = None,
) -> None:
    """Bring what people of one workspace are to be told in line with what should be.

    That is everybody, or only the users `among` them, whom a change concerns.
    """
    theirs = _charges(conn, catalogue, team, known)
    if among is not None:
        theirs = [each for each in theirs if each.user in among]
    wanted = plan(team, theirs, people.zones(conn, team), now)
    outbox.reconcile(conn, team, DeliveryKind.NUDGE, wanted, among)


def plan_all(database: Database, catalogue: Catalogue, now: datetime) -> None:
    """Plan it for every workspace; doing it twice changes nothing."""
    with database.read() as conn:
        away = departures.away(conn)
        teams = [team for team in people.teams(conn) if team not in away]
    for team in teams:
        with database.write() as conn:
            workspaces.ensure(conn, team, now)
            replan(conn, catalogue, team, state.load(conn, team), now)


def show(context: Context, command: ShowNudge) -> NudgeShown:
    """What somebody is told on a day; once it was told, how the very same stands now."""
    conn, team, user = context.conn, context.team, command.user
    known = _charges(conn, context.catalogue, team, context.state)
    theirs = {each.deliverable: each for each in known if each.user == user}
    zones = people.zones(conn, team)
    side = next((each.side for each in theirs.values()), Side.EU)
    zone = zones.get(user) or CAPITALS[side]
    ids = command.ids
    if not ids:
        planned = plan(team, theirs.values(), zones, context.now)
        if command.day in {each.subject_date for each in planned}:
            ids = tuple(id for id, each in theirs.items() if told_on(each, command.day, zone))
    today = local_date(context.now, zone)
    since = local_instant(command.day, _MIDNIGHT, zone)
    nudges = [
        _nudge(context, user, card, theirs.get(card.deliverable.id), today, since)
        for card in context.cards_of(ids)
    ]
    return NudgeShown(user, command.day, today, tuple(sorted(nudges, key=_by_date)))


def _charges(conn: Connection, catalogue: Catalogue, team: str, known: State) -> list[Charge]:
    """What everybody in a workspace answers for."""
    named, snoozed = coordinators.of_team(conn, team), snoozes.of_team(conn, team)
    return list(charges(catalogue, known, named, snoozed))


def _nudge(
    context: Context, user: str, card: Card, charge: Charge | None, today: date, since: datetime
) -> Nudge:
    """One deliverable as it stands for somebody, who may answer for it no more."""
    if charge is None:
        acts_for = context.actor_of(user, STRANGER).side
        side = next((each for each in SEATS if each is acts_for), SEATS[0])
        return Nudge(card, side, term=None, theirs=False, leads=False)
    snoozed = charge.snoozed if charge.snoozed and charge.snoozed > today else None
    confirmed = charge.term is None and is_confirmed(
        context, card.deliverable.id, charge.side, user, since
    )
    return Nudge(
        card,
        charge.side,
        charge.term,
        theirs=True,
        leads=charge.leads,
        snoozed=snoozed,
        confirmed=confirmed,
    )


def _by_date(nudge: Nudge) -> tuple[bool, date, str]:
    """What is late or due comes first, the earliest on top; then what has no date."""
    term = nudge.term
    return (term is None, term.last if term else date.max, nudge.card.deliverable.id)
