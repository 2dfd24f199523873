"""What is answered to a sentence that is no command: an offer to do it, and thanks."""

from __future__ import annotations

from bot.domain.outcomes.questions import DeedOffered, Thanked
from bot.render.kit.blocks import code, paragraph, rows
from bot.render.kit.buttons import LABEL_LIMIT, View, do, look
from bot.render.kit.cards import named
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft

_LABELS = {"claim": "Claim", "release": "Release", "done": "Done", "status": "Report"}


@draw.register
def deed_offered(found: DeedOffered, _: View) -> Draft:
    """What it was taken for, in words and as a button; nothing is done before it is pressed."""
    id = found.card.deliverable.id
    words = f"Nothing was changed. To record this for {named(found.card)}, press the button or say "
    return Draft(
        paragraph(words, code(found.deed), "."),
        rows([_button(found), look("Details", f"show {id}", spoken=f"Details of {id}")]),
    )


def _button(found: DeedOffered) -> Block:
    """The button that does it, named by what it does as far as a label holds it."""
    verb, _, rest = found.deed.partition(" ")
    label = f"{_LABELS[verb]} {rest}"
    short = f"{_LABELS[verb]} {found.card.deliverable.id}"
    return do(label if len(label) <= LABEL_LIMIT else short, found.deed)


@draw.register
def thanked(_found: Thanked, _: View) -> Draft:
    """Thanks are taken, with what may be looked at next."""
    ways = [look("What is next", "next"), look("What I lead", "mine"), look("Help", "help")]
    return Draft(paragraph("You are welcome."), rows(ways, "You can say: next, mine, help."))
