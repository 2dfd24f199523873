"""Deliverables picked out of all: mine, those without a lead, those that are late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.lists import MineShown, OverdueShown, UnclaimedShown
from bot.domain.rules.rights import Rule
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Topic
from bot.render.errors import why
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import card_buttons, open_button
from bot.render.kit.cards import card
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import THE, counted, listed

_UNDATED = rows(
    [look("Milestones without a date", "milestones")],
    "What has no date is never late. See milestones for meetings, stocktake for the rest.",
)


@draw.register
def mine(shown: MineShown, view: View) -> Draft:
    """What the reader leads, each with what they can do about it."""
    if not shown.cards:
        words, way = nothing_led(shown.side, shown.rule)
        return Draft(paragraph(words), buttons=[way])
    facts = amount(shown.cards, view, shown.today)
    return Draft(
        headline(f"What you lead{_scope((), shown.side)}"),
        [small(facts), *(own(each, view, shown.today, shown.snoozed) for each in shown.cards)],
    )


@draw.register
def unclaimed(shown: UnclaimedShown, view: View) -> Draft:
    """What has no lead, by topic."""
    scope = _scope(shown.topics, shown.side)
    if not shown.cards:
        return Draft(paragraph(f"Everything has a lead{scope}."))
    title = f"Without a lead{scope}: {counted(len(shown.cards), 'deliverable')}"
    return Draft(headline(title), by_topic(shown.cards, view))


@draw.register
def overdue(shown: OverdueShown, view: View) -> Draft:
    """What is late, by topic."""
    scope = _scope(shown.topics, shown.side)
    if not shown.cards:
        return Draft(paragraph(f"Nothing is overdue{scope}."), _UNDATED)
    title = f"Overdue{scope}: {counted(len(shown.cards), 'deliverable')}"
    return Draft(headline(title), [*by_topic(shown.cards, view, shown.today), *_UNDATED])


def nothing_led(side: Side | None, rule: Rule | None = None) -> tuple[str, Block]:
    """That somebody leads nothing, and a button for how to begin; to who only reads, why."""
    if rule:
        return f"You lead nothing. {why(rule)}", look("Topics", "topics")
    if side is None:
        words = "You lead nothing yet. First choose the side that you work for."
        return words, look("Choose a side", "side")
    if side is Side.COORDINATOR:
        return "You coordinate, and lead nothing yourself.", look("Without a lead", "unclaimed")
    words = f"You lead nothing for {THE[side]} yet. You can claim what has no lead."
    return words, look("Without a lead", f"unclaimed {side}")


def _scope(topics: Sequence[Topic], side: Side | None) -> str:
    """What a list is narrowed down to: " in Cybersecurity for the EU"."""
    among = f" in {listed([topic.title for topic in topics])}" if topics else ""
    return among + (f" for {THE[side]}" if side else "")


def amount(cards: Sequence[Card], view: View, today: date) -> str:
    """How much its reader leads or helps with, and how much of it is late, `today`."""
    late = number_late(cards, view, today)
    return f"{counted(len(cards), 'deliverable')}, {late or 'none'} late"


def number_late(cards: Sequence[Card], view: View, today: date) -> int:
    """How many are late on the side on which their reader holds them."""
    return sum(
        each.late(side, today)
        for each in cards
        for side in SEATS
        if view.viewer and each.holds(view.viewer, side)
    )


def own(shown: Card, view: View, today: date, snoozed: Mapping[str, date] | None = None) -> Piece:
    """A deliverable with all that its reader can do about it, and until when they snoozed it."""
    until = (snoozed or {}).get(shown.deliverable.id)
    note = f" · snoozed until {spell_day(until)}" if until else ""
    drawn = card(shown, view, note=note, beside=open_button(shown), today=today)
    return joined(drawn, *rows(card_buttons(shown, view)))


def by_topic(cards: Sequence[Card], view: View, today: date | None = None) -> list[Piece]:
    """Cards in the order given, those of a topic together, under its code."""
    groups: dict[str, list[Piece]] = {}
    for each in cards:
        group = groups.setdefault(each.deliverable.topic, [])
        note = _(" · since {statement}").format(statement=each.since) if each.since else ""
        drawn = card(each, view, note=note, today=today)
        group.append(drawn if group else joined(paragraph(bold(each.deliverable.topic)), drawn))
    return [piece for group in groups.values() for piece in group]


def more(left: int, way: Block) -> list[Piece]:
    """How many there are besides, with the way to them; nothing, where there are none."""
    return [paragraph(f"And {left} more", beside=way)] if left > 0 else []
