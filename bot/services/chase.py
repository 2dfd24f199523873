"""Asking everybody of a side about what is behind, and telling what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import chain

from sqlalchemy import Connection

from bot.domain.commands.chase import Chase
from bot.domain.commands.filters import Filter, Mark
from bot.domain.dates.hours import local_date, local_instant
from bot.domain.outbox import DeliveryKind
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.chase import (
    Answered,
    Behind,
    Chased,
    ChasePreviewed,
    ChaseResult,
    MonthOfSide,
)
from bot.domain.outcomes.errors import Refused
from bot.domain.rules.chase import (
    REMEMBERED,
    answer,
    answerable,
    at_once,
    day_of_result,
    day_to_ask,
    month_before,
    months,
    reasons,
)
from bot.domain.rules.filters import fits
from bot.domain.rules.nudges import HOUR, LOOK_BACK, Occasion, counts
from bot.domain.rules.reminders.digests import net
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import CAPITALS, Side
from bot.domain.state import Ask
from bot.services.context import Context
from bot.services.filters import facts_of, narrowed
from bot.services.usecases import writes
from storage import asks, coordinators, history, outbox, people

_TWO_DAYS = timedelta(days=2)
_MIDNIGHT = time()


@writes(Chase)
def chase(context: Context, command: Chase) -> Outcome:
    """Show who would be asked about what; ask them once that is confirmed.

    For the coordinator of the side alone. Who was asked lately, and what came of it is not told
    yet, is not asked again.
    """
    side = context.actor.coordinates or command.filter.side
    if rule := refusal(context.actor, Deed.DECIDE, command.filter.side or side):
        return Refused(Rule.NOT_THEIR_COORDINATOR if rule is Rule.OTHER_SIDE else rule)
    chosen = replace(command.filter, side=side)
    previewed = _previewed(context, chosen)
    if not isinstance(previewed, ChasePreviewed) or not previewed.asked:
        return previewed
    return previewed if context.request.confirmed is None else _ask(context, previewed)


def _previewed(context: Context, chosen: Filter) -> ChasePreviewed | Outcome:
    found = narrowed(context, chosen, "chase")
    if isinstance(found, Outcome):
        return found
    side, facts = Side(str(chosen.side)), facts_of(context, (Mark.SILENT,))
    asked: defaultdict[str, list[Behind]] = defaultdict(list)
    nobody, waiting = list[Behind](), list[Behind]()
    pending = _pending(context)
    for card in found.cards:
        behind = Behind(card, reasons(card, side, facts))
        users = [user for user in answerable(card, side) if user != context.user]
        new = [user for user in users if (card.deliverable.id, user) not in pending]
        if not behind.reasons:
            continue
        if not new:
            (waiting if users else nobody).append(behind)
        for user in new:
            asked[user].append(behind)
    return ChasePreviewed(
        found.filter,
        found.topics,
        side,
        {user: tuple(those) for user, those in asked.items()},
        people.names(context.conn, context.team),
        tuple(nobody),
        tuple(waiting),
    )


def _pending(context: Context) -> set[tuple[str, str]]:
    """The deliverables, each with a person, of which it is not told yet what came of an ask."""
    known = asks.since(context.conn, context.team, context.now - REMEMBERED)
    waiting = (those for those in at_once(known).values() if _told_at(those) > context.now)
    return {(ask.deliverable, ask.user) for ask in chain.from_iterable(waiting)}


def _told_at(those: tuple[Ask, ...]) -> datetime:
    """When it is told what came of what was asked at once, by the clock of the side's capital."""
    return local_instant(day_of_result(those), HOUR, CAPITALS[those[0].side])


def _ask(context: Context, previewed: ChasePreviewed) -> Chased:
    """Record who is asked on which day: the plan of the messages of the day does the rest."""
    side, zones = previewed.side, people.zones(context.conn, context.team)
    new: list[Ask] = []
    for user, those in previewed.asked.items():
        day = _day_to_ask(context, user, side, zones.get(user, CAPITALS[side]))
        ids = [behind.card.deliverable.id for behind in those]
        new += [Ask(id, side, user, context.user, context.now, day) for id in ids]
        for id in ids:
            context.note(id, f"{side} asked", None, user)
        context.concerned.add(user)
    asks.add(context.conn, context.team, new)
    number = len({ask.deliverable for ask in new})
    return Chased(side, len(previewed.asked), number, day_of_result(new))


def _day_to_ask(context: Context, user: str, side: Side, zone: str) -> date:
    """The first working day on which a person was told nothing yet, where they live."""
    beyond = outbox.hold(
        context.conn, context.team, DeliveryKind.NUDGE, user, context.now - _TWO_DAYS
    )
    taken = {day for told, at in beyond for day in (told, local_date(at, zone))}
    return day_to_ask(local_date(context.now, zone), side, taken)


def occasions(
    conn: Connection, team: str, zones: dict[str, str], now: datetime
) -> Iterator[Occasion]:
    """What people are told besides of what they answer for.

    That is what their coordinator asked them; and coordinators, what came of that, and once a
    month how their side stands.
    """
    known = asks.since(conn, team, now - REMEMBERED)
    yield from (Occasion(ask.user, ask.side, ask.day) for ask in known)
    for asked, those in at_once(known).items():
        yield Occasion(asked.by, those[0].side, day_of_result(those))
    yield from months(coordinators.of_team(conn, team).values(), zones, now)


def asked_of(context: Context, user: str, after: date | None, until: date) -> list[Ask]:
    """What somebody was asked and is told on a day, if they were told something `after` it last."""
    known = asks.since(context.conn, context.team, context.now - REMEMBERED)
    return [a for a in known if a.user == user and _is_within(a.day, after, until)]


def results_for(
    context: Context, user: str, after: date | None, until: date
) -> tuple[ChaseResult, ...]:
    """What came of what somebody asked, as far as it is told on the day `until`."""
    known = asks.since(context.conn, context.team, context.now - REMEMBERED)
    return tuple(
        ChaseResult(those[0].side, tuple(_answered(context, ask) for ask in those))
        for asked, those in at_once(known).items()
        if asked.by == user and _is_within(day_of_result(those), after, until)
    )


def _answered(context: Context, ask: Ask) -> Answered:
    lines = history.of(context.conn, context.team, ask.deliverable)
    name = people.name_of(context.conn, context.team, ask.user)
    return Answered(ask, name, context.card_of(ask.deliverable), answer(ask, lines))


def month_for(
    context: Context, user: str, zone: str, after: date | None, until: date
) -> MonthOfSide | None:
    """How the side of a coordinator stands, if they are told on the day `until`; None if not."""
    conn, team = context.conn, context.team
    named = [each for each in coordinators.of_team(conn, team).values() if each.user == user]
    here = local_instant(until, _MIDNIGHT, zone)
    told = [
        each.day
        for each in months(named, {user: zone}, here)
        if counts(each, each.day, local_instant(each.day, HOUR, zone))
        and _is_within(each.day, after, until)
    ]
    if not (named and told):
        return None
    month = _month(context, named[0].side, month_before(max(told)), zone)
    return None if month.over else month


def _month(context: Context, side: Side, since: date, zone: str) -> MonthOfSide:
    facts = facts_of(context, (Mark.SILENT,))
    cards = context.cards(context.catalogue.deliverables)
    begun = local_instant(since, _MIDNIGHT, zone)
    lines = net(history.between(context.conn, context.team, begun, context.now))
    changed = {line.subject for line in lines if line.what.startswith(f"{side} ")}

    def those(mark: Mark) -> tuple[Card, ...]:
        wanted = Filter(side=side, marks=(mark,))
        return tuple(card for card in cards if fits(card, wanted, facts))

    return MonthOfSide(
        side,
        since,
        those(Mark.LATE),
        those(Mark.SILENT),
        those(Mark.NO_LEAD),
        tuple(card for card in cards if card.deliverable.id in changed),
    )


def _is_within(day: date, after: date | None, until: date) -> bool:
    """Whether a day is told of on the day `until`, where the last message came `after` another."""
    return (after or until - LOOK_BACK) < day <= until
