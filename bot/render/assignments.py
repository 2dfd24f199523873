"""Seats given to others: the preview, what was given, and the message to whoever has them now."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.commands.assignments import UNIT_LIMIT, Accept, spell_assign
from bot.domain.commands.menu import spell_view
from bot.domain.forms import Field
from bot.domain.outcomes.assignments import Accepted, Assigned, AssignmentShown, AssignPreviewed
from bot.domain.outcomes.base import Card
from bot.domain.outcomes.forms import AssignFormOpened
from bot.domain.sides import Side
from bot.render.kit import fields as f
from bot.render.kit.blocks import Piece, bold, joined, paragraph, small
from bot.render.kit.buttons import View, do, look, undo
from bot.render.kit.cards import card, named, named_all
from bot.render.kit.drawing import draw
from bot.render.kit.message import Modal
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import quote, source
from bot.render.kit.standings import lead
from bot.render.kit.words import FOR, NAME, counted, listed, shorten


@draw.register
def previewed(shown: AssignPreviewed, _: View) -> Draft:
    """What would change and what would not; nothing does before the button."""
    name, side = shorten(shown.name, NAME), shown.side
    rest = unchanged(shown.kept, side)
    if not shown.cards:
        return Draft(paragraph(f"Nothing here can be given to {name} {FOR[side]}."), rest)
    ids = [each.deliverable.id for each in shown.cards]
    give = do("Assign", spell_assign(shown.command, of=", ".join(ids)), confirmed=0)
    return Draft(
        paragraph(f"Give {counted(len(ids), 'deliverable')} to {name} {FOR[side]}?"),
        [*changed(shown.cards, side), *rest, small("Nothing is changed yet.")],
        buttons=[give | {"style": "primary"}],
    )


@draw.register
def assigned(done: Assigned, view: View) -> Draft:
    """Who leads what now, and who said so."""
    one = len(done.cards) == 1
    ids = tuple(each.deliverable.id for each in done.cards)
    what = named(done.cards[0]) if one else listed(ids)
    by = "you" if view.viewer == done.by else shorten(done.by_name, NAME)
    name = lead(done.cards[0].seat(done.side))
    sentence = f"{name} leads {what} {FOR[done.side]}, assigned by {by}."
    kept = unchanged(done.kept, done.side)
    return Draft(paragraph(sentence, shows=ids), kept, undo=undo(done.signature, view))


@draw.register
def assignment(shown: AssignmentShown, view: View) -> Draft:
    """To whoever was given something: by whom, what the text says of it, and a way to answer."""
    if shown.side is None:
        return Draft(paragraph(f"The assignment of {listed(shown.ids)} is over."))
    one = len(shown.cards) == 1
    what = named_all(shown.cards)
    sentence = f"{shorten(shown.by_name, NAME)} gave you the lead of {what} {FOR[shown.side]}."
    waiting = [id for each in shown.cards if (id := each.deliverable.id) not in shown.accepted]
    accept = do("Accept", spell_view(Accept(tuple(waiting))), view=shown.view)
    return Draft(
        paragraph(sentence),
        [
            *(quote(each) for each in shown.sentences if one),
            *(_given(each, shown, view) for each in shown.cards),
        ],
        buttons=[accept | {"style": "primary"}] if waiting else [],
        foot=source(shown.statement) if one else None,
    )


@draw.register
def accepted(done: Accepted, _: View) -> Draft:
    """What was taken on."""
    if not done.cards:
        return Draft(paragraph("There is nothing left here for you to accept."))
    return Draft(paragraph(f"You accepted {listed([each.deliverable.id for each in done.cards])}."))


def _given(given: Card, shown: AssignmentShown, view: View) -> Piece:
    id = given.deliverable.id
    note = " · accepted" if id in shown.accepted else ""
    back = do("Hand back", f"release {id}", view=shown.view, spoken=f"Hand back {id}")
    return card(given, view, note=note, beside=back)


def changed(cards: Sequence[Card], side: Side) -> list[Piece]:
    """What would change hands, and whose it is now."""
    return [
        paragraph(bold(each.deliverable.id), f" {each.deliverable.title}{_now(each, side)}")
        for each in cards
    ]


def unchanged(cards: Sequence[Card], side: Side) -> list[Piece]:
    """What stays with whoever has it, and who that is."""
    if not cards:
        return []
    first, *rest = (paragraph(f"{named(each)}{_now(each, side)}") for each in cards)
    return [joined(paragraph(bold("Not changed:")), first), *rest]


def _now(shown: Card, side: Side) -> str:
    seat = shown.seat(side)
    return f" · led by {lead(seat)}" if seat else " · open"


def assign(opened: AssignFormOpened) -> Modal:
    """Seats of one's own side, for a person or a unit."""
    side, place = opened.side, f" in {opened.topic.title}" if opened.topic else ""
    if not opened.cards:
        words = (
            f"There is no seat{place} that you can give {FOR[side]}: only open ones and your own."
        )
        return f.nothing_to_choose("Assign", words, look("Open seats", f"unclaimed {side}"))
    known = f.deliverables(opened.cards)
    chosen = f.choices(known, [opened.about])
    hint = f.among(known, "say assign, its id and the person")
    person_hint = "Somebody of your side, or a unit below."
    return Modal(
        "Assign",
        (
            *paragraph(f"Seats{place} {FOR[side]} that you can give.").blocks,
            f.field(Field.DELIVERABLES, "Deliverables", chosen, hint=hint),
            f.field(Field.PERSON, "To a person", f.person(), hint=person_hint, optional=True),
            f.field(Field.UNIT, "Or to a unit", f.text(UNIT_LIMIT), optional=True),
        ),
        submit="Assign",
    )
