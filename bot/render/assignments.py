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
from bot.render.kit.buttons import View, do, look, undo
from bot.render.kit.cards import card, named, named_all
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, listed, ngettext
from bot.render.kit.message import Modal
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import quote, source
from bot.render.kit.standings import lead
from bot.render.kit.words import NAME, THE, deliverables, fact, shorten, title


@draw.register
def previewed(shown: AssignPreviewed, _view: View) -> Draft:
    """What would change and what would not; nothing does before the button."""
    name, side = shorten(shown.name, NAME), shown.side
    rest = unchanged(shown.kept, side)
    if not shown.cards:
        words = _("None of these can be assigned to {name} for {side}.").format(
            name=name, side=THE[side]
        )
        return Draft(paragraph(words), rest)
    ids = [each.deliverable.id for each in shown.cards]
    give = do(_("Assign"), spell_assign(shown.command, of=", ".join(ids)), confirmed=0)
    return Draft(
        paragraph(
            _("Assign {count} to {name} for {side}?").format(
                count=deliverables(len(ids)), name=name, side=THE[side]
            )
        ),
        [*changed(shown.cards, side), *rest, small(_("Nothing has changed yet."))],
        buttons=[give | {"style": "primary"}],
    )


@draw.register
def assigned(done: Assigned, view: View) -> Draft:
    """Who leads what now, and who said so."""
    one = len(done.cards) == 1
    ids = tuple(each.deliverable.id for each in done.cards)
    what = named(done.cards[0]) if one else listed(ids)
    known = {
        "name": lead(done.cards[0].seat(done.side)),
        "what": what,
        "side": THE[done.side],
        "by": shorten(done.by_name, NAME),
    }
    sentence = (
        _("{name} leads {what} for {side}, assigned by you.").format(**known)
        if view.viewer == done.by
        else _("{name} leads {what} for {side}, assigned by {by}.").format(**known)
    )
    kept = unchanged(done.kept, done.side)
    return Draft(paragraph(sentence, shows=ids), kept, undo=undo(done.signature, view))


@draw.register
def assignment(shown: AssignmentShown, view: View) -> Draft:
    """To the new lead: who assigned it, what the text says of it, and a way to answer."""
    if shown.side is None:
        what = listed(shown.ids)
        over = ngettext(
            "{what} is no longer yours.", "{what} are no longer yours.", len(shown.ids)
        ).format(what=what)
        return Draft(paragraph(over))
    one = len(shown.cards) == 1
    what = named_all(shown.cards)
    sentence = _("{name} assigned {what} to you for {side}.").format(
        name=shorten(shown.by_name, NAME), what=what, side=THE[shown.side]
    )
    waiting = [id for each in shown.cards if (id := each.deliverable.id) not in shown.accepted]
    accept = do(_("Accept"), spell_view(Accept(tuple(waiting))), view=shown.view)
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
def accepted(done: Accepted, _view: View) -> Draft:
    """What was taken on."""
    if not done.cards:
        return Draft(paragraph(_("Nothing is left here for you to accept.")))
    return Draft(
        paragraph(
            _("You accepted {list}.").format(
                list=listed([each.deliverable.id for each in done.cards])
            )
        )
    )


def _given(given: Card, shown: AssignmentShown, view: View) -> Piece:
    id = given.deliverable.id
    note = fact(_("accepted")) if id in shown.accepted else ""
    back = do(
        _("Release"), f"release {id}", view=shown.view, spoken=_("Release: {id}").format(id=id)
    )
    return card(given, view, note=note, beside=back)


def changed(cards: Sequence[Card], side: Side) -> list[Piece]:
    """What would get a new lead, and who leads it now."""
    return [
        paragraph(bold(each.deliverable.id), f" {title(each.deliverable)}{_now(each, side)}")
        for each in cards
    ]


def unchanged(cards: Sequence[Card], side: Side) -> list[Piece]:
    """What keeps its lead, and who that is."""
    if not cards:
        return []
    first, *rest = (paragraph(f"{named(each)}{_now(each, side)}") for each in cards)
    return [joined(paragraph(bold(_("Not changed:"))), first), *rest]


def _now(shown: Card, side: Side) -> str:
    seat = shown.seat(side)
    return fact(_("led by {name}").format(name=lead(seat)) if seat else lead(None))


def assign(opened: AssignFormOpened) -> Modal:
    """Deliverables of one's own side, for a person or a unit."""
    side = opened.side
    if not opened.cards:
        words = _(
            "Here is nothing that you can assign for {side}. You can assign what has no "
            "lead, and what you lead yourself."
        ).format(side=THE[side])
        return f.nothing_to_choose(
            _("Assign"), words, look(_("Without a lead"), f"unclaimed {side}")
        )
    what = _("You can assign these for {side}.").format(side=THE[side])
    if opened.topic:
        what = _("{title}: you can assign these for {side}.").format(
            title=title(opened.topic), side=THE[side]
        )
    known = f.deliverables(opened.cards)
    chosen = f.choices(known, [opened.about])
    hint = f.among(known, "assign CYBER-2 @person")
    person_hint = _("Somebody of your side, or a unit below.")
    return Modal(
        _("Assign"),
        (
            *paragraph(what).blocks,
            f.field(Field.DELIVERABLES, _("Deliverables"), chosen, hint=hint),
            f.field(Field.PERSON, _("To a person"), f.person(), hint=person_hint, optional=True),
            f.field(Field.UNIT, _("Or to a unit"), f.text(UNIT_LIMIT), optional=True),
        ),
        submit=_("Assign"),
    )
