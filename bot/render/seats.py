"""Sides and leads: who acts for whom, who leads what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.commands.menu import parse
from bot.domain.commands.seats import Claim
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.progress import NotYourSeat
from bot.domain.outcomes.seats import (
    AlreadyTaken,
    AlreadyYours,
    Claimed,
    NothingToRelease,
    Released,
    SideAsked,
    SideKept,
    SideSet,
    WhichAsked,
)
from bot.domain.sides import Side
from bot.domain.state import Seat
from bot.render.kit.blocks import Piece, paragraph, rows
from bot.render.kit.buttons import View, do, look, undo
from bot.render.kit.card_buttons import join_button, open_sides, seat_button, verb_button
from bot.render.kit.cards import card, named
from bot.render.kit.dates import spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, listed, marked, together
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.standings import lead
from bot.render.kit.words import SIDES, THE, Terms

WHICH_SIDE = marked("Which side do you work for? Others see it.")
SIDE_WORDS = marked("The EU, Japan, or do you coordinate a side?")
_NO_LEAD = Terms({Side.EU: marked("The EU has no lead."), Side.JAPAN: marked("Japan has no lead.")})
_WHICH = Terms(
    {
        "claim": marked("Which one do you want to claim?"),
        "release": marked("Which one do you want to release?"),
        "done": marked("Which one is complete?"),
        "join": marked("Which one do you want to help with?"),
        "leave": marked("Which one do you no longer help with?"),
    }
)


@draw.register
def side_asked(asked: SideAsked, _view: View) -> Draft:
    """The question whose side somebody acts for; an interrupted command is taken up after it."""
    then = parse(asked.then)
    claimed = then.id if isinstance(then, Claim) else None
    question = _("To claim {id}: which side do you work for? Others see it.").format(id=claimed)
    return Draft(
        paragraph(question if claimed else _(WHICH_SIDE)), rows(side_buttons(asked), _(SIDE_WORDS))
    )


def side_buttons(asked: SideAsked) -> list[Block]:
    """The answers to the question whose side somebody acts for."""
    labels = {
        Side.EU: SIDES[Side.EU],
        Side.JAPAN: SIDES[Side.JAPAN],
        Side.COORDINATOR: _("I coordinate a side"),
    }
    return [
        do(
            label,
            f"side {side}",
            view=asked.back,
            page=asked.page,
            then=asked.then,
            thread=asked.thread,
        )
        for side, label in labels.items()
    ]


@draw.register
def side_set(done: SideSet, _view: View) -> Draft:
    """The side that somebody now acts for."""
    if done.side is Side.COORDINATOR:
        words = _(
            "You coordinate a side and lead nothing yourself. An admin names you in settings."
        )
    else:
        words = _("You act for {side}. Others see it beside your name.").format(side=THE[done.side])
    return Draft(paragraph(words), [unsettled(done.unsettled)] if done.unsettled else [])


def unsettled(sides: Sequence[Side]) -> Piece:
    """To an admin: which sides lack a coordinator, and where to name one."""
    words = _("No coordinator is named for {list}.").format(
        list=listed([THE[side] for side in sides], "or")
    )
    return paragraph(words, beside=look(_("Settings"), "settings"))


@draw.register
def side_kept(kept: SideKept, _view: View) -> Draft:
    """A change of side waits until its leads are released."""
    ids = [seat.deliverable for seat in kept.seats]
    return Draft(
        paragraph(
            _(
                "You still act for {side}, because you lead {list}. Release what you lead "
                "first, then choose the other side."
            ).format(side=THE[kept.side], list=listed(ids))
        ),
        rows([do(_("Release {id}").format(id=id), f"release {id}") for id in ids]),
    )


@draw.register
def claimed(done: Claimed, view: View) -> Draft:
    """Somebody has become a lead."""
    what, side = named(done.card), THE[done.seat.side]
    mine = view.viewer == done.seat.holder
    sentence = (
        _("You lead {what} for {side}.").format(what=what, side=side)
        if mine
        else _("{name} leads {what} for {side}.").format(name=lead(done.seat), what=what, side=side)
    )
    told = _told(together(sentence, *_left(done.card)), done.card, view)
    return replace(told, undo=undo(done.signature, view))


@draw.register
def already_yours(found: AlreadyYours, view: View) -> Draft:
    """The asker was the lead already."""
    what, side, day = named(found.card), THE[found.seat.side], _since(found.seat)
    return _told(
        _("You have led {what} for {side} since {day}.").format(what=what, side=side, day=day),
        found.card,
        view,
    )


@draw.register
def already_taken(found: AlreadyTaken, _view: View) -> Draft:
    """Somebody else came first."""
    return _told(_led_by(found.card, found.seat), found.card)


@draw.register
def released(done: Released, view: View) -> Draft:
    """Somebody has released what they led."""
    what, mine = named(done.card), view.viewer == done.seat.holder
    sentence = (
        _("You released {what}.").format(what=what)
        if mine
        else _("{name} released {what}.").format(name=lead(done.seat), what=what)
    )
    told = _told(together(sentence, _NO_LEAD[done.seat.side]), done.card, view)
    return replace(told, undo=undo(done.signature, view))


@draw.register
def nothing_to_release(found: NothingToRelease, _view: View) -> Draft:
    """The asker is not the lead."""
    what, side = named(found.card), THE[found.side]
    if found.seat is None:
        return _told(
            _("Nobody leads {what} for {side}, so nothing was released.").format(
                what=what, side=side
            ),
            found.card,
        )
    only = _("Only they or their coordinator can release it.")
    return _told(together(_led_by(found.card, found.seat), only), found.card)


@draw.register
def not_your_seat(found: NotYourSeat, view: View) -> Draft:
    """Somebody else leads it, or nobody does."""
    if found.seat is None:
        sentence = _("Nobody leads {what} for {side}. Claim it first.").format(
            what=named(found.card), side=THE[found.side]
        )
        return _told(sentence, found.card, view)
    only = _("Only its lead, those who help with it and the side's coordinator can report on it.")
    sentence = together(_led_by(found.card, found.seat), only)
    join = join_button(found.card, view)
    return Draft(
        paragraph(sentence, shows=(found.card.deliverable.id,)), buttons=[join] if join else []
    )


@draw.register
def which_asked(asked: WhichAsked, view: View) -> Draft:
    """Which of several deliverables?"""
    cards = [
        card(each, view, beside=verb_button(asked.verb, each.deliverable.id, view))
        for each in asked.cards
    ]
    return Draft(paragraph(_WHICH[asked.verb]), cards)


def _told(sentence: str, card: Card, view: View | None = None) -> Draft:
    """One sentence about a deliverable; in a `view`, what can be done about its leads."""
    button = seat_button(card, view) if view else None
    head = paragraph(sentence, shows=(card.deliverable.id,))
    return Draft(head, buttons=[button] if button else [])


def _led_by(card: Card, seat: Seat) -> str:
    return _("{name} has led {what} for {side} since {day}.").format(
        name=lead(seat), what=named(card), side=THE[seat.side], day=_since(seat)
    )


def _since(seat: Seat) -> str:
    return spell_day_of(seat.since, seat.side)


def _left(card: Card) -> list[str]:
    """That the other side has no lead, where it has none."""
    return [_NO_LEAD[side] for side in open_sides(card)]
