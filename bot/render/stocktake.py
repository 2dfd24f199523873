"""The stocktaking for the Council: both sides, then every deliverable, gaps first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.stocktake import StocktakeShown, TableUnconfirmed, TableUnderWay
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import is_gap, tally
from bot.domain.sides import SEATS, Side
from bot.render.kit.blocks import headline, paragraph
from bot.render.kit.buttons import View, look, send
from bot.render.kit.card_tables import seats_table
from bot.render.kit.drawing import draw
from bot.render.kit.pages import Draft
from bot.render.kit.words import SIDES, counted, listed

# What is done comes first, as in a report to the Council.
_ORDER = tuple(reversed(Status))


@draw.register
def stocktake(shown: StocktakeShown, view: View) -> Draft:
    """How far both sides are, then every deliverable: those with a gap first."""
    gaps = [card for card in shown.cards if is_gap(card)]
    rest = [card for card in shown.cards if not is_gap(card)]
    return Draft(
        headline(title(shown)),
        [
            paragraph(facts(shown), sides(shown.cards)),
            *([seats_table("Deliverables", [*gaps, *rest], view)] if shown.cards else []),
        ],
        buttons=[send("Send me the table", view.command), look("Overview", "overview")],
    )


@draw.register
def under_way(_: TableUnderWay, __: View) -> Draft:
    """That the table comes by another way."""
    return Draft(paragraph("The table is on its way to you, by direct message."))


@draw.register
def unconfirmed(_: TableUnconfirmed, __: View) -> Draft:
    """That the table may not come."""
    words = "Slack did not confirm the table. If it has not reached you, ask for it again."
    return Draft(paragraph(words))


def title(shown: StocktakeShown) -> str:
    """What stock was taken of: "Stocktake", "Stocktake: Cybersecurity and Submarine cables"."""
    return "Stocktake" if shown.whole else f"Stocktake: {listed([t.title for t in shown.topics])}"


def facts(shown: StocktakeShown) -> str:
    """How much there is, and how much is missing.

    For example: "33 deliverables, 31 still need a lead or a report".
    """
    gaps = sum(is_gap(card) for card in shown.cards)
    need = "needs" if gaps == 1 else "need"
    count = counted(len(shown.cards), "deliverable")
    return f"{count}, {gaps or 'none'} still {need} a lead or a report"


def sides(cards: Sequence[Card]) -> str:
    """A line a side, after a line break: "EU: 1 of 5 have a lead · 1 in progress, …"."""
    return "".join(f"\n{_side(cards, side)}" for side in SEATS)


def _side(cards: Sequence[Card], side: Side) -> str:
    found = tally(cards, side)
    states = [f"{count} {status}" for status in _ORDER if (count := found.statuses.get(status))]
    led = f"{found.led} of {found.deliverables} have a lead"
    return f"{SIDES[side]}: {led} · {', '.join(states)}"
