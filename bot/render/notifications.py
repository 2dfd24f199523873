"""Direct messages on leads that changed: reassigned, released, fallen vacant."""

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
from bot.render.kit.language import _, together
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, THE, shorten


@draw.register
def relieved(shown: RelievedShown, view: View) -> Draft:
    """To the former lead: who reassigned it, who leads now, and how to go on."""
    by, what, side = shorten(shown.by_name, NAME), named_all(shown.cards), THE[shown.side]
    sentence = (
        _("{by} reassigned {what}: you no longer lead it for {side}.").format(
            by=by, what=what, side=side
        )
        if len(shown.cards) == 1
        else _("{by} reassigned {what}: you no longer lead them for {side}.").format(
            by=by, what=what, side=side
        )
    )
    return Draft(
        paragraph(sentence),
        [_now(each, view, _way_back(each, shown, view)) for each in shown.cards],
    )


@draw.register
def handed_back(shown: HandedBackShown, view: View) -> Draft:
    """To whoever assigned it: what was released, and who leads now."""
    by, what, side = shorten(shown.by_name, NAME), named_all(shown.cards), THE[shown.side]
    return Draft(
        paragraph(
            _("{by} released {what}, which you had assigned to them for {side}.").format(
                by=by, what=what, side=side
            )
        ),
        [_now(each, view, [assign_button(each, view)]) for each in shown.cards],
    )


@draw.register
def along(shown: AlongShown, view: View) -> Draft:
    """To whoever was asked to help: by whom, how it stands, and a way out."""
    what = named(shown.card)
    if shown.side is None:
        return Draft(paragraph(_("You no longer help with {what}.").format(what=what)))
    by, id = shorten(shown.by_name, NAME), shown.card.deliverable.id
    ways = [report_button(shown.card, view), verb_button("leave", id, view)]
    return Draft(
        paragraph(
            _("{by} asked you to help with {what} for {side}.").format(
                by=by, what=what, side=THE[shown.side]
            )
        ),
        [_now(shown.card, view, ways)],
    )


@draw.register
def vacated(shown: VacatedShown, view: View) -> Draft:
    """To whoever looks after the side: whose account was closed, and what they led."""
    name, side = shorten(shown.name, NAME), shown.side
    words = [_("The account of {name} was closed.").format(name=name)]
    if shown.cards:
        words.append(
            _("They led {what} for {side}.").format(what=named_all(shown.cards), side=THE[side])
        )
    if shown.coordinated:
        words.append(
            _("They coordinated {side}. An admin can name somebody else in settings.").format(
                side=THE[side]
            )
        )
    return Draft(
        paragraph(together(*words)),
        [_vacant(each, side, view) for each in shown.cards],
        buttons=[look(_("Settings"), "settings")] if shown.coordinated else [],
    )


def _way_back(relieved: Card, shown: RelievedShown, view: View) -> list[Block]:
    """The former lead may claim it again while it has no lead, else help; unless they hold it."""
    if relieved.holds(shown.user, shown.side):
        return []
    verb = "join" if relieved.seat(shown.side) else "claim"
    return [verb_button(verb, relieved.deliverable.id, view)]


def _now(shown: Card, view: View, ways: Sequence[Block]) -> Piece:
    """A deliverable as it stands now, with what can be done about it."""
    return joined(card(shown, view, beside=open_button(shown.deliverable.id)), *rows(ways))


def _vacant(shown: Card, side: Side, view: View) -> Piece:
    """A deliverable: to be assigned while it has no lead."""
    beside = open_button(shown.deliverable.id) if shown.seat(side) else assign_button(shown, view)
    return card(shown, view, beside=beside)
