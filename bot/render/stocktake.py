"""The stocktaking for the Council: both sides by topic, then every deliverable, gaps first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.stocktake import StocktakeShown, TableUnconfirmed, TableUnderWay
from bot.domain.rules.milestones import today
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import is_gap, tally
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Topic
from bot.render.kit.blocks import Piece, Words, bold, headline, joined, paragraph, small
from bot.render.kit.buttons import View, send
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.pages import Draft
from bot.render.kit.words import SIDES, counted, listed
from bot.render.lists import by_topic
from bot.render.statement import open_topic

# What is done comes first, as in a report to the Council.
_ORDER = tuple(reversed(Status))


@draw.register
def stocktake(shown: StocktakeShown, view: View) -> Draft:
    """How both sides stand on each topic, then every deliverable: those with a gap first."""
    gaps = [card for card in shown.cards if is_gap(card)]
    rest = [card for card in shown.cards if not is_gap(card)]
    return Draft(
        headline(title(shown)),
        [
            small(facts(shown)),
            *_summary(shown),
            *_listed("Still need a lead or a report", gaps, shown, view),
            *_listed("Led and reported on by both sides", rest, shown, view),
        ],
        buttons=[send("Send me the table", view.command)],
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
    day = spell_day(shown.statement.held)
    council = [_("statement of {day}").format(day=day)] if shown.council else []
    about = [*council, *(() if shown.whole else (topic.title for topic in shown.topics))]
    return f"Stocktake: {listed(about)}" if about else "Stocktake"


def facts(shown: StocktakeShown) -> str:
    """How much there is, and how much is missing.

    For example: "33 deliverables, 31 still need a lead or a report".
    """
    gaps = sum(is_gap(card) for card in shown.cards)
    need = "needs" if gaps == 1 else "need"
    count = counted(len(shown.cards), "deliverable")
    return f"{count}, {gaps or 'none'} still {need} a lead or a report"


def _summary(shown: StocktakeShown) -> list[Piece]:
    """A paragraph a topic, and one for all of them."""
    rows = [_row(topic, shown.cards) for topic in shown.topics]
    return [paragraph(bold("Total"), _sides(shown.cards)), *rows] if len(rows) > 1 else rows


def _row(topic: Topic, cards: Sequence[Card]) -> Piece:
    held = [card for card in cards if card.deliverable.topic == topic.code]
    words: list[Words] = [bold(topic.title), f" · {topic.code}{_sides(held)}"]
    return paragraph(
        *words, beside=open_topic(topic, "Details", spoken=f"Details of {topic.title}")
    )


def _sides(cards: Sequence[Card]) -> str:
    """A line a side: "EU: 1 of 5 have a lead · 1 in progress, 4 not reported"."""
    return "".join(f"\n{_side(cards, side)}" for side in SEATS)


def _side(cards: Sequence[Card], side: Side) -> str:
    found = tally(cards, side)
    states = [f"{count} {status}" for status in _ORDER if (count := found.statuses.get(status))]
    led = f"{found.led} of {found.deliverables} have a lead"
    return f"{SIDES[side]}: {led} · {', '.join(states)}"


def _listed(heading: str, cards: Sequence[Card], shown: StocktakeShown, view: View) -> list[Piece]:
    """Deliverables by topic; the first stays with the heading on one page."""
    if not cards:
        return []
    first, *others = by_topic(cards, view, today(shown.taken))
    return [joined(paragraph(bold(heading)), first), *others]
