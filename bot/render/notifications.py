"""Direct messages on seats that changed hands: relieved, handed back, fallen vacant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.notifications import (
    AlongShown,
    HandedBackShown,
    RelievedShown,
    VacatedShown,
)
from bot.domain.sides import Side
from bot.render.kit.blocks import Piece, joined, paragraph, rows
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import assign_button, open_button, report_button, verb_button
from bot.render.kit.cards import card, named, named_all
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import FOR, NAME, THE, shorten


@draw.register
def relieved(shown: RelievedShown, view: View) -> Draft:
    """To whoever led: by whom they were relieved, who leads now, and how to go on."""
    by, what = shorten(shown.by_name, NAME), named_all(shown.cards)
    sentence = f"{by} relieved you of the lead of {what} {FOR[shown.side]}."
    return Draft(
        paragraph(sentence),
        [_now(each, view, _way_back(each, shown, view)) for each in shown.cards],
    )


@draw.register
def handed_back(shown: HandedBackShown, view: View) -> Draft:
    """To whoever gave: what came back, and who leads now."""
    by, what = shorten(shown.by_name, NAME), named_all(shown.cards)
    return Draft(
        paragraph(f"{by} handed back {what}, which you had given them {FOR[shown.side]}."),
        [_now(each, view, [assign_button(each, view)]) for each in shown.cards],
    )


@draw.register
def along(shown: AlongShown, view: View) -> Draft:
    """To whoever was asked to help: by whom, how it stands, and a way out."""
    what = named(shown.card)
    if shown.side is None:
        return Draft(paragraph(f"You work along on {what} no more."))
    by, id = shorten(shown.by_name, NAME), shown.card.deliverable.id
    ways = [report_button(shown.card, view), verb_button("leave", id, view)]
    return Draft(
        paragraph(f"{by} asked you to work along on {what} {FOR[shown.side]}."),
        [_now(shown.card, view, ways)],
    )


@draw.register
def vacated(shown: VacatedShown, view: View) -> Draft:
    """To whoever looks after the side: whose account was closed, and what they led."""
    name, side = shorten(shown.name, NAME), shown.side
    led = f" They led {named_all(shown.cards)} {FOR[side]}." if shown.cards else ""
    coordinated = f" They coordinated {THE[side]}: an admin names somebody else in settings."
    return Draft(
        paragraph(f"The account of {name} was closed.{led}{coordinated * shown.coordinated}"),
        [_vacant(each, side, view) for each in shown.cards],
        buttons=[look("Settings", "settings")] if shown.coordinated else [],
    )


def _way_back(relieved: Card, shown: RelievedShown, view: View) -> list[Block]:
    """Whoever was relieved may take it again while it is open, else help; unless they hold it."""
    if relieved.holds(shown.user, shown.side):
        return []
    verb = "join" if relieved.seat(shown.side) else "claim"
    return [verb_button(verb, relieved.deliverable.id, view)]


def _now(shown: Card, view: View, ways: Sequence[Block]) -> Piece:
    """A deliverable as it stands now, with what can be done about it."""
    return joined(card(shown, view, beside=open_button(shown)), *rows(ways))


def _vacant(shown: Card, side: Side, view: View) -> Piece:
    """A seat: to be given to somebody while it is open."""
    beside = open_button(shown) if shown.seat(side) else assign_button(shown, view)
    return card(shown, view, beside=beside)
