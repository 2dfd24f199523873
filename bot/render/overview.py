"""The partnership on one screen: both sides by topic, what is late or silent, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.overview import OverviewShown
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import tally
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Topic
from bot.render.kit.blocks import Piece, Words, bold, headline, joined, paragraph
from bot.render.kit.buttons import View, look
from bot.render.kit.card_tables import late_since
from bot.render.kit.charts import bars
from bot.render.kit.dates import spell
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.tables import Row, Table
from bot.render.kit.words import SIDES, counted

NAMED = 3  # of what is late or silent on a side; the rest is one click away
AHEAD = 3
TOPICS = 5  # that a reader sees at once, the total being one of them
_STATES = tuple(reversed(Status))  # what is done comes first, as in a report to the Council


@draw.register
def overview(shown: OverviewShown, _: View) -> Draft:
    """Both sides in numbers, as a chart and by topic; then what is late or silent, and next."""
    return Draft(
        # The chart's title is that of the answer: it saves a line.
        chart(f"Overview: {counted(len(shown.cards), 'deliverable')} by state", shown.cards),
        [attention(shown), by_topic(shown)],
        buttons=ways(),
    )


def ways() -> list[Block]:
    """To the lists behind the numbers."""
    return [
        look("Stocktake", "stocktake"),
        look("Overdue", "overdue"),
        look("Without a lead", "unclaimed"),
    ]


def chart(title: str, cards: Sequence[Card]) -> Piece:
    """How many deliverables are in each state, on each side, below a title."""
    counts = {side: tally(cards, side).statuses for side in SEATS}
    words: list[Words] = []
    for side in SEATS:
        told = [f"{number} {status}" for status in _STATES if (number := counts[side].get(status))]
        words += ["\n", bold(f"{SIDES[side]}:"), f" {', '.join(told) or 'nothing'}"]
    return bars(
        title,
        [str(status) for status in _STATES],
        {SIDES[side]: [counts[side].get(status, 0) for status in _STATES] for side in SEATS},
        joined(headline(title), paragraph(*words[1:])),
    )


def by_topic(shown: OverviewShown) -> Table:
    """Both sides on all topics together, then on each: those first that need most."""
    topics = [
        _Counted(
            topic.title, [each for each in shown.cards if each.deliverable.topic == topic.code]
        )
        for topic in shown.topics
    ]
    topics.sort(key=lambda topic: _need(topic, shown))
    rows = [_row(each, shown) for each in (_Counted("All topics", shown.cards), *topics)]
    columns = ("Topic", *(SIDES[side] for side in SEATS))
    return Table("Topics", columns, tuple(rows), page_size=TOPICS)


def _of(topic: Topic, cards: Sequence[Card]) -> list[Card]:
    return [card for card in cards if card.deliverable.topic == topic.code]


class _Counted(NamedTuple):
    """Deliverables that are counted together, under their name."""

    title: str
    cards: Sequence[Card]


def _need(topic: _Counted, shown: OverviewShown) -> tuple[int, int]:
    """What sorts first what is late or silent most, then what lacks most leads."""
    numbers = [_counts(topic.cards, side, shown) for side in SEATS]
    missing = 2 * len(topic.cards) - sum(each.led for each in numbers)
    return -sum(each.late + each.silent for each in numbers), -missing


def _row(topic: _Counted, shown: OverviewShown) -> Row:
    told = [_spelt(_counts(topic.cards, side, shown)) for side in SEATS]
    sides = [f"{SIDES[side]} {words}" for side, words in zip(SEATS, told, strict=True)]
    return Row(
        (f"{topic.title} ({len(topic.cards)})", *told),
        (bold(topic.title), f" · {counted(len(topic.cards), 'deliverable')} · {'; '.join(sides)}"),
        "topics",
    )


class _Counts(NamedTuple):
    """How many deliverables one side leads, has completed, is late with, and is silent on."""

    led: int
    complete: int
    late: int
    silent: int


def _counts(cards: Sequence[Card], side: Side, shown: OverviewShown) -> _Counts:
    found = tally(cards, side)
    late = sum(card.late(side, shown.today) for card in cards)
    silent = sum((card.deliverable.id, side) in shown.silent for card in cards)
    return _Counts(found.led, found.statuses.get(Status.COMPLETE, 0), late, silent)


def _spelt(numbers: _Counts) -> str:
    """Numbers in words, but for those that are zero: "4 led, 1 complete, 2 late", "no lead"."""
    told = [f"{number} {what}" for what, number in numbers._asdict().items() if number]
    return ", ".join(told) or "no lead"


def attention(shown: OverviewShown) -> Piece:
    """What is late and what is silent, by name, and the next meetings."""
    late = [
        f"{card.deliverable.id} {SIDES[side]} since {late_since(card, side, shown.today)}"
        for side in SEATS
        for card in shown.late(side)
    ]
    quiet = [f"{card.deliverable.id} {SIDES[side]}" for side in SEATS for card in shown.quiet(side)]
    meetings = [f"{each.title}, {spell(each.when)}" for each in shown.ahead[:AHEAD]]
    return paragraph(
        bold("Late:"),
        f" {_first(late)}\n",
        bold("Silent for 60 days:"),
        f" {_first(quiet)}\n",
        bold("Next:"),
        f" {' · '.join(meetings) or 'no upcoming meeting is known'}",
    )


def _first(named: Sequence[str]) -> str:
    """The first of a list, and how many more there are: "A · B · and 3 more"."""
    left = len(named) - 2 * NAMED
    more = [f"and {left} more"] if left > 0 else []
    return " · ".join([*named[: 2 * NAMED], *more]) or "nothing"
