"""The stocktaking for the Council: both sides, then every deliverable, gaps first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.stocktake import StocktakeShown, TableUnconfirmed, TableUnderWay
from bot.domain.rules.stocktake import is_gap, tally
from bot.domain.sides import SEATS, Side
from bot.render.filters import in_words
from bot.render.kit.blocks import headline, paragraph
from bot.render.kit.buttons import View, look, send
from bot.render.kit.card_tables import seats_table
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, ngettext
from bot.render.kit.pages import Draft
from bot.render.kit.words import SIDES, deliverables, fact, states


@draw.register
def stocktake(shown: StocktakeShown, view: View) -> Draft:
    """How far both sides are, then every deliverable: those with a gap first."""
    gaps = [card for card in shown.cards if is_gap(card, shown.sides)]
    rest = [card for card in shown.cards if card not in gaps]
    known = [*gaps, *rest, *shown.watched]
    return Draft(
        headline(heading(shown)),
        [
            paragraph(facts(shown), _watched(shown), sides(shown.cards, shown.sides)),
            *([seats_table(_("Deliverables"), known, view)] if known else []),
        ],
        buttons=[send(_("Send me the table"), view.command), look(_("Overview"), "overview")],
    )


def _watched(shown: StocktakeShown) -> str:
    """How many are followed up and not promised, which stand last and count apart."""
    number = len(shown.watched)
    words = ngettext(
        "; {number} more is followed up, not promised",
        "; {number} more are followed up, not promised",
        number,
    )
    return words.format(number=number) if number else ""


@draw.register
def under_way(_shown: TableUnderWay, _view: View) -> Draft:
    """That the table comes by another way."""
    return Draft(paragraph(_("The table is on its way to you, by direct message.")))


@draw.register
def unconfirmed(_shown: TableUnconfirmed, _view: View) -> Draft:
    """That the table may not come."""
    words = _("Slack did not confirm the table. If it has not reached you, ask for it again.")
    return Draft(paragraph(words))


def heading(shown: StocktakeShown) -> str:
    """What stock was taken of: "Stocktake", "Stocktake: Cybersecurity and Submarine cables"."""
    topics = shown.topics if shown.filter.topics else ()
    scope = in_words(topics, shown.filter, shown.names)
    if shown.council:
        day = spell_day(shown.statement.held)
        council = _("Stocktake of the statement of {day}").format(day=day)
        return f"{council}: {scope}" if scope else council
    return _("Stocktake: {topics}").format(topics=scope) if scope else _("Stocktake")


def facts(shown: StocktakeShown) -> str:
    """How much there is, and how much is missing.

    For example: "33 deliverables, 31 still need a lead or a report".
    """
    gaps = sum(is_gap(card, shown.sides) for card in shown.cards)
    count = deliverables(len(shown.cards))
    if not gaps:
        return _("{count}, none still need a lead or a report").format(count=count)
    return ngettext(
        "{count}, {gaps} still needs a lead or a report",
        "{count}, {gaps} still need a lead or a report",
        gaps,
    ).format(count=count, gaps=gaps)


def sides(cards: Sequence[Card], among: Sequence[Side] = SEATS) -> str:
    """A line a side, after a line break: "EU: 1 of 5 have a lead · 1 in progress, …"."""
    return "".join(f"\n{_side(cards, side)}" for side in among)


def _side(cards: Sequence[Card], side: Side) -> str:
    found = tally(cards, side)
    led = _("{side}: {led} of {count} have a lead").format(
        side=SIDES[side], led=found.led, count=found.deliverables
    )
    return led + fact(states(found.statuses))
