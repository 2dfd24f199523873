"""Working along: any number of people beside the lead of a side."""

from __future__ import annotations

from bot.domain.commands.coworkers import Join, Leave
from bot.domain.commands.notifications import ShowAlong
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.coworkers import AlreadyAlong, Joined, Left, NotAlong
from bot.domain.outcomes.errors import Refused
from bot.domain.rules.rights import Deed, refusal
from bot.domain.sides import Side
from bot.domain.state import Coworker
from bot.services.context import Context
from bot.services.lookups import asked_deliverable, side_asked
from bot.services.notifications import tell
from bot.services.people import introduce, unfit
from bot.services.usecases import writes
from storage import coworkers


@writes(Join)
def join(context: Context, command: Join) -> Outcome:
    """Work along from now on; the lead and the coordinator may say it of somebody else."""
    asked = _asked(context, command, "join")
    if isinstance(asked, Outcome):
        return asked
    card, side, user, name = asked
    id, seat = card.deliverable.id, card.seat(side)
    if card.along(user, side) or (seat and seat.holder == user):
        return AlreadyAlong(card, side, user, name)
    introduce(context, user, side)
    add_one(context, id, side, user, name)
    tell(context, user, ShowAlong(user, context.user, id))
    return Joined(context.card_of(id), side, user, name, context.user)


@writes(Leave)
def leave(context: Context, command: Leave) -> Outcome:
    """Work along no more; the lead and the coordinator may say it of somebody else."""
    asked = _asked(context, command, "leave")
    if isinstance(asked, Outcome):
        return asked
    card, side, user, name = asked
    if not leave_one(context, card.deliverable.id, side, user):
        return NotAlong(card, side, user, name)
    return Left(context.card(card.deliverable), side, user, name, context.user)


def add_one(context: Context, id: str, side: Side, user: str, name: str) -> None:
    """Let somebody, called `name`, work along on a deliverable from now on."""
    coworkers.join(context.conn, context.team, id, side, user, context.user, context.now)
    new = Coworker(id, side, user, name, context.now, context.user)
    context.state.coworkers[id, side] = (*context.state.coworkers.get((id, side), ()), new)
    context.changed(id, f"{side} co-worker", None, user)


def leave_one(context: Context, id: str, side: Side, user: str) -> bool:
    """Let somebody work along on a deliverable no more; False if they did not."""
    along = context.state.coworkers.get((id, side), ())
    if not any(each.user == user for each in along):
        return False
    coworkers.leave(context.conn, context.team, id, side, user)
    context.state.coworkers[id, side] = tuple(each for each in along if each.user != user)
    context.changed(id, f"{side} co-worker", user, None)
    return True


def leave_all(context: Context, user: str) -> None:
    """Let somebody work along on nothing any more."""
    for each in coworkers.held_by(context.conn, context.team, user):
        leave_one(context, each.deliverable, each.side, user)


def _asked(
    context: Context, command: Join | Leave, verb: str
) -> Outcome | tuple[Card, Side, str, str]:
    """The deliverable, the side and the person that it is about, or why it is not."""
    deliverable = asked_deliverable(context, command.id, verb)
    if isinstance(deliverable, Outcome):
        return deliverable
    side = context.actor.side
    if side is None:
        return side_asked(context, context.request.said)
    card = context.card(deliverable)
    if command.user in (None, context.user):
        rule = refusal(context.actor, Deed.JOIN, side)
        return Refused(rule) if rule else (card, side, context.user, context.profile.name)
    seat = card.seat(side)
    leads = seat is not None and seat.is_with(context.user)
    rule = refusal(context.actor, Deed.REPORT, side, holds=leads)
    rule = rule or unfit(context, str(command.user), side)
    return Refused(rule, side) if rule else (card, side, str(command.user), context.assignee.name)
