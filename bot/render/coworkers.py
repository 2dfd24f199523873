"""Who helps with a deliverable, beside its lead."""

from __future__ import annotations

from bot.domain.outcomes.coworkers import AlreadyAlong, Joined, Left, NotAlong
from bot.render.kit.blocks import paragraph
from bot.render.kit.buttons import View
from bot.render.kit.card_buttons import open_button, verb_button
from bot.render.kit.cards import named
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, THE, shorten

_Told = Joined | Left | AlreadyAlong | NotAlong


@draw.register
def joined(done: Joined, view: View) -> Draft:
    """Somebody helps."""
    return _told(
        done, view, _("You help with {what} for {side}."), _("{name} helps with {what} for {side}.")
    )


@draw.register
def left(done: Left, view: View) -> Draft:
    """Somebody helps no more."""
    return _told(
        done,
        view,
        _("You no longer help with {what} for {side}."),
        _("{name} no longer helps with {what} for {side}."),
    )


@draw.register
def already_along(found: AlreadyAlong, view: View) -> Draft:
    """Somebody leads it or helps with it already."""
    seat = found.card.seat(found.side)
    if seat and seat.holder == found.user:
        return _told(
            found,
            view,
            _("You already lead {what} for {side}."),
            _("{name} already leads {what} for {side}."),
        )
    return _told(
        found,
        view,
        _("You already help with {what} for {side}."),
        _("{name} already helps with {what} for {side}."),
    )


@draw.register
def not_along(found: NotAlong, view: View) -> Draft:
    """There was nothing to leave."""
    return _told(
        found,
        view,
        _("You do not help with {what} for {side}, so nothing has changed."),
        _("{name} does not help with {what} for {side}, so nothing has changed."),
    )


def _told(told: _Told, view: View, you: str, they: str) -> Draft:
    """One sentence, said to the person that it is about as "you"; a helper may stop."""
    card, is_reader = told.card, view.viewer == told.user
    id = card.deliverable.id
    leaves = is_reader and card.along(told.user, told.side)
    leave = [verb_button("leave", id, view)] if leaves else []
    sentence = (you if is_reader else they).format(
        name=shorten(told.name, NAME), what=named(card), side=THE[told.side]
    )
    return Draft(paragraph(sentence, shows=(id,)), buttons=[open_button(id), *leave])
