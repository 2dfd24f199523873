"""Telling people what others did that concerns them: one direct message each, worded when sent.

What is kept in the outbox is a view: the question whose answer the message is.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import commands as c
from bot.domain.people import is_user_id
from bot.domain.state import DeliveryKind, Planned, Seat
from bot.domain.views import spell_view
from bot.services.context import Context
from storage import outbox


def tell(context: Context, user: str, shown: c.Command) -> None:
    """Send somebody the answer to what only the bot says, unless it is themselves who asks."""
    if user == context.user or not is_user_id(user):
        return
    view = spell_view(shown)
    planned = Planned(
        team=context.team,
        destination=user,
        kind=DeliveryKind.TOLD,
        subject=f"{context.now.isoformat()} {view}",
        due_at=context.now,
        payload={"view": view},
    )
    outbox.plan(context.conn, [planned])
    context.concerned.add(user)


def relieved(context: Context, taken: Iterable[Seat]) -> None:
    """Tell those from whom seats were taken; of a unit's seat, whoever had named the unit."""
    losers: dict[str, list[str]] = {}
    for seat in taken:
        told = seat.holder if is_user_id(seat.holder) else seat.by
        losers.setdefault(told, []).append(seat.deliverable)
    for user, ids in losers.items():
        tell(context, user, c.ShowRelieved(user, context.user, tuple(ids)))


def handed_back(context: Context, seat: Seat) -> None:
    """Tell whoever had given a seat that it was handed back."""
    if seat.by != seat.holder == context.user:
        tell(context, seat.by, c.ShowHandedBack(seat.by, context.user, (seat.deliverable,)))
