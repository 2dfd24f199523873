"""Seats given to others: the preview, what was given, and the message to whoever has them now."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.commands import Accept, Side, spell_assign
from bot.domain.outcomes import Accepted, Assigned, AssignmentShown, AssignPreviewed, Card
from bot.domain.views import spell_view
from bot.render.blocks import Piece, bold, joined, paragraph, small
from bot.render.buttons import View, do
from bot.render.cards import card, named, named_all
from bot.render.pages import Draft
from bot.render.quotes import quote, source
from bot.render.standings import lead
from bot.render.views import command_of
from bot.render.words import FOR, NAME, counted, listed, shorten


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


def assigned(done: Assigned, view: View) -> Draft:
    """Who leads what now, and who said so."""
    one = len(done.cards) == 1
    ids = tuple(each.deliverable.id for each in done.cards)
    what = named(done.cards[0]) if one else listed(ids)
    by = "you" if view.viewer == done.by else shorten(done.by_name, NAME)
    name = lead(done.cards[0].seat(done.side))
    sentence = f"{name} leads {what} {FOR[done.side]}, assigned by {by}."
    return Draft(paragraph(sentence, shows=ids), unchanged(done.kept, done.side))


def assignment(shown: AssignmentShown, view: View) -> Draft:
    """To whoever was given something: by whom, what the text says of it, and a way to answer."""
    if shown.side is None:
        return Draft(paragraph(f"The assignment of {listed(shown.ids)} is over."))
    one = len(shown.cards) == 1
    what = named_all(shown.cards)
    sentence = f"{shorten(shown.by_name, NAME)} gave you the lead of {what} {FOR[shown.side]}."
    waiting = [id for each in shown.cards if (id := each.deliverable.id) not in shown.accepted]
    accept = do("Accept", spell_view(Accept(tuple(waiting))), view=command_of(shown))
    return Draft(
        paragraph(sentence),
        [
            *(quote(each) for each in shown.sentences if one),
            *(_given(each, shown, view) for each in shown.cards),
        ],
        buttons=[accept | {"style": "primary"}] if waiting else [],
        foot=source(shown.statement) if one else None,
    )


def accepted(done: Accepted, _: View) -> Draft:
    """What was taken on."""
    if not done.cards:
        return Draft(paragraph("There is nothing left here for you to accept."))
    return Draft(paragraph(f"You accepted {listed([each.deliverable.id for each in done.cards])}."))


def _given(given: Card, shown: AssignmentShown, view: View) -> Piece:
    id = given.deliverable.id
    note = " · accepted" if id in shown.accepted else ""
    back = do("Hand back", f"release {id}", view=command_of(shown), spoken=f"Hand back {id}")
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
