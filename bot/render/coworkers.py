"""Who works along on a deliverable, beside its lead."""

from __future__ import annotations

from bot.domain.outcomes.coworkers import AlreadyAlong, Joined, Left, NotAlong
from bot.render.kit.blocks import paragraph
from bot.render.kit.buttons import View
from bot.render.kit.card_buttons import open_button, verb_button
from bot.render.kit.cards import named
from bot.render.kit.drawing import draw
from bot.render.kit.pages import Draft
from bot.render.kit.words import FOR, NAME, shorten

_Told = Joined | Left | AlreadyAlong | NotAlong


@draw.register
def joined(done: Joined, view: View) -> Draft:
    """Somebody works along."""
    return _told(done, view, "You work along on", "works along on")


@draw.register
def left(done: Left, view: View) -> Draft:
    """Somebody works along no more."""
    return _told(done, view, "You no longer work along on", "no longer works along on")


@draw.register
def already_along(found: AlreadyAlong, view: View) -> Draft:
    """Somebody leads it or works along on it already."""
    seat = found.card.seat(found.side)
    if seat and seat.holder == found.user:
        return _told(found, view, "You already lead", "already leads")
    return _told(found, view, "You already work along on", "already works along on")


@draw.register
def not_along(found: NotAlong, view: View) -> Draft:
    """There was nothing to leave."""
    end = ": nothing was changed."
    return _told(found, view, "You do not work along on", "does not work along on", end)


def _told(told: _Told, view: View, you: str, they: str, end: str = ".") -> Draft:
    """One sentence, said to whoever it is about as "you"; whoever works along may leave."""
    card, is_reader = told.card, view.viewer == told.user
    id = card.deliverable.id
    leaves = is_reader and card.along(told.user, told.side)
    leave = [verb_button("leave", id, view)] if leaves else []
    subject = you if is_reader else f"{shorten(told.name, NAME)} {they}"
    sentence = f"{subject} {named(card)} {FOR[told.side]}{end}"
    return Draft(paragraph(sentence, shows=(id,)), buttons=[open_button(card), *leave])
