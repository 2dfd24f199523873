"""The partnership on one screen, and the board that keeps it in a channel."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from bot.domain.commands.filters import Mark
from bot.domain.commands.menu import spell_view
from bot.domain.commands.overview import (
    BoardState,
    MarkPinned,
    PostBoard,
    ShowBoard,
    ShowOverview,
)
from bot.domain.dates.hours import local_instant
from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.outcomes.base import Card, Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.overview import BoardPinned, BoardPosted, BoardShown, OverviewShown
from bot.domain.rules.milestones import agenda, today
from bot.domain.rules.rights import Rule
from bot.domain.rules.silence import is_silent
from bot.domain.sides import CAPITALS, SEATS, Side
from bot.services.context import Context
from bot.services.filters import facts_of
from bot.services.usecases import reads, writes
from storage import outbox, seen, shown


@reads(ShowOverview, same_for_all=True)
def overview(context: Context, _: ShowOverview) -> OverviewShown:
    """How far both sides are, what is late or silent, and the meetings to come."""
    catalogue = context.catalogue
    cards = context.cards(catalogue.deliverables)
    return OverviewShown(
        statement=catalogue.statement,
        topics=catalogue.topics,
        cards=cards,
        silent=silent(context, cards),
        ahead=agenda(context.milestones.values(), context.now).ahead,
        today=today(context.now),
    )


@reads(ShowBoard, same_for_all=True)
def board(context: Context, command: ShowBoard) -> BoardShown:
    """A channel's board as it stands."""
    return BoardShown(overview(context, ShowOverview()), command.state)


@writes(PostBoard)
def post_board(context: Context, _: PostBoard) -> Outcome:
    """Post a board in the channel; an earlier one says from now on that it has moved.

    Two who ask at the same moment get one board.
    """
    if context.direct:
        return Refused(Rule.NOT_A_CHANNEL)
    conn, team, channel = context.conn, context.team, context.request.channel
    moved = shown.move_boards(conn, team, channel)
    view = spell_view(ShowBoard(BoardState.OFFERED))
    planned = Planned(
        team=team,
        destination=channel,
        kind=DeliveryKind.TOLD,
        # Another key once a board was sent: till then whoever asks means the same one.
        subject=f"board after {outbox.last_due(conn, team, DeliveryKind.TOLD, channel)}",
        due_at=context.now,
        payload={"view": view, "for": context.user},
    )
    outbox.plan(conn, [planned])
    return BoardPosted(again=moved)


@writes(MarkPinned)
def mark_pinned(context: Context, command: MarkPinned) -> BoardPinned:
    """Whether a board is pinned: one that is offers it no more."""
    channel = context.request.channel
    shown.mark_board(context.conn, context.team, channel, command.ts, pinned=command.pinned)
    return BoardPinned(command.pinned)


def replan(conn: Connection, team: str, now: datetime) -> list[datetime]:
    """Once a day, other things are late and silent: all boards of a workspace are drawn again.

    Returns:
        When the next day begins, where there is a board.
    """
    if not shown.has_boards(conn, team):
        return []
    day = today(now)
    if seen.first(conn, team, f"boards|{day}", now):
        shown.touch_boards(conn, team)
    return [local_instant(day + timedelta(days=1), time(), CAPITALS[Side.EU])]


def silent(context: Context, cards: tuple[Card, ...]) -> frozenset[tuple[str, Side]]:
    """Of which deliverables a side lets nothing be heard, each with that side."""
    recently = facts_of(context, (Mark.SILENT,)).heard
    return frozenset(
        (card.deliverable.id, side)
        for card in cards
        for side in SEATS
        if is_silent(card, side, recently)
    )
