"""Leads assigned to others: the preview, what was assigned, and the message to the new lead."""

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
from bot.render.kit.buttons import View, do, look
from bot.render.kit.cards import card, named, named_all
from bot.render.kit.drawing import draw
from bot.render.kit.message import Modal
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import quote, source
from bot.render.kit.standings import lead
from bot.render.kit.words import NAME, THE, counted, listed, shorten


@draw.register
def previewed(shown: AssignPreviewed, _: View) -> Draft:
    """What would change and what would not; nothing does before the button."""
    name, side = shorten(shown.name, NAME), shown.side
    rest = unchanged(shown.kept, side)
    if not shown.cards:
        words = f"None of these can be assigned to {name} for {THE[side]}."
        return Draft(paragraph(words), rest)
    ids = [each.deliverable.id for each in shown.cards]
    give = do("Assign", spell_assign(shown.command, of=", ".join(ids)), confirmed=0)
    return Draft(
        paragraph(f"Assign {counted(len(ids), 'deliverable')} to {name} for {THE[side]}?"),
        [*changed(shown.cards, side), *rest, small("Nothing has changed yet.")],
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
    sentence = f"{name} leads {what} for {THE[done.side]}, assigned by {by}."
    return Draft(paragraph(sentence, shows=ids), unchanged(done.kept, done.side))


@draw.register
def assignment(shown: AssignmentShown, view: View) -> Draft:
    """To the new lead: who assigned it, what the text says of it, and a way to answer."""
    if shown.side is None:
        what = listed(shown.ids)
        over = (
            f"{what} is no longer yours." if len(shown.ids) == 1 else f"{what} are no longer yours."
        )
        return Draft(paragraph(over))
    one = len(shown.cards) == 1
    what = named_all(shown.cards)
    sentence = f"{shorten(shown.by_name, NAME)} assigned {what} to you for {THE[shown.side]}."
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
        return Draft(paragraph("Nothing is left here for you to accept."))
    return Draft(paragraph(f"You accepted {listed([each.deliverable.id for each in done.cards])}."))


def _given(given: Card, shown: AssignmentShown, view: View) -> Piece:
    id = given.deliverable.id
    note = " · accepted" if id in shown.accepted else ""
    back = do("Release", f"release {id}", view=shown.view, spoken=f"Release: {id}")
    return card(given, view, note=note, beside=back)


def changed(cards: Sequence[Card], side: Side) -> list[Piece]:
    """What would get a new lead, and who leads it now."""
    return [
        paragraph(bold(each.deliverable.id), f" {each.deliverable.title}{_now(each, side)}")
        for each in cards
    ]


def unchanged(cards: Sequence[Card], side: Side) -> list[Piece]:
    """What keeps its lead, and who that is."""
    if not cards:
        return []
    first, *rest = (paragraph(f"{named(each)}{_now(each, side)}") for each in cards)
    return [joined(paragraph(bold("Not changed:")), first), *rest]


def _now(shown: Card, side: Side) -> str:
    seat = shown.seat(side)
    return f" · led by {lead(seat)}" if seat else f" · {lead(None)}"


def assign(opened: AssignFormOpened) -> Modal:
    """Deliverables of one's own side, for a person or a unit."""
    side = opened.side
    if not opened.cards:
        words = (
            f"Here is nothing that you can assign for {THE[side]}. You can assign what has no "
            "lead, and what you lead yourself."
        )
        return f.nothing_to_choose("Assign", words, look("Without a lead", f"unclaimed {side}"))
    what = f"You can assign these for {THE[side]}."
    if opened.topic:
        what = f"{opened.topic.title}: you can assign these for {THE[side]}."
    known = f.deliverables(opened.cards)
    chosen = f.choices(known, [opened.about])
    hint = f.among(known, "say assign, its id and the person")
    person_hint = "Somebody of your side, or a unit below."
    return Modal(
        "Assign",
        (
            *paragraph(what).blocks,
            f.field(Field.DELIVERABLES, "Deliverables", chosen, hint=hint),
            f.field(Field.PERSON, "To a person", f.person(), hint=person_hint, optional=True),
            f.field(Field.UNIT, "Or to a unit", f.text(UNIT_LIMIT), optional=True),
        ),
        submit="Assign",
    )
