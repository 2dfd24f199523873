"""What the Home tab tells of the whole: both sides in numbers, and what a coordinator must see."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.overview import OverviewShown
from bot.domain.rules.silence import QUIET
from bot.domain.rules.status import Status
from bot.domain.rules.stocktake import tally
from bot.domain.sides import SEATS, Side
from bot.render.kit import lateness
from bot.render.kit.blocks import Piece, Words, bold, columns, paragraph
from bot.render.kit.buttons import look
from bot.render.kit.language import _
from bot.render.kit.message import Block
from bot.render.kit.standings import lead
from bot.render.kit.words import SIDES, THE, title

NAMED = 5  # of what is late, and of what is silent; a paragraph ends at 3,000 characters


def numbers(shown: OverviewShown) -> list[Piece]:
    """Both sides beside each other, in numbers that are heard as well as read."""
    opening = look(_("Overview"), "overview")
    return [
        paragraph(bold(_("Both sides")), beside=opening),
        columns(*(_side(side, shown) for side in SEATS)),
    ]


def _side(side: Side, shown: OverviewShown) -> list[Words]:
    found, every = tally(shown.cards, side), len(shown.cards)
    told = every - found.statuses.get(Status.NOT_REPORTED, 0)
    complete = found.statuses.get(Status.COMPLETE, 0)
    lines = (
        _("{number} of {every} have a lead").format(number=found.led, every=every),
        _("{number} of {every} reported, {complete} complete").format(
            number=told, every=every, complete=complete
        ),
        lateness.and_silent(len(shown.late(side)), len(shown.quiet(side))),
    )
    return [bold(SIDES[side]), "\n", "\n".join(lines)]


def attention(side: Side, shown: OverviewShown) -> list[Piece]:
    """For who coordinates a side: what is late there and what is silent, by name."""
    late, silent = shown.late(side), shown.quiet(side)
    if not (late or silent):
        return [paragraph(lateness.nor_silent(side))]
    pieces = []
    if late:
        lines = [_line(card, side, lateness.first_day(card, side, shown.today)) for card in late]
        opening = look(_(lateness.REST), f"overdue {side}")
        pieces.append(_named(lateness.on(side, len(late)), lines, opening))
    if silent:
        words = _("Silent for {days} days for {side}: {number}")
        heading = words.format(days=QUIET.days, side=THE[side], number=len(silent))
        opening = look(_("All that is silent"), f"list {side} silent")
        pieces.append(_named(heading, [_line(card, side) for card in silent], opening))
    return pieces


def _line(card: Card, side: Side, since: str = "") -> str:
    """A deliverable, its lead, and since when it is late."""
    what = card.deliverable
    late = _("since {day}").format(day=since) if since else ""
    facts = (f"{what.id} {title(what)}", lead(card.seat(side)), late)
    return " · ".join(fact for fact in facts if fact)


def _named(heading: str, lines: Sequence[str], beside: Block) -> Piece:
    """The first lines below a title, and how many more there are."""
    left = len(lines) - NAMED
    more = [_("and {number} more").format(number=left)] if left > 0 else []
    words = "".join(f"\n{line}" for line in [*lines[:NAMED], *more])
    return paragraph(bold(heading), words, beside=beside)
