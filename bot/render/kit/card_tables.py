"""Deliverables as a table: a row each, whose id opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.outcomes.base import Card
from bot.domain.sides import SEATS, Side
from bot.render.kit import lateness
from bot.render.kit.blocks import Words, bold
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import open_button, seat_button
from bot.render.kit.cards import due_before, located, seats
from bot.render.kit.dates import spell, spell_day
from bot.render.kit.language import _, enumerated
from bot.render.kit.message import Block
from bot.render.kit.standings import due, due_date, stand
from bot.render.kit.tables import Cell, Row, Table
from bot.render.kit.words import SIDES, STATES, fact, title


def seats_table(caption: str, cards: Sequence[Card], view: View) -> Table:
    """How far each side is and who leads there, by when, and a button for the reader."""
    columns = (*_heads(), *(SIDES[side] for side in SEATS), _("Due"), _("To do"))
    rows = []
    for card in cards:
        sides = (stand(card, side) for side in SEATS)
        rows.append(_row(card, (*_what(card), *sides, _dates(card), seat_button(card, view) or "")))
    return Table(caption, columns, tuple(rows))


def meeting_table(caption: str, cards: Sequence[Card], view: View, heading: str = "") -> Table:
    """What is due by a meeting, which is not named again, and a button to claim it."""
    columns = (*_heads(), *(SIDES[side] for side in SEATS), _("To do"))
    rows = []
    for card in cards:
        button, id = seat_button(card, view), card.deliverable.id
        cells = (*_what(card), *(stand(card, side) for side in SEATS), button or "")
        words = (bold(id), f" {title(card.deliverable)}{located(card)}\n{seats(card)}")
        rows.append(Row(cells, words, id, button or open_button(card.deliverable.id), (id,)))
    return Table(caption, columns, tuple(rows), heading)


def late_table(caption: str, cards: Sequence[Card], today: date) -> Table:
    """Who leads on each side, and since when it is late."""
    heads = (head for side in SEATS for head in (SIDES[side], lateness.column(side)))
    rows = []
    for card in cards:
        told = [(stand(card, side), lateness.first_day(card, side, today)) for side in SEATS]
        sides = (word for pair in told for word in pair)
        rows.append(_row(card, (*_what(card), *sides), today))
    return Table(caption, (*_heads(), *heads), tuple(rows))


def own_table(
    caption: str, cards: Sequence[Card], view: View, today: date, snoozed: Mapping[str, date]
) -> Table:
    """What the reader holds: how far their own side is, by when, and how far the other.

    `snoozed` is until when they snoozed it, by id.
    """
    columns = (*_heads(), _("State"), _("Due"), _("Other side"))
    rows = (_own(card, view, today, snoozed.get(card.deliverable.id)) for card in cards)
    return Table(caption, columns, tuple(rows))


def _own(card: Card, view: View, today: date, asleep: date | None) -> Row:
    """A row; without tables it has a paragraph and a button of its own."""
    side = next((each for each in SEATS if view.viewer and card.holds(view.viewer, each)), Side.EU)
    other = next(each for each in SEATS if each is not side)
    sleeping = _("snoozed until {date}").format(date=spell_day(asleep)) if asleep else ""
    told = (due_date(card, side), lateness.late_since(card, side, today), sleeping)
    until = enumerated([words for words in told if words])
    state, others = STATES[card.status(side)], stand(card, other)
    row = _row(card, (*_what(card), state, until, others), today)
    note = (fact(sleeping),) if sleeping else ()
    words = (*row.words, *note)
    return replace(
        row, words=words, group=card.deliverable.id, beside=open_button(card.deliverable.id)
    )


def id_button(id: str) -> Block:
    """An id that shows what it stands for."""
    return look(id, f"show {id}", spoken=_("Details of {id}").format(id=id))


def _heads() -> tuple[str, str]:
    return (_("Id"), _("Deliverable"))


def _what(card: Card) -> tuple[Cell, Cell]:
    return (id_button(card.deliverable.id), _called(card))


def _called(card: Card) -> str:
    """Its title, that nobody has promised it, and its statement where that is not the newest."""
    name = title(card.deliverable)
    if card.deliverable.strength is None:
        name = _("{title} (followed up, not promised)").format(title=name)
    since = fact(_("since {statement}").format(statement=card.since)) if card.since else ""
    return f"{name}{since}"


def _dates(card: Card) -> str:
    """What it is due before, in short: "OECD-2024, 2–3 May 2024 · EU 12 May 2026"."""
    meetings = [
        _("{meeting}, {date}").format(meeting=each.id, date=spell(each.when))
        for each in card.milestones
        if each.when.edtf
    ]
    own = [f"{SIDES[side]} {words}" for side in SEATS if (words := due_date(card, side))]
    return " · ".join([*meetings, *own])


def _row(card: Card, cells: tuple[Cell, ...], today: date | None = None) -> Row:
    """A row, and the same in words; without tables a topic's are together, with a way to it."""
    topic = card.deliverable.topic
    meetings = [due_before(card, each) for each in card.milestones if each.when.edtf]
    own = [told for side in SEATS if (told := due(card, side, today))]
    facts = " · ".join([_called(card), seats(card), *meetings, *own])
    beside = look(_("Details"), f"topic {topic}", spoken=_("Details of {id}").format(id=topic))
    words: tuple[Words, ...] = (bold(card.deliverable.id), f" {facts}")
    return Row(cells, words, topic, beside, (card.deliverable.id,))
