"""Deliverables picked out of all: mine, those without a lead, those that are late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.commands.filters import EVERYTHING, Filter
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.lists import (
    DueShown,
    ListShown,
    MineShown,
    OverdueShown,
    UnclaimedShown,
)
from bot.domain.rules.rights import Rule
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Topic
from bot.render.errors import why
from bot.render.filters import besides, in_words
from bot.render.kit import lateness
from bot.render.kit.blocks import Part, Piece, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import card_buttons, open_button
from bot.render.kit.card_tables import late_table, own_table, seats_table
from bot.render.kit.cards import card
from bot.render.kit.dates import spell_day, spell_range
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, enumerated, listed, ngettext, together
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import THE, aside, deliverables, fact, sentence_case, title

FEW = 3  # deliverables that are drawn with all their buttons


@draw.register
def mine(shown: MineShown, view: View) -> Draft:
    """What the reader leads, each with what they can do about it."""
    if not shown.cards and shown.filter != EVERYTHING:
        way = look(_("All that you lead"), "mine")
        return Draft(paragraph(_("You lead nothing that fits.")), buttons=[way])
    if not shown.cards:
        words, way = nothing_led(shown.side, shown.rule)
        return Draft(paragraph(words), buttons=[way])
    scope = _scope((), shown.side) + _besides((*shown.filter.topics, *besides(shown.filter, {})))
    facts = amount(shown.cards, view, shown.today)
    heading = _("What you lead{scope}").format(scope=scope)
    return Draft(headline(heading), [small(facts), *_own(shown, view)])


@draw.register
def filtered(shown: ListShown, view: View) -> Draft:
    """What fits a filter, by topic."""
    words = in_words(shown.topics, shown.filter, shown.names)
    count = sentence_case(deliverables(len(shown.cards)))
    heading = _("{count}: {scope}").format(count=count, scope=words) if words else count
    rows = [seats_table(_("Deliverables"), shown.cards, view)] if shown.cards else []
    return Draft(headline(heading), rows)


@draw.register
def unclaimed(shown: UnclaimedShown, view: View) -> Draft:
    """What has no lead, by topic."""
    scope = _narrowed(shown.topics, shown.filter, shown.names)
    if not shown.cards:
        return Draft(paragraph(_("Everything has a lead{scope}.").format(scope=scope)))
    count = deliverables(len(shown.cards))
    heading = _("Without a lead{scope}: {count}").format(scope=scope, count=count)
    return Draft(headline(heading), [seats_table(_("Deliverables"), shown.cards, view)])


@draw.register
def overdue(shown: OverdueShown, view: View) -> Draft:
    """What is late, by topic."""
    scope = _narrowed(shown.topics, shown.filter, shown.names)
    heading = lateness.heading(scope, len(shown.cards))
    if not shown.cards:
        return Draft(paragraph(heading), _undated())
    table = late_table(_("Deliverables"), shown.cards, shown.today)
    return Draft(headline(heading), [table, *_undated()])


@draw.register
def due(shown: DueShown, view: View) -> Draft:
    """What is due by when, by topic."""
    if not shown.cards:
        return Draft(paragraph(_nothing_due(shown)), _undated())
    heading = _due(shown).format(count=len(shown.cards), **_span(shown))
    return Draft(
        headline(heading), [seats_table(_("Deliverables"), shown.cards, view), *_undated()]
    )


def _span(shown: DueShown) -> dict[str, str]:
    """The fields that say when, and what of."""
    scope = {"scope": _narrowed(shown.topics, shown.filter, shown.names)}
    meeting = {"meeting": title(shown.meeting)} if shown.meeting else {}
    last = {"day": spell_day(shown.last)} if shown.last else {}
    between = {"days": spell_range(shown.first, shown.last)} if shown.first and shown.last else {}
    return scope | meeting | last | between


def _nothing_due(shown: DueShown) -> str:
    if shown.meeting:
        words = _("Nothing that is not done is due before {meeting}{scope}.")
    elif shown.last is None:
        words = _("Nothing that is not done has a date ahead{scope}.")
    elif shown.first is None:
        words = _("Nothing that is not done is due by {day}{scope}.")
    else:
        words = _("Nothing that is not done is due on {days}{scope}.")
    return words.format(**_span(shown))


def _due(shown: DueShown) -> str:
    """How many are due, and when; the fields are not yet filled in."""
    count = len(shown.cards)
    if shown.meeting:
        return ngettext(
            "Due before {meeting}{scope}: {count} deliverable",
            "Due before {meeting}{scope}: {count} deliverables",
            count,
        )
    if shown.last is None:
        return ngettext(
            "Due next{scope}: {count} deliverable", "Due next{scope}: {count} deliverables", count
        )
    if shown.first is None:
        return ngettext(
            "Due by {day}{scope}: {count} deliverable",
            "Due by {day}{scope}: {count} deliverables",
            count,
        )
    return ngettext(
        "Due on {days}{scope}: {count} deliverable",
        "Due on {days}{scope}: {count} deliverables",
        count,
    )


def nothing_led(side: Side | None, rule: Rule | None = None) -> tuple[str, Block]:
    """That somebody leads nothing, and a button for how to begin; `rule` is why they cannot."""
    if rule is Rule.NAMED_COORDINATOR and side:
        words = _("You coordinate {side}, and lead nothing yourself.").format(side=THE[side])
        return words, look(_("Overview"), "overview")
    if rule:
        return together(_("You lead nothing."), why(rule)), look(_("Topics"), "topics")
    if side is None:
        words = _("You lead nothing yet. First choose the side that you work for.")
        return words, look(_("Choose a side"), "side")
    if side is Side.COORDINATOR:
        words = _("You coordinate, and lead nothing yourself.")
        return words, look(_("Without a lead"), "unclaimed")
    words = _("You lead nothing for {side} yet. You can claim what has no lead.").format(
        side=THE[side]
    )
    return words, look(_("Without a lead"), f"unclaimed {side}")


def _narrowed(topics: Sequence[Topic], chosen: Filter, names: Mapping[str, str]) -> str:
    """All that a list is narrowed down to: " in Cybersecurity for the EU (Clara Lindqvist)"."""
    return _scope(topics, chosen.side) + _besides(besides(chosen, names))


def _scope(topics: Sequence[Topic], side: Side | None) -> str:
    """What a list is narrowed down to: " in Cybersecurity for the EU"."""
    # Translators: what a list is narrowed down to; it follows words, or ends a sentence.
    known = {
        "topics": listed([title(topic) for topic in topics]),
        "side": THE[side] if side else "",
    }
    if topics and side:
        return _(" in {topics} for {side}").format(**known)
    if topics:
        return _(" in {topics}").format(**known)
    return _(" for {side}").format(**known) if side else ""


def _besides(parts: Sequence[str]) -> str:
    """All else that it is narrowed down to: " (Clara Lindqvist, silent)"."""
    return aside(enumerated(parts)) if parts else ""


def amount(cards: Sequence[Card], view: View, today: date) -> str:
    """How much its reader leads or helps with, and how much of it is late, `today`."""
    return lateness.of_all(len(cards), number_late(cards, view, today))


def _own(shown: MineShown, view: View) -> list[Part]:
    """A few with all that can be done about them; many as a table."""
    if len(shown.cards) > FEW:
        return [own_table(_("Deliverables"), shown.cards, view, shown.today, shown.snoozed)]
    return [own(each, view, shown.today, shown.snoozed) for each in shown.cards]


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
    note = fact(_("snoozed until {date}").format(date=spell_day(until))) if until else ""
    drawn = card(shown, view, note=note, beside=open_button(shown.deliverable.id), today=today)
    return joined(drawn, *rows(card_buttons(shown, view)))


def _undated() -> list[Piece]:
    """That what has no date is in no such list, and where to find it."""
    return rows([look(_("Milestones without a date"), "milestones")], _(lateness.NEVER))


def more(left: int, way: Block) -> list[Piece]:
    """How many there are besides, with the way to them; nothing, where there are none."""
    return [paragraph(_("And {left} more").format(left=left), beside=way)] if left > 0 else []
