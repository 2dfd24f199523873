"""What is answered to a sentence that is no command: an offer to do it, and thanks."""

from __future__ import annotations

from bot.domain.commands.menu import read_view
from bot.domain.outcomes.questions import DeedOffered, Thanked
from bot.render.kit.blocks import Piece, code, filled, paragraph, rows
from bot.render.kit.buttons import View, do, look
from bot.render.kit.card_buttons import open_button
from bot.render.kit.cards import named
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, marked
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft

_LABELS = {
    "claim": marked("Claim {id}"),
    "release": marked("Release {id}"),
    "done": marked("Report {id} as done"),
    "status": marked("Report on {id}"),
    "due": marked("Set the due date of {id}"),
    "undo": marked("Undo the last change of {id}"),
    "snooze": marked("Snooze {id}"),
}


@draw.register
def deed_offered(found: DeedOffered, _view: View) -> Draft:
    """What it was taken for, in words and as a button; nothing is done before it is pressed."""
    id = found.card.deliverable.id
    words = _("Nothing was changed. To record this for {deliverable}, press the button, or say:")
    return Draft(
        paragraph(words.format(deliverable=named(found.card)), " ", code(found.deed)),
        rows(
            [
                _button(found),
                open_button(id),
            ]
        ),
    )


def _button(found: DeedOffered) -> Block:
    """The button that does it, named by what it does."""
    label = _(_LABELS[found.deed.partition(" ")[0]])
    return do(label.format(id=found.card.deliverable.id), found.deed)


def guessed(view: str) -> Piece:
    """That what follows, the answer to `view`, is a guess, and the way out."""
    out = {"help": code("help")}
    if read_view(view):  # which nobody can say
        told = _("I am not sure that I understood this. Not what you meant? Say {help}.")
        return paragraph(*filled(told, **out))
    told = _("I read this as {command}. Not what you meant? Say {help}.")
    return paragraph(*filled(told, command=code(view), **out))


@draw.register
def thanked(_found: Thanked, _view: View) -> Draft:
    """Thanks are taken, with what may be looked at next."""
    ways = [
        look(_("What is next"), "next"),
        look(_("What I lead"), "mine"),
        look(_("All commands"), "help"),
    ]
    words = _("You are welcome.")
    return Draft(paragraph(words), rows(ways, _("You can say: next, mine, help.")))
