"""Deliverables picked out of all: mine, those with an open seat, those that are late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.lists import DueShown, MineShown, OverdueShown, UnclaimedShown
from bot.domain.rules.rights import Rule
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Topic
from bot.render.errors import why
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import card_buttons, open_button
from bot.render.kit.cards import card
from bot.render.kit.dates import spell_day, spell_range
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, ngettext
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import FOR, counted, listed

_UNDATED = rows(
    [look("Milestones without a date", "milestones")],
    "What has no date is never late: see milestones for meetings, stocktake for the rest.",
)


@draw.register
def mine(shown: MineShown, view: View) -> Draft:
    """What the reader leads, each with what they can do about it."""
    if not shown.cards:
        words, way = nothing_led(shown.side, shown.rule)
        return Draft(paragraph(words), buttons=[way])
    late = number_late(shown.cards, view, shown.today)
    facts = f"{counted(len(shown.cards), 'deliverable')}, {late or 'none'} late"
    return Draft(
        headline(f"What you lead{_scope((), shown.side)}"),
        [small(facts), *(own(each, view, shown.today, shown.snoozed) for each in shown.cards)],
    )


@draw.register
def unclaimed(shown: UnclaimedShown, view: View) -> Draft:
    """What has an open seat, by topic."""
    scope = _scope(shown.topics, shown.side)
    if not shown.cards:
        return Draft(paragraph(f"Every seat is taken{scope}."))
    count = len(shown.cards)
    have = "has" if count == 1 else "have"
    title = f"Unclaimed{scope}: {counted(count, 'deliverable')} {have} an open seat"
    return Draft(headline(title), by_topic(shown.cards, view))


@draw.register
def overdue(shown: OverdueShown, view: View) -> Draft:
    """What is late, by topic."""
    scope = _scope(shown.topics, shown.side)
    if not shown.cards:
        return Draft(paragraph(f"Nothing is overdue{scope}."), _UNDATED)
    count = len(shown.cards)
    are = "is" if count == 1 else "are"
    title = f"Overdue{scope}: {counted(count, 'deliverable')} {are} late"
    return Draft(headline(title), [*by_topic(shown.cards, view, shown.today), *_UNDATED])


@draw.register
def due(shown: DueShown, view: View) -> Draft:
    """What is due by when, by topic."""
    if not shown.cards:
        return Draft(paragraph(_nothing_due(shown)), _UNDATED)
    title = _due(shown).format(count=len(shown.cards), **_span(shown))
    return Draft(headline(title), [*by_topic(shown.cards, view, shown.today), *_UNDATED])


def _span(shown: DueShown) -> dict[str, str]:
    """The fields that say when."""
    meeting = {"meeting": shown.meeting.title} if shown.meeting else {}
    last = {"day": spell_day(shown.last)} if shown.last else {}
    between = {"days": spell_range(shown.first, shown.last)} if shown.first and shown.last else {}
    return meeting | last | between


def _nothing_due(shown: DueShown) -> str:
    if shown.meeting:
        words = _("Nothing that is not done is due before {meeting}.")
    elif shown.last is None:
        words = _("Nothing that is not done has a date ahead.")
    elif shown.first is None:
        words = _("Nothing that is not done is due by {day}.")
    else:
        words = _("Nothing that is not done is due on {days}.")
    return words.format(**_span(shown))


def _due(shown: DueShown) -> str:
    """How many are due, and when; the fields are not yet filled in."""
    count = len(shown.cards)
    if shown.meeting:
        return ngettext(
            "Due before {meeting}: {count} deliverable",
            "Due before {meeting}: {count} deliverables",
            count,
        )
    if shown.last is None:
        return ngettext("Due next: {count} deliverable", "Due next: {count} deliverables", count)
    if shown.first is None:
        return ngettext(
            "Due by {day}: {count} deliverable", "Due by {day}: {count} deliverables", count
        )
    return ngettext(
        "Due on {days}: {count} deliverable", "Due on {days}: {count} deliverables", count
    )


def nothing_led(side: Side | None, rule: Rule | None = None) -> tuple[str, Block]:
    """That somebody leads nothing, and a button for how to begin; to who only reads, why."""
    if rule:
        return f"Nothing. {why(rule)}", look("Topics", "topics")
    if side is None:
        words = "Nothing yet. Say whose side you act for, and take a seat."
        return words, look("Choose a side", "side")
    if side is Side.COORDINATOR:
        return "You coordinate, and hold no seats.", look("Open seats", "unclaimed")
    words = f"You lead nothing {FOR[side]} yet. To take a seat, claim one that is open."
    return words, look("Open seats", f"unclaimed {side}")


def _scope(topics: Sequence[Topic], side: Side | None) -> str:
    """What a list is narrowed down to: " in Cybersecurity for the EU"."""
    among = f" in {listed([topic.title for topic in topics])}" if topics else ""
    return among + (f" {FOR[side]}" if side else "")


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
        drawn = card(each, view, today=today)
        group.append(drawn if group else joined(paragraph(bold(each.deliverable.topic)), drawn))
    return [piece for group in groups.values() for piece in group]


def more(left: int, way: Block) -> list[Piece]:
    """How many there are besides, with the way to them; nothing, where there are none."""
    return [paragraph(f"And {left} more", beside=way)] if left > 0 else []
