"""Deliverables as a table: a row each, whose id opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.outcomes.base import Card
from bot.domain.sides import SEATS, Side
from bot.render.kit.blocks import Words, bold
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import open_button, seat_button
from bot.render.kit.cards import seats
from bot.render.kit.dates import spell_day
from bot.render.kit.message import Block
from bot.render.kit.standings import due, due_date, lead, stand
from bot.render.kit.tables import Cell, Row, Table
from bot.render.kit.words import SIDES

_WHAT = ("Id", "Deliverable")


def seats_table(caption: str, cards: Sequence[Card], view: View) -> Table:
    """Who leads on each side, and a button for what the reader can do about it."""
    columns = (*_WHAT, *(SIDES[side] for side in SEATS), "To do")
    rows = []
    for card in cards:
        button = seat_button(card, view)
        cells = (*_what(card), *(stand(card, side) for side in SEATS), button or "")
        rows.append(_row(card, cells, seats(card)))
    return Table(caption, columns, tuple(rows))


def states_table(caption: str, cards: Sequence[Card], heading: str = "") -> Table:
    """Who leads on each side, and how far it is."""
    columns = (*_WHAT, *(f"{SIDES[side]} {what}" for side in SEATS for what in ("lead", "state")))
    rows = []
    for card in cards:
        told = [(lead(card.seat(side)), str(card.status(side))) for side in SEATS]
        cells = (*_what(card), *(word for pair in told for word in pair))
        rows.append(_row(card, cells, seats(card)))
    return Table(caption, columns, tuple(rows), heading)


def late_table(caption: str, cards: Sequence[Card], today: date) -> Table:
    """Since when each side is late, and who leads there."""
    columns = (*_WHAT, *(f"{SIDES[side]} {what}" for side in SEATS for what in ("", "late since")))
    rows = []
    for card in cards:
        told = [(stand(card, side), late_since(card, side, today)) for side in SEATS]
        cells = (*_what(card), *(word for pair in told for word in pair))
        dues = [words for side in SEATS if (words := due(card, side, today))]
        rows.append(_row(card, cells, " · ".join([seats(card), *dues])))
    return Table(caption, tuple(each.strip() for each in columns), tuple(rows))


def own_table(
    caption: str, cards: Sequence[Card], view: View, today: date, snoozed: Mapping[str, date]
) -> Table:
    """What the reader holds: how far their own side is, by when, and how far the other.

    `snoozed` is until when they snoozed it, by id.
    """
    columns = (*_WHAT, "State", "Due", "Other side")
    rows = (_own(card, view, today, snoozed.get(card.deliverable.id)) for card in cards)
    return Table(caption, columns, tuple(rows))


def _own(card: Card, view: View, today: date, asleep: date | None) -> Row:
    """A row; without tables it has a paragraph and a button of its own."""
    side = next((each for each in SEATS if view.viewer and card.holds(view.viewer, each)), Side.EU)
    other = next(each for each in SEATS if each is not side)
    late = late_since(card, side, today)
    dates = [due_date(card, side), f"late since {late}" if late else ""]
    dates.append(f"snoozed until {spell_day(asleep)}" if asleep else "")
    until = ", ".join(words for words in dates if words)
    state, others = str(card.status(side)), stand(card, other)
    facts = [f"{SIDES[side]} {state}", f"due: {until}" if until else "", f"{SIDES[other]} {others}"]
    cells = (*_what(card), state, until, others)
    row = _row(card, cells, " · ".join(fact for fact in facts if fact))
    return replace(row, group=card.deliverable.id, beside=open_button(card))


def late_since(card: Card, side: Side, today: date) -> str:
    """The first day after one side's due date, where it is late; empty otherwise."""
    when = card.due(side)
    if when is None or when.latest is None or not card.late(side, today):
        return ""
    return spell_day(when.latest + timedelta(days=1))


def _what(card: Card) -> tuple[Cell, Cell]:
    return (id_button(card.deliverable.id), card.deliverable.title)


def id_button(id: str) -> Block:
    """An id that shows what it stands for."""
    return look(id, f"show {id}", spoken=f"Details of {id}")


def _row(card: Card, cells: tuple[Cell, ...], facts: str) -> Row:
    """A row, and the same in words; without tables a topic's are together, with a way to it."""
    topic = card.deliverable.topic
    words: tuple[Words, ...] = (
        bold(card.deliverable.id),
        f" {card.deliverable.title} · {facts}",
    )
    beside = look("Details", f"topic {topic}", spoken=f"Details of {topic}")
    return Row(cells, words, topic, beside, (card.deliverable.id,))
