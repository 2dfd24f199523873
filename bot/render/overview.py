"""The partnership on one screen: both sides by topic, what is late or silent, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.domain.commands.overview import BoardState
from bot.domain.outcomes.base import Card, of_topics
from bot.domain.outcomes.overview import BoardPinned, BoardPosted, BoardShown, OverviewShown
from bot.domain.rules.silence import QUIET
from bot.domain.rules.status import FURTHEST_FIRST, Status
from bot.domain.rules.stocktake import tally
from bot.domain.sides import SEATS, Side
from bot.render.kit import lateness
from bot.render.kit.blocks import Piece, Words, bold, headline, joined, paragraph, small
from bot.render.kit.buttons import View, look, pin
from bot.render.kit.charts import bars
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, enumerated, ngettext
from bot.render.kit.message import Block
from bot.render.kit.milestones import with_date
from bot.render.kit.pages import Draft
from bot.render.kit.tables import Row, Table
from bot.render.kit.words import SIDES, STATES, aside, states, title

NAMED = 3  # of what is late or silent: a line of each; the rest is one click away
AHEAD = 3
TOPICS = 5  # that a reader sees at once, the total being one of them


@draw.register
def overview(shown: OverviewShown, _view: View) -> Draft:
    """Both sides in numbers, as a chart and by topic; then what is late or silent, and next."""
    return Draft(
        # The chart's title is that of the answer: it saves a line.
        chart(_title(len(shown.cards)), shown.cards),
        [attention(shown), by_topic(shown)],
        buttons=ways(),
    )


@draw.register
def board(shown: BoardShown, view: View) -> Draft:
    """The overview as a channel's board, with a button that pins it until it is pinned."""
    if shown.state is BoardState.MOVED:
        return Draft(paragraph(_("The board has moved. A newer one is further down.")))
    draft = overview(shown.overview, view)
    pinning = [pin(_("Pin to this channel"))] if shown.state is BoardState.OFFERED else []
    note = small(_("This board is kept up to date."))
    return replace(draft, buttons=[*draft.buttons, *pinning], foot=note)


@draw.register
def board_posted(done: BoardPosted, _view: View) -> Draft:
    """That the board is on its way."""
    if done.again:
        words = _("A new board is posted in this channel. The earlier one is no longer kept up.")
        return Draft(paragraph(words))
    return Draft(paragraph(_("The board is posted in this channel, and kept up to date.")))


@draw.register
def board_pinned(done: BoardPinned, _view: View) -> Draft:
    """Whether the board is pinned; if not, how to do it by hand."""
    if done.pinned:
        return Draft(paragraph(_("The board is pinned to this channel.")))
    words = _("Slack did not let me pin the board. Open its menu (⋮) and choose “Pin to channel”.")
    return Draft(paragraph(words))


def _title(number: int) -> str:
    words = ngettext("Overview: {number} deliverable", "Overview: {number} deliverables", number)
    return words.format(number=number)


def ways() -> list[Block]:
    """To the lists behind the numbers."""
    return [
        look(_("Stocktake"), "stocktake"),
        look(_(lateness.BUTTON), "overdue"),
        look(_("Without a lead"), "unclaimed"),
    ]


def chart(over: str, cards: Sequence[Card]) -> Piece:
    """How many deliverables are in each state, on each side, below a title."""
    counts = {side: tally(cards, side).statuses for side in SEATS}
    words: list[Words] = []
    for side in SEATS:
        told = states(counts[side]) or _("nothing")
        words += ["\n", bold(_("{side}:").format(side=SIDES[side])), f" {told}"]
    return bars(
        over,
        [STATES[status] for status in FURTHEST_FIRST],
        {SIDES[side]: [counts[side].get(status, 0) for status in FURTHEST_FIRST] for side in SEATS},
        joined(headline(over), paragraph(*words[1:])),
    )


def by_topic(shown: OverviewShown) -> Table:
    """Both sides on all topics together, then on each: those first that need most."""
    cards = of_topics(shown.cards)
    topics = [_Counted(title(topic), cards[topic.code]) for topic in shown.topics]
    topics.sort(key=lambda topic: _need(topic, shown))
    rows = [_row(_Counted(_("All topics"), shown.cards), shown)]
    # What is counted in a topic is shown there: a message with it is drawn again when it changes.
    rows += [replace(_row(each, shown), shows=_ids(each.cards)) for each in topics]
    columns = (_("Topic"), *(SIDES[side] for side in SEATS))
    return Table(_("Topics"), columns, tuple(rows), page_size=TOPICS)


def _ids(cards: Sequence[Card]) -> tuple[str, ...]:
    return tuple(card.deliverable.id for card in cards)


class _Counted(NamedTuple):
    """Deliverables that are counted together, under their name."""

    title: str
    cards: Sequence[Card]


class _Counts(NamedTuple):
    """How many deliverables one side leads, has completed, is late with, and is silent on."""

    led: int
    complete: int
    late: int
    silent: int


def _need(topic: _Counted, shown: OverviewShown) -> tuple[int, int]:
    """What sorts first what is late or silent most, then what lacks most leads."""
    numbers = [_counts(topic.cards, side, shown) for side in SEATS]
    missing = 2 * len(topic.cards) - sum(each.led for each in numbers)
    return -sum(each.late + each.silent for each in numbers), -missing


def _row(topic: _Counted, shown: OverviewShown) -> Row:
    told = [_spelt(_counts(topic.cards, side, shown)) for side in SEATS]
    sides = [
        _("{side}: {changes}").format(side=SIDES[side], changes=words)
        for side, words in zip(SEATS, told, strict=True)
    ]
    called = topic.title + aside(len(topic.cards))
    return Row((called, *told), (bold(called), f" · {' · '.join(sides)}"), "topics")


def _counts(cards: Sequence[Card], side: Side, shown: OverviewShown) -> _Counts:
    found = tally(cards, side)
    late = sum(card.late(side, shown.today) for card in cards)
    silent = sum((card.deliverable.id, side) in shown.silent for card in cards)
    return _Counts(found.led, found.statuses.get(Status.COMPLETE, 0), late, silent)


def _spelt(numbers: _Counts) -> str:
    """Numbers in words, but for those that are zero: "4 led, 1 complete, 2 late", "no lead"."""
    told = (
        (numbers.led, _("{number} led").format(number=numbers.led)),
        (numbers.complete, _("{number} complete").format(number=numbers.complete)),
        (numbers.late, lateness.counted(numbers.late)),
        (numbers.silent, _("{number} silent").format(number=numbers.silent)),
    )
    return enumerated([words for number, words in told if number]) or _("no lead")


def attention(shown: OverviewShown) -> Piece:
    """What is late and what is silent, by name, and the next meetings."""
    late = [_late(card, side, shown) for card, side in shown.all_late]
    silent = [_silent(card, side) for side in SEATS for card in shown.quiet(side)]
    ahead = " · ".join(with_date(each) for each in shown.ahead[:AHEAD])
    meetings = ahead or _("no upcoming meeting is known")
    return paragraph(
        bold(_(lateness.BEFORE)),
        f" {_first(late)}\n",
        bold(_("Silent for {days} days:").format(days=QUIET.days)),
        f" {_first(silent)}\n",
        bold(_("Next:")),
        f" {meetings}",
    )


def _late(card: Card, side: Side, shown: OverviewShown) -> str:
    """What is late on a side, in short: "CYBER-2 EU since 13 May 2026"."""
    since = lateness.first_day(card, side, shown.today)
    words = _("{id} {side} since {day}")
    return words.format(id=card.deliverable.id, side=SIDES[side], day=since)


def _silent(card: Card, side: Side) -> str:
    """Of what a side lets nothing be heard: "CYBER-2 EU"."""
    return f"{card.deliverable.id} {SIDES[side]}"


def _first(named: Sequence[str]) -> str:
    """The first of a list, and how many more there are: "A · B · 3 more"."""
    left = len(named) - NAMED
    more = [_("{number} more").format(number=left)] if left > 0 else []
    return " · ".join([*named[:NAMED], *more]) or _("nothing")
