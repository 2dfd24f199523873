"""Sides and seats: who acts for whom, who leads what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.standings import lead
from bot.render.kit.words import FOR, THE, listed

WHICH_SIDE = "Which side do you work for? It is shown beside your name."
SIDE_WORDS = "The EU, Japan, or neither because you coordinate?"
_SEATS = {Side.EU: "The EU's seat", Side.JAPAN: "Japan's seat"}


@draw.register
def side_asked(asked: SideAsked, _: View) -> Draft:
    """The question whose side somebody acts for; an interrupted command is taken up after it."""
    return Draft(paragraph(WHICH_SIDE), rows(side_buttons(asked), SIDE_WORDS))


def side_buttons(asked: SideAsked) -> list[Block]:
    """The answers to the question whose side somebody acts for."""
    labels = {"EU": Side.EU, "Japan": Side.JAPAN, "Neither: I coordinate": Side.COORDINATOR}
    return [
        do(
            label,
            f"side {side}",
            view=asked.back,
            page=asked.page,
            then=asked.then,
            thread=asked.thread,
        )
        for label, side in labels.items()
    ]


@draw.register
def side_set(done: SideSet, _: View) -> Draft:
    """The side that somebody now acts for."""
    words = f"You act {FOR[done.side]}. It is shown beside your name."
    if done.side is Side.COORDINATOR:
        words = "You coordinate, and hold no seats yourself. An admin names you in settings."
    return Draft(paragraph(words), [unsettled(done.unsettled)] if done.unsettled else [])


def unsettled(sides: Sequence[Side]) -> Piece:
    """To an admin: which sides lack a coordinator, and where to name one."""
    words = f"No coordinator is named for {listed([THE[side] for side in sides], 'or')}."
    return paragraph(words, beside=look("Settings", "settings"))


@draw.register
def side_kept(kept: SideKept, _: View) -> Draft:
    """A change of side waits until the seats are given back."""
    ids = [seat.deliverable for seat in kept.seats]
    return Draft(
        paragraph(
            f"You still act {FOR[kept.side]}, because you lead {listed(ids)}. "
            "Release what you lead first, then choose the other side."
        ),
        rows([do(f"Release {id}", f"release {id}") for id in ids]),
    )


@draw.register
def claimed(done: Claimed, view: View) -> Draft:
    """A seat was taken."""
    sentence = f"{_subject(done.seat, view)} {named(done.card)} {FOR[done.seat.side]}."
    told = _told(sentence + _left(done.card), done.card, view)
    return replace(told, undo=undo(done.signature, view))


@draw.register
def already_yours(found: AlreadyYours, view: View) -> Draft:
    """The seat was the asker's already."""
    sentence = f"You already lead {named(found.card)} {FOR[found.seat.side]}"
    return _told(f"{sentence}, since {_since(found.seat)}.", found.card, view)


@draw.register
def already_taken(found: AlreadyTaken, _: View) -> Draft:
    """Somebody else came first."""
    return _told(_led_by(found.card, found.seat), found.card)


@draw.register
def released(done: Released, view: View) -> Draft:
    """A seat was given back."""
    who = "You" if view.viewer == done.seat.holder else lead(done.seat)
    sentence = f"{who} gave back {named(done.card)}. {_SEATS[done.seat.side]} is open."
    return replace(_told(sentence, done.card, view), undo=undo(done.signature, view))


@draw.register
def nothing_to_release(found: NothingToRelease, _: View) -> Draft:
    """The asker does not hold the seat."""
    if found.seat is None:
        sentence = f"Nobody leads {named(found.card)} {FOR[found.side]}: nothing was given back."
    else:
        sentence = (
            f"{_led_by(found.card, found.seat)} Only they or their coordinator can give it back."
        )
    return _told(sentence, found.card)


@draw.register
def not_your_seat(found: NotYourSeat, view: View) -> Draft:
    """Somebody else leads it, or nobody does."""
    if found.seat is None:
        sentence = f"{_SEATS[found.side]} of {named(found.card)} is open. Claim it first."
        return _told(sentence, found.card, view)
    sentence = (
        f"{_led_by(found.card, found.seat)} Only who leads it, works along on it, or coordinates "
        "the side can report on it."
    )
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
    done = asked.verb == "done"
    question = "Which one is complete?" if done else f"Which one do you want to {asked.verb}?"
    return Draft(paragraph(question), cards)


def _told(sentence: str, card: Card, view: View | None = None) -> Draft:
    """One sentence about a deliverable; in a `view`, what can be done about its seats."""
    button = seat_button(card, view) if view else None
    head = paragraph(sentence, shows=(card.deliverable.id,))
    return Draft(head, buttons=[button] if button else [])


def _subject(seat: Seat, view: View) -> str:
    return "You lead" if view.viewer == seat.holder else f"{lead(seat)} leads"


def _led_by(card: Card, seat: Seat) -> str:
    return f"{named(card)} is led by {lead(seat)} {FOR[seat.side]} since {_since(seat)}."


def _since(seat: Seat) -> str:
    return spell_day_of(seat.since, seat.side)


def _left(card: Card) -> str:
    """The other side's seat, where nobody has it."""
    return "".join(f" {_SEATS[side]} is open." for side in open_sides(card))
